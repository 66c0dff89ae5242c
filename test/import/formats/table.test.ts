import { describe, expect, it } from "@jest/globals";
import { toFileSample } from "../../../server/import/file-sample.ts";
import { findTable } from "../../../server/import/formats/table/table.ts";
import type { TableFinding } from "../../../server/import/formats/table/table-finding.ts";
import { GraphDirectory } from "../../../server/import/graph-directory.ts";
import { TableMappingSchema } from "../../../server/wire/table-mapping.ts";
import {
  actorsOf,
  itemsOf,
  readRecords,
  rejectedOf,
  stancesOf,
  tallyOf,
  tiesOf,
} from "../read-records.ts";

describe("the mapping of a table", () => {
  it("is found by headers and cells, and says what was found", async () => {
    const finding = await find(
      "Von;An;Datum;Haltung;Thema;Quelle\nMaria Roth;Norwegen;03.04.2020;-0,5;Fischerei;Tagblatt\n",
    );
    expect(finding.mapping).toMatchObject({
      rows: "stances",
      columns: {
        from: "Von",
        to: "An",
        date: "Datum",
        polarity: "Haltung",
        issue: "Thema",
        source: "Quelle",
      },
      dates: "DD.MM.YYYY",
      decimal: ",",
      polarityMax: 1,
    });
    expect(finding.missing).toEqual([]);
    expect(finding.notes).toEqual([
      "semicolons between 6 columns",
      "utf-8: plain ASCII so far",
      "days written DD.MM.YYYY",
      "a comma before decimals",
    ]);
  });

  it.each([
    ["2020-10-22", "YYYY-MM-DD"],
    ["20201022", "YYYYMMDD"],
    ["22/10/2020", "DD/MM/YYYY"],
    ["10/22/2020", "MM/DD/YYYY"],
    ["2020", "YYYY"],
    ["22 October 2020", "words"],
    ["30 e 31 de Janeiro de 2012", "words"],
  ])("reads days like %s as %s", async (day, dates) => {
    const finding = await find(`from,to,date,polarity\nA,B,${day},1\n`);
    expect(finding.mapping.dates).toBe(dates);
  });

  it("says that 03/04/2020 may be two days", async () => {
    const finding = await find("from,to,date,polarity\nA,B,03/04/2020,1\n");
    expect(finding.notes).toContain(
      "days that may be written DD/MM/YYYY or MM/DD/YYYY: please say which",
    );
  });

  it("is found also where a few of its rows are faulty, which are rejected then", async () => {
    const days = ["03.04.2020", "14.04.2020", "44.04.2020", "24.04.2020"];
    const rows = (texts: readonly string[]): string =>
      texts.map((day) => `A;B;${day};1\n`).join("");
    const finding = await find(`from;to;date;polarity\n${rows(days)}`);
    expect(finding.mapping.dates).toBe("DD.MM.YYYY");
    const half = await find(`from;to;date;polarity\n${rows([...days, "soon", "later"])}`);
    expect(half.mapping.dates).toBe("YYYY-MM-DD");
  });

  it("sees a decimal comma also in a column that it cannot name", async () => {
    expect((await find("from;to;date;x\nA;B;2020-01-01;-0,5\n")).mapping.decimal).toBe(",");
  });

  it.each([
    ["people;polarity", "1,234;0.5", "."],
    ["people;polarity", "1,234;-0,5", ","],
    ["people;polarity", "1.234;-0,5", ","],
    ["people;polarity", "1,234;1", "."],
    ["area;polarity", "0,5;1", ","],
    ["people;area", "1,234;0.5", "."],
    ["mentions;tone", "1,234;-2.5", "."],
  ])("tells the decimals of %s in %s by those that are read", async (columns, cells, decimal) => {
    const finding = await find(`from;to;date;${columns}\nA;B;2020-01-01;${cells}\n`);
    expect(finding.mapping.decimal).toBe(decimal);
  });

  it("finds the scale of polarities, and codes of states", async () => {
    const finding = await find("from,to,date,score,sign\nAZE,365,2020-01-01,x,-7.5\n");
    expect(finding.mapping).toMatchObject({ polarityMax: 10, codes: { from: "iso3", to: "cow" } });
    expect(finding.notes).toContain("iso3 codes in from");
  });

  it("takes source and target of a list of edges for its ends, and asks for the day", async () => {
    const finding = await find("source,target,value\nA,B,3\n");
    expect(finding.mapping.columns).toEqual({ from: "source", to: "target", mentions: "value" });
    expect(finding.missing).toEqual(["date"]);
    expect(finding.notes).toContain("no column for an act or a polarity, so every row is neutral");
  });

  it("is the same after a way through its file", async () => {
    const { mapping } = await find("from;to;date;polarity\nA;B;1.2.2020;0,5\n");
    expect(TableMappingSchema.parse(JSON.parse(JSON.stringify(mapping)))).toEqual(mapping);
  });
});

describe("a table under a mapping", () => {
  it("makes a stance of a row, with everything that its cells say", async () => {
    const text = [
      "id,from,to,date,polarity,act,issue,source,summary,quote,locator,status,via,mentions",
      'n-1,Ine Dahl,Norway,2020-01-02,-0.4,112,Fishing,https://example.org/fish,Blames it.,"""Shame""",page 2,stated,Jo Berg,3',
    ].join("\n");
    const [stance] = stancesOf(await readRecords("table", text));
    expect(stance).toEqual({
      id: "n-1",
      from: "ine-dahl",
      to: "nor",
      polarity: -0.4,
      act: "112",
      goldstein: -2,
      issue: "fishing",
      date: "2020-01-02",
      summary: "Blames it.",
      quote: '"Shame"',
      locator: "page 2",
      source: expect.stringMatching(/^example-org-\w{12}$/) as unknown,
      status: "stated",
      via: "jo-berg",
      mentions: 3,
    });
  });

  it("names the file as the source, and the line as the place, where a row says neither", async () => {
    const records = await readRecords("table", "from,to,date,polarity\nA,B,2020-01-01,1\n", {
      name: "archive.zip/my list.csv",
    });
    expect(stancesOf(records)).toMatchObject([
      { source: "file-my-list-csv", locator: "line 2", summary: "A is for B", act: "05" },
    ]);
    expect(itemsOf(records)).toContainEqual({
      kind: "source",
      source: { id: "file-my-list-csv", title: "my list.csv", kind: "dataset" },
    });
  });

  it("keeps the id of a row whose polarity was corrected, and of the same row", async () => {
    const row = (polarity: string, who = "A"): string => `${who},B,2020-01-01,${polarity}\n`;
    const text = `from,to,date,polarity\n${row("1")}${row("-1")}${row("1")}${row("1", "C")}`;
    const ids = stancesOf(await readRecords("table", text)).map(({ id }) => id);
    expect(new Set(ids.slice(0, 3)).size).toBe(1);
    expect(ids[3]).not.toBe(ids[0]);
  });

  it("files a known actor under its id, by alias, order and title, and keeps what it was called", async () => {
    const known = new GraphDirectory({
      actors: [
        {
          id: "tayyip-erdogan",
          kind: "person",
          name: "Tayyip Erdogan",
          aliases: ["Recep Tayyip Erdoğan"],
        },
      ],
    });
    const text =
      "from,to,date,polarity\nErdoğan Tayyip,Norway,2020-01-01,1\nPresident Tayyip Erdoğan,Norway,2020-01-02,1\nrecep tayyip erdogan,Norway,2020-01-03,1\n";
    const stances = stancesOf(await readRecords("table", text, { known }));
    expect(stances.map(({ from, fromName }) => [from, fromName])).toEqual([
      ["tayyip-erdogan", undefined],
      ["tayyip-erdogan", undefined],
      ["tayyip-erdogan", undefined],
    ]);
  });

  it("reads codes of states, replaces cells, and leaves out rows", async () => {
    const mapping = {
      columns: { from: "who", to: "whom", date: "on", act: "what" },
      values: { act: { praise: "051", blame: "111", nothing: null } },
      codes: { from: "iso2", to: "cow" },
      dates: "DD/MM/YYYY",
    };
    const text =
      "who,whom,on,what\nAZ,365,1/12/1991,praise\nNA,365,26/12/1991,blame\nAZ,2,1/1/2000,nothing\nQQ,2,1/1/2000,praise\n";
    const records = await readRecords("table", text, {
      options: { mapping: { ...mapping, missing: [] } },
    });
    expect(stancesOf(records)).toMatchObject([
      { from: "aze", to: "sun", act: "051", date: "1991-12-01", fromCode: "AZ", toCode: "365" },
      { from: "nam", to: "rus", act: "111" },
    ]);
    expect(tallyOf(records)).toMatchObject({
      "skipped: a value that the mapping leaves out": 1,
      "rejected: this is not a iso2 code of a state": 1,
    });
  });

  it("fills constants with cells of the row", async () => {
    const mapping = {
      columns: { to: "country" },
      constants: {
        from: "Norway",
        date: "2020-01-01",
        act: "042",
        summary: "Visits {city} in {country}",
      },
    };
    const text = "country,city\nSweden,Lund\n";
    expect(stancesOf(await readRecords("table", text, { options: { mapping } }))).toMatchObject([
      { from: "nor", to: "swe", summary: "Visits Lund in Sweden" },
    ]);
  });

  it("makes stances on issues", async () => {
    const mapping = {
      target: "issue",
      columns: { from: "from", to: "to", polarity: "view", date: "date" },
    };
    const records = await readRecords(
      "table",
      "from,to,view,date\nNorway,Whaling,for,2020-01-01\n",
      {
        options: { mapping },
      },
    );
    expect(stancesOf(records)).toMatchObject([{ from: "nor", to: "whaling", polarity: 1 }]);
    expect(itemsOf(records)).toContainEqual({
      kind: "issue",
      issue: { id: "whaling", name: "Whaling" },
    });
  });

  it.each([
    ["date", ",B,A,1", "the day is missing"],
    ["date", "2020-02-30,B,A,1", "this is not a day of the calendar"],
    ["from", "2020-01-01,,A,1", "the actor is missing"],
    ["polarity", "2020-01-01,B,A,200", "this is not a number from -1 to 1"],
    ["polarity", "2020-01-01,B,A,", "neither act nor polarity is there"],
    ["", "2020-01-01,B,A", "the row has 3 columns"],
    ["", '2020-01-01,B,"A,1', "a quote is opened and never closed"],
  ])("rejects a fault in %s: %s", async (column, row, reason) => {
    const text = `date,from,to,polarity\n${row}\n2020-01-01,B,A,1\n`;
    const records = await readRecords("table", text);
    expect(rejectedOf(records)).toMatchObject([{ column, reason, at: { line: 2 } }]);
    expect(stancesOf(records)).toHaveLength(1);
  });

  it("refuses a table with nothing for the day, and takes one that was set", async () => {
    const text = "source,target,value\nA,B,3\n";
    await expect(readRecords("table", text)).rejects.toThrow(
      'Nothing says of which day it is in x. Name a column for it in the mapping, or a constant, such as "date": "2020-10-22". Nothing was imported.',
    );
    const records = await readRecords("table", text, { options: { set: { date: "2020-01-01" } } });
    expect(stancesOf(records)).toMatchObject([{ date: "2020-01-01", mentions: 3, polarity: 0 }]);
  });

  it("refuses the mapping of another table", async () => {
    const mapping = { columns: { from: "who", to: "to", date: "date", polarity: "polarity" } };
    const text = "from,to,date,polarity\nA,B,2020-01-01,1\n";
    await expect(readRecords("table", text, { options: { mapping } })).rejects.toThrow(
      'x has no column "who". It has from, to, date, polarity.',
    );
  });

  it("reads a JSON list of objects, with the line of each", async () => {
    const text =
      '[\n  {"from": "A", "to": "B", "date": "2020-01-01", "polarity": 1},\n  {"from": "A"}\n]';
    const records = await readRecords("table", text);
    expect(records.map(({ kind, at }) => [kind, at.line])).toEqual([
      ["stance", 2],
      ["rejected", 3],
    ]);
    await expect(readRecords("table", text.slice(0, -1))).rejects.toThrow(
      /^x is not JSON at line 4, column 1/,
    );
  });
});

describe("ties in a table", () => {
  const HEADER = "from,to,type,role,since,until\n";

  it("are of the four types, with the kinds of actors that each has", async () => {
    const text = `${HEADER}Ine Dahl,Norway,represents,Envoy,2019,2020\nNorway,Fjord Council,member of,,,\nNorway,Sweden,ALLIED_WITH,,2000,\nNorway,Fishing,PARTY_TO,Claimant,,\n`;
    const options = { mapping: { ...(await find(text)).mapping, dates: "YYYY" } };
    const records = await readRecords("table", text, { options });
    expect(tiesOf(records)).toEqual([
      {
        type: "REPRESENTS",
        from: "ine-dahl",
        to: "nor",
        source: "file-x",
        role: "Envoy",
        since: "2019-01-01",
        until: "2020-12-31",
      },
      { type: "MEMBER_OF", from: "nor", to: "fjord-council", source: "file-x" },
      { type: "ALLIED_WITH", from: "nor", to: "swe", source: "file-x", since: "2000-01-01" },
      { type: "PARTY_TO", from: "nor", to: "fishing", source: "file-x", role: "Claimant" },
    ]);
    expect(actorsOf(records)).toContainEqual(
      expect.objectContaining({ id: "fjord-council", kind: "organization" }),
    );
  });

  it("are rejected where an end cannot be what it is", async () => {
    const text = `${HEADER}Norway,Sweden,REPRESENTS,,,\nNorway,Sweden,LIKES,,,\n`;
    const options = {
      mapping: {
        rows: "ties",
        columns: { from: "from", to: "to", type: "type" },
        constants: { fromKind: "state" },
      },
    };
    const records = await readRecords("table", text, { options });
    expect(rejectedOf(records).map(({ reason }) => reason)).toEqual([
      "this is a state, which cannot be this end of REPRESENTS",
      "this is not a type of tie",
    ]);
  });
});

async function find(text: string): Promise<TableFinding> {
  const finding = findTable(await toFileSample("x.csv", Buffer.from(text), true));
  if (finding === null) throw new Error("no table was found");
  return finding;
}
