import { describe, expect, it } from "@jest/globals";
import type { FormatName } from "../../../server/import/import-format.ts";
import {
  actorsOf,
  itemsOf,
  readRecords,
  rejectedOf,
  stancesOf,
  tallyOf,
  tiesOf,
} from "../read-records.ts";

const gexf = (body: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" version="1.3"><meta lastmodifieddate="2020-05-06"/>
<graph defaultedgetype="directed">${body}</graph></gexf>`;

const NODES = `<nodes><node id="0" label="Ine Dahl"/><node id="1" label="Norway"/></nodes>`;

describe("GEXF", () => {
  it("makes actors of nodes by their labels, and neutral stances of edges on the day of the file", async () => {
    const text = gexf(`${NODES}<edges><edge id="e7" source="0" target="1" weight="3.0"/></edges>`);
    const records = await readRecords("gexf", text, { name: "net.gexf" });
    expect(actorsOf(records).map(({ id, kind }) => [id, kind])).toEqual([
      ["ine-dahl", "person"],
      ["nor", "state"],
    ]);
    expect(stancesOf(records)).toMatchObject([
      {
        from: "ine-dahl",
        to: "nor",
        polarity: 0,
        act: "01",
        mentions: 3,
        date: "2020-05-06",
        locator: "edge e7",
        summary: "Ine Dahl is linked to Norway",
        source: "file-net-gexf",
      },
    ]);
  });

  it("reads attributes of edges by their titles, with defaults", async () => {
    const text = gexf(`
      <attributes class="edge"><attribute id="0" title="sign" type="double"/>
        <attribute id="1" title="topic" type="string"><default>Fishing</default></attribute></attributes>
      ${NODES}<edges><edge id="e" source="0" target="1"><attvalues><attvalue for="0" value="-1"/></attvalues></edge></edges>`);
    expect(stancesOf(await readRecords("gexf", text))).toMatchObject([
      { polarity: -1, act: "11", issue: "fishing", summary: "Ine Dahl is against Norway" },
    ]);
  });

  it("keeps two nodes of one name apart", async () => {
    const text = gexf(`<nodes><node id="a" label="Li Wei"/><node id="b" label="Li Wei"/></nodes>
      <edges><edge source="a" target="b"/></edges>`);
    expect(stancesOf(await readRecords("gexf", text))).toMatchObject([
      { from: "li-wei", to: "li-wei-b" },
    ]);
  });

  it("rejects edges whose ends are missing, and a node that is there twice; reads edges before nodes", async () => {
    const text =
      gexf(`<edges><edge id="1" source="0" target="1"/><edge id="2" source="0" target="9"/></edges>
      <nodes><node id="0" label="A"/><node id="1" label="B"/><node id="1" label="C"/></nodes>`);
    const records = await readRecords("gexf", text);
    expect(stancesOf(records)).toHaveLength(1);
    expect(rejectedOf(records).map(({ column, value, reason }) => [column, value, reason])).toEqual(
      [
        ["id", "1", "the id is already that of another node"],
        ["target", "9", "the file has no node of this id"],
      ],
    );
  });

  it.each([
    ["<gexf><graph>", /^x is not well-formed XML at line 1, column \d+: unclosed tag/],
    ["<gexf><graph></gexf>", /^x is not well-formed XML at line 1/],
    [
      '<!DOCTYPE g [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><gexf>&b;</gexf>',
      /^x is not well-formed XML at line 1, column \d+: undefined entity/,
    ],
  ])("refuses %s", async (text, message) => {
    await expect(readRecords("gexf", text)).rejects.toThrow(message);
  });

  it("reads Latin-1 where the document declares it", async () => {
    const text = gexf(`<nodes><node id="0" label="Zoë Ünal"/></nodes>`).replace(
      "UTF-8",
      "ISO-8859-1",
    );
    const records = await readRecords("gexf", Buffer.from(text, "latin1"), { chunk: 7 });
    expect(actorsOf(records)).toMatchObject([{ name: "Zoë Ünal" }]);
  });
});

describe("GraphML", () => {
  const graphml = (body: string): string =>
    `<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><key id="n" for="node" attr.name="name" attr.type="string"/>
     <key id="w" for="edge" attr.name="weight" attr.type="double"><default>2</default></key>
     <key id="d" for="edge" attr.name="date" attr.type="string"/><graph edgedefault="undirected">${body}</graph></graphml>`;
  const BODY = `<node id="n0"><data key="n">Ine Dahl</data></node><node id="n1"><data key="n">Norway</data></node>
     <edge source="n0" target="n1"><data key="d">2020-01-02</data></edge>`;

  it("reads nodes and edges with their data and defaults", async () => {
    expect(stancesOf(await readRecords("graphml", graphml(BODY)))).toMatchObject([
      {
        from: "ine-dahl",
        to: "nor",
        date: "2020-01-02",
        mentions: 2,
        locator: "edge from n0 to n1, line 4",
      },
    ]);
  });

  it("reads a nested graph as one with its parent, and skips hyperedges", async () => {
    const text = graphml(
      `<node id="p"><data key="n">Fjord Council</data><graph><node id="c"><data key="n">Norway</data></node></graph></node>
       <edge source="p" target="c"><data key="d">2020-01-02</data></edge><hyperedge><endpoint node="p"/></hyperedge>`,
    );
    const records = await readRecords("graphml", text);
    expect(stancesOf(records)).toMatchObject([{ from: "fjord-council", to: "nor" }]);
    expect(tallyOf(records)).toMatchObject({ "skipped: an edge between more than two nodes": 1 });
  });

  it("refuses edges without a day before it gives any", async () => {
    const text = graphml(BODY.replace('<data key="d">2020-01-02</data>', "")).replace(
      /<key id="d".*?>/,
      "",
    );
    await expect(readRecords("graphml", text)).rejects.toThrow(
      "Nothing says of which day it is in x.",
    );
    const options = { set: { date: "2019-01-01", act: "051" } };
    expect(stancesOf(await readRecords("graphml", text, { options }))).toMatchObject([
      { date: "2019-01-01", act: "051" },
    ]);
  });
});

describe("Cytoscape JSON", () => {
  const nodes = [{ data: { id: "a", name: "Ine Dahl" } }, { data: { id: "b", name: "Norway" } }];
  const edges = [{ data: { id: "e", source: "a", target: "b", date: "2020-01-02", polarity: 1 } }];

  it.each([
    ["an object of nodes and edges", { elements: { nodes, edges } }],
    ["one list", { elements: [...edges, ...nodes] }],
  ])("reads elements as %s", async (_what, document) => {
    const records = await readRecords("cytoscape", JSON.stringify(document, null, 1));
    expect(stancesOf(records)).toMatchObject([
      { from: "ine-dahl", to: "nor", date: "2020-01-02", polarity: 1 },
    ]);
    expect(records.every(({ at }) => at.line > 1)).toBe(true);
  });

  it("refuses what has no elements, or is cut off", async () => {
    await expect(readRecords("cytoscape", "{}")).rejects.toThrow("x has no list of elements.");
    await expect(readRecords("cytoscape", '{"elements": [')).rejects.toThrow(
      /^x is not JSON at line 1/,
    );
  });
});

describe("a network that Entente wrote", () => {
  const attribute = (name: string, value: string): string => `<data key="${name}">${value}</data>`;
  const keys = [
    "entente",
    "label",
    "kind",
    "aliases",
    "act",
    "date",
    "summary",
    "locator",
    "source",
    "status",
    "polarity",
    "goldstein",
    "mentions",
    "otherSources",
    "role",
    "url",
  ]
    .map((name) => `<key id="${name}" for="all" attr.name="${name}" attr.type="string"/>`)
    .join("");
  const text = `<graphml>${keys}<graph edgedefault="directed">
    <node id="ine-dahl">${attribute("entente", "actor")}${attribute("label", "Ine | Dahl")}${attribute("kind", "person")}${attribute("aliases", '["I. Dahl","D|hl"]')}</node>
    <node id="nor">${attribute("entente", "actor")}${attribute("label", "Norway")}${attribute("kind", "state")}</node>
    <node id="source:notes">${attribute("entente", "source")}${attribute("label", "Notes")}${attribute("kind", "article")}${attribute("url", "https://example.org/a")}</node>
    <node id="source:other">${attribute("entente", "source")}${attribute("label", "Other")}${attribute("kind", "dataset")}</node>
    <edge id="s1" source="ine-dahl" target="nor">${attribute("entente", "stance")}${attribute("act", "051")}${attribute("date", "2020-01-02")}${attribute("summary", "Praises it.")}${attribute("locator", "page 1")}${attribute("source", "notes")}${attribute("otherSources", '["other"]')}${attribute("status", "stated")}${attribute("polarity", "0.5")}${attribute("goldstein", "3.4")}${attribute("mentions", "2")}</edge>
    <edge id="t1" source="ine-dahl" target="nor">${attribute("entente", "REPRESENTS")}${attribute("source", "notes")}${attribute("role", "Envoy")}</edge>
    <edge id="s2" source="ine-dahl" target="nor">${attribute("entente", "stance")}${attribute("act", "999")}${attribute("date", "2020-01-02")}${attribute("summary", "x")}${attribute("locator", "x")}${attribute("source", "notes")}${attribute("status", "stated")}</edge>
    </graph></graphml>`;

  it("is read back item by item, and held to the schema", async () => {
    const records = await readRecords("graphml", text);
    expect(itemsOf(records).slice(0, 3)).toEqual([
      {
        kind: "actor",
        actor: { id: "ine-dahl", kind: "person", name: "Ine | Dahl", aliases: ["I. Dahl", "D|hl"] },
      },
      { kind: "actor", actor: { id: "nor", kind: "state", name: "Norway" } },
      {
        kind: "source",
        source: { id: "notes", title: "Notes", kind: "article", url: "https://example.org/a" },
      },
    ]);
    expect(stancesOf(records)).toEqual([
      {
        id: "s1",
        from: "ine-dahl",
        to: "nor",
        act: "051",
        date: "2020-01-02",
        summary: "Praises it.",
        locator: "page 1",
        source: "notes",
        otherSources: ["other"],
        status: "stated",
        polarity: 0.5,
        goldstein: 3.4,
        mentions: 2,
      },
    ]);
    expect(tiesOf(records)).toEqual([
      { type: "REPRESENTS", from: "ine-dahl", to: "nor", source: "notes", role: "Envoy" },
    ]);
    expect(rejectedOf(records)).toMatchObject([
      { column: "act", reason: "act is not a CAMEO code" },
    ]);
  });
});

describe("networks in the formats", () => {
  it.each<[FormatName, string]>([
    ["gexf", gexf(NODES)],
    ["graphml", "<graphml><graph/></graphml>"],
    ["cytoscape", '{"elements": {"nodes": [], "edges": []}}'],
  ])("%s may be without edges", async (format, text) => {
    expect(stancesOf(await readRecords(format, text))).toEqual([]);
  });
});
