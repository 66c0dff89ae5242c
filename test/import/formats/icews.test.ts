import { describe, expect, it } from "@jest/globals";
import {
  actorsOf,
  itemsOf,
  readRecords,
  rejectedOf,
  stancesOf,
  tallyOf,
  tiesOf,
} from "../read-records.ts";

const HEADER = [
  ...["Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text"],
  ...["CAMEO Code", "Intensity", "Target Name", "Target Sectors", "Target Country", "Story ID"],
  ...["Sentence Number", "Publisher", "City", "District", "Province", "Country"],
  ...["Latitude", "Longitude"],
];

describe("ICEWS events", () => {
  it("makes a stance of an event, with sectors for who represents whom", async () => {
    const records = await readRecords("icews", file([{}]));
    expect(stancesOf(records)).toEqual([
      {
        id: "icews-2018-06-01-77",
        from: "foreign-affairs-norway",
        to: "ine-dahl",
        act: "036",
        goldstein: 4,
        date: "2018-06-01",
        summary:
          "Foreign Affairs (Norway) expresses intent to meet or negotiate with Ine Dahl, in Oslo, Norway",
        locator: "event 77, sentence 3",
        source: "icews-story-900",
        status: "reported",
        fromName: "Foreign Affairs (Norway)",
        toName: "Ine Dahl",
      },
    ]);
    expect(actorsOf(records).map(({ id, kind, country }) => [id, kind, country])).toEqual([
      ["foreign-affairs-norway", "group", "nor"],
      ["nor", "state", "nor"],
      ["ine-dahl", "person", "swe"],
    ]);
    expect(tiesOf(records)).toMatchObject([
      { type: "REPRESENTS", from: "foreign-affairs-norway", to: "nor", role: "Foreign Affairs" },
    ]);
    expect(itemsOf(records)).toContainEqual({
      kind: "source",
      source: {
        id: "icews-story-900",
        title: "Oslo Daily, ICEWS story 900",
        kind: "article",
        publisher: "Oslo Daily",
      },
    });
  });

  it("keeps an intensity that is not the act's apart, as polarity", async () => {
    const text = file([{ "CAMEO Code": "016", Intensity: "-5" }]);
    expect(stancesOf(await readRecords("icews", text))).toMatchObject([
      { act: "016", goldstein: -2, polarity: -0.5 },
    ]);
  });

  it("takes a country for a state, and a person of another country for another person", async () => {
    const text = file([
      { "Source Name": "Russia", "Source Sectors": "NA", "Source Country": "Russian Federation" },
      { "Target Country": "Norway", "Event ID": "78" },
    ]);
    const stances = stancesOf(await readRecords("icews", text));
    expect(stances[0]?.from).toBe("rus");
    expect(stances.map(({ to }) => to)).toEqual([
      "ine-dahl",
      expect.stringMatching(/^ine-dahl-\w{6}$/),
    ]);
  });

  it("does not let local office represent a state", async () => {
    const text = file([{ "Source Sectors": "Government,Local" }]);
    expect(tiesOf(await readRecords("icews", text))).toEqual([]);
  });

  it.each([
    ["Event Date", "2018-13-01", "this is not a day of the calendar"],
    ["CAMEO Code", "36", "this is not a CAMEO event code"],
    ["Intensity", "99", "this is not a number from -10 to 10"],
    ["Event ID", "x", "this is not a number"],
  ])("rejects a %s of %s", async (column, value, reason) => {
    const records = await readRecords("icews", file([{ [column]: value }, {}]));
    expect(rejectedOf(records)).toMatchObject([{ column, value, reason, at: { line: 2 } }]);
    expect(stancesOf(records)).toHaveLength(1);
  });

  it("skips events of one with itself or without a second actor, and rejects short rows", async () => {
    const text = file([
      { "Target Name": "Foreign Affairs (Norway)", "Target Country": "Norway" },
      { "Target Name": "NA" },
    ]);
    expect(tallyOf(await readRecords("icews", `${text}1\t2\n`))).toEqual({
      "skipped: both actors are the same": 1,
      "skipped: no second actor": 1,
      "rejected: the row has 2 columns": 1,
    });
  });
});

describe("ICEWS quadruples", () => {
  const QUAD = "Ine Dahl\tMake statement\tNorway\t2014-05-06";

  it("makes a stance whose id is the same for the same quadruple, in whatever file", async () => {
    const [one] = stancesOf(await readRecords("icews-quads", QUAD));
    const [other] = stancesOf(
      await readRecords("icews-quads", `Norway\tConsult\tNATO\t2014-01-01\n${QUAD}`),
    ).slice(1);
    expect(one).toMatchObject({ from: "ine-dahl", to: "nor", act: "010", date: "2014-05-06" });
    expect(other).toEqual(one);
  });

  it("takes an organisation that CAMEO knows for that one", async () => {
    const text = "Norway\tConsult\tNorth Atlantic Treaty Organization\t2014-01-01";
    expect(stancesOf(await readRecords("icews-quads", text))).toMatchObject([{ to: "nato" }]);
  });

  it("accounts for rows that are none", async () => {
    const text = [
      QUAD,
      "Norway\tSing a song\tSweden\t2014-01-01",
      "Norway\tConsult\tSweden\t2014-02-30",
      "Norway\tConsult\tSweden",
      "Norway\tConsult\tNorway\t2014-01-01",
      "\tConsult\tNorway\t2014-01-01",
    ].join("\n");
    expect(tallyOf(await readRecords("icews-quads", text))).toEqual({
      stance: 1,
      "rejected: this is not an event text of ICEWS": 1,
      "rejected: this is not a day of the calendar": 1,
      "rejected: the row has 3 columns": 1,
      "skipped: both actors are the same": 1,
      "skipped: no first actor": 1,
    });
  });
});

function file(events: readonly Readonly<Record<string, string>>[]): string {
  const usual: Readonly<Record<string, string>> = {
    "Event ID": "77",
    "Event Date": "2018-06-01",
    "Source Name": "Foreign Affairs (Norway)",
    "Source Sectors": "Government,Foreign Ministry",
    "Source Country": "Norway",
    "Event Text": "Express intent to meet or negotiate",
    "CAMEO Code": "036",
    Intensity: "4",
    "Target Name": "Ine Dahl",
    "Target Sectors": "Elite,Business",
    "Target Country": "Sweden",
    "Story ID": "900",
    "Sentence Number": "3",
    Publisher: "Oslo Daily",
    City: "Oslo",
    Country: "Norway",
  };
  const rows = events.map((event) => HEADER.map((name) => event[name] ?? usual[name] ?? "NA"));
  return [HEADER, ...rows].map((row) => `${row.join("\t")}\n`).join("");
}
