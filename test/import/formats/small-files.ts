import { Readable } from "node:stream";
import type { FormatName, ReadInput } from "../../../server/import/import-format.ts";
import { gdeltRow } from "./gdelt-rows.ts";

interface SmallFile {
  readonly text: string;
  readonly options?: unknown;
  readonly companion?: Pick<ReadInput, "companion">;
}

const ROLL_CALLS =
  "rcid,session,importantvote,date,unres,amend,para,short,descr\n1,55,0,2000-11-01,R/55/7,NA,NA,RIVERS,Sharing of rivers\nx,1,0,0,0,0,0,0,0\n";
const TOPICS = "rcid,short_name,issue\n1,ri,Rivers\n1,xx,\n";
const IGO_COLUMNS = Array.from({ length: 120 }, (_, index) => `org${index}`);

/** Made-up files, each with sound rows, faulty ones and letters of several bytes. */
export const FILES: Readonly<Record<FormatName, SmallFile>> = {
  interchange: {
    text: JSON.stringify(
      {
        actors: [
          { id: "a", kind: "person", name: "Älva 明" },
          { id: "b", kind: "state", name: "" },
        ],
        issues: [{ id: "i", name: "Frieden" }],
        sources: [],
        stances: [],
        ties: [],
      },
      null,
      1,
    ),
  },
  "interchange-lines": {
    text: '\uFEFF{"actor": {"id": "a", "kind": "person", "name": "Älva 明"}}\r\n\n{"issue": {"id": "i"}}\n{',
  },
  gdelt: {
    text: `${gdeltRow({ id: "1", toName: "ÉREVAN" })}\r\n\n${gdeltRow({ id: "2", day: "20201322" })}\n${gdeltRow({ to: "" })}\n${gdeltRow({ id: "3", from: "IGOEUREEC" })}`,
  },
  "gdelt-mentions": {
    text: `1\t20200101000000\t20200101000000${"\tö".repeat(13)}\n1\t2\n`,
  },
  icews: {
    text: [
      "Event ID\tEvent Date\tSource Name\tSource Sectors\tSource Country\tEvent Text\tCAMEO Code\tIntensity\tTarget Name\tTarget Sectors\tTarget Country\tStory ID\tSentence Number\tPublisher\tCity\tDistrict\tProvince\tCountry\tLatitude\tLongitude",
      "1\t2018-06-01\tInés Díaz\tGovernment,Elite\tSpain\tConsult\t040\t1\tNorway\tNA\tNorway\t9\t2\tDiario\tNA\tNA\tNA\tSpain\t1\t2",
      "2\t2018-06-31\tInés Díaz\tNA\tSpain\tConsult\t040\t1\tNorway\tNA\tNorway\t9\t2\tDiario\tNA\tNA\tNA\tSpain\t1\t2",
    ].join("\n"),
  },
  "icews-quads": {
    text: "Inés Díaz\tConsult\tNorway\t2014-01-02\r\nNorway\tSing\tInés Díaz\t2014-01-02\nA\tConsult\tA\t2014-01-02",
  },
  "cow-alliance-dyads": {
    text: 'version4id,ccode1,state_name1,ccode2,state_name2,dyad_st_day,dyad_st_month,dyad_st_year,dyad_end_day,dyad_end_month,dyad_end_year,left_censor,right_censor,defense,neutrality,nonaggression,entente,asymmetric,version\n9,2,"Ünited, States",20,"Canada",4,4,1949,,,,0,1,1,0,0,1,0,4.1\n9,2,"A",20,"B\nC",31,2,1949,,,,0,1,1,0,0,1,0,4.1\n9,2,"A\n',
  },
  "cow-alliance-members": {
    text: 'version4id,ccode,state_name,all_st_year,ss_type,mem_st_day,mem_st_month,mem_st_year,mem_end_day,mem_end_month,mem_end_year,version\n9,290,"Pölen",1955,"Type II: Neutrality",14,5,1955,,,,4.1\n9,1,"X",1955,"",14,5,1955,,,,4.1\n',
  },
  "atop-dyads": {
    text: "ccode1,ccode2,year,atop_defense,atop_offense,atop_neutral,atop_nonagg,atop_consul\n2,20,2008,1,0,0,1,1\n2,20,year,1,0,0,1,1\n",
  },
  "cow-igo-dyads": { text: "ccode1,ccode2,year,dyadigos\n2,20,2008,72\n2,20,2008,é\n" },
  "cow-igo-states": {
    text: `ccode,year,state,${IGO_COLUMNS.join(",")}\n2,1990,usa,${IGO_COLUMNS.map((_, index) => index % 3).join(",")}\n2,1990,usa\n`,
  },
  "un-votes": {
    text: "rcid,country,country_code,vote\n1,Côte d'Ivoire,CI,yes\n2,Norway,NO,no\n1,Norway,NO,no",
    companion: {
      companion: (format) =>
        Readable.from([Buffer.from(format === "un-roll-calls" ? ROLL_CALLS : TOPICS)]),
    },
  },
  "un-roll-calls": { text: ROLL_CALLS },
  "un-roll-call-issues": { text: TOPICS },
  "reference-table": { text: "CODE\tLABEL\nAZE\tAzərbaycan\nX\t\0\n" },
  gexf: {
    text: '<?xml version="1.0"?><gexf><meta lastmodifieddate="2020-01-02"/><graph><nodes>\n<node id="a" label="Inés &amp; Co"/><node id="b" label="明"/></nodes>\n<edges><edge id="1" source="a" target="b" label="é"/><edge source="a" target="z"/></edges></graph></gexf>',
  },
  graphml: {
    text: '<graphml><key id="d" for="edge" attr.name="date"/><key id="l" for="node" attr.name="label"/><graph>\n<node id="a"><data key="l">Inés <![CDATA[& Co]]></data></node><node id="b"/>\n<edge source="a" target="b"><data key="d">2020-01-02</data></edge><edge source="a" target="z"/></graph></graphml>',
  },
  cytoscape: {
    text: '{"elements": {"nodes": [{"data": {"id": "a", "name": "Inés"}}, {"data": {"id": "a"}}],\n"edges": []}}',
  },
  table: {
    text: '\uFEFFfrom;to;date;polarity;note\r\nInés;"Nor;way";1.2.2020;0,5;"two\r\nlines"\r\nInés;Norway;31.2.2020;1;x\r\nInés;"Nor"way;1.2.2020;1;x\r\n明;Norway;3.4.2020;-1;\r\n',
  },
};
