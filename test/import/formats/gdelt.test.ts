import { describe, expect, it } from "@jest/globals";
import { GraphDirectory } from "../../../server/import/graph-directory.ts";
import {
  actorsOf,
  itemsOf,
  readRecords,
  rejectedOf,
  stancesOf,
  tallyOf,
  tiesOf,
} from "../read-records.ts";
import { GDELT_HEADER, gdeltCells, gdeltRow, type GdeltEvent } from "./gdelt-rows.ts";

describe("GDELT events", () => {
  it("makes a stance of an event, with its actors, its source and what it was called", async () => {
    const records = await readRecords("gdelt", `${gdeltRow({ id: "734" })}\n`);
    expect(stancesOf(records)).toEqual([
      {
        id: "gdelt-734",
        from: "aze-gov",
        to: "arm",
        act: "111",
        goldstein: -2,
        date: "2020-10-22",
        mentions: 4,
        tone: -3.25,
        summary: "President criticises or denounces Armenia, in Baku, Baki, Azerbaijan",
        locator: "event 734",
        source: "example-org-323630ddec52",
        status: "reported",
        fromCode: "AZEGOV",
        fromName: "PRESIDENT",
        toCode: "ARM",
        toName: "ARMENIA",
      },
    ]);
    expect(actorsOf(records).map(({ id, kind, name }) => [id, kind, name])).toEqual([
      ["aze-gov", "group", "Government of Azerbaijan"],
      ["aze", "state", "Azerbaijan"],
      ["arm", "state", "Armenia"],
    ]);
    expect(tiesOf(records)).toEqual([
      {
        type: "REPRESENTS",
        from: "aze-gov",
        to: "aze",
        source: "cameo-actor-codes",
        role: "Government",
      },
    ]);
    expect(itemsOf(records)).toContainEqual({
      kind: "source",
      source: {
        id: "example-org-323630ddec52",
        kind: "article",
        publisher: "example.org",
        title: "talks in baku",
        url: "https://example.org/talks-in-baku.html",
      },
    });
  });

  it("names an actor once and keeps it the same over rows and names", async () => {
    const text = [
      gdeltRow({ id: "1", fromName: "PRESIDENT" }),
      gdeltRow({ id: "2", fromName: "BAKU" }),
      gdeltRow({ id: "3", from: "ARM", to: "AZEGOV", toName: "AZERBAIJANI" }),
    ].join("\n");
    const records = await readRecords("gdelt", text);
    expect(stancesOf(records).map(({ from, to }) => [from, to])).toEqual([
      ["aze-gov", "arm"],
      ["aze-gov", "arm"],
      ["arm", "aze-gov"],
    ]);
    expect(actorsOf(records).map(({ id }) => id)).toEqual(["aze-gov", "aze", "arm"]);
  });

  it("files an actor under the one that the graph has by that name", async () => {
    const known = new GraphDirectory({
      actors: [
        { id: "eu", kind: "organization", name: "European Union" },
        {
          id: "azeri-forces",
          kind: "group",
          name: "Azeri forces",
          aliases: ["Armed forces of Azerbaijan"],
        },
      ],
    });
    const text = gdeltRow({ from: "IGOEUREEC", to: "AZEMIL" });
    const [stance] = stancesOf(await readRecords("gdelt", text, { known }));
    expect(stance).toMatchObject({
      from: "eu",
      to: "azeri-forces",
      fromCode: "IGOEUREEC",
      toCode: "AZEMIL",
    });
  });

  it.each<[width: 57 | 58 | 61, source: string]>([
    [57, "gdelt-events"],
    [58, "example-org-323630ddec52"],
    [61, "example-org-323630ddec52"],
  ])("reads rows of %d columns", async (width, source) => {
    const [stance] = stancesOf(await readRecords("gdelt", gdeltRow({}, width)));
    expect(stance?.source).toBe(source);
    expect(stance?.summary).toMatch(/, in Baku, Baki, Azerbaijan$/);
  });

  it("reads rows of 57 and 58 columns in one file, and trims what begins with a space", async () => {
    const text = `${gdeltRow({ from: " RUS", fromName: " MOSCOW" }, 57)}\r\n${gdeltRow({}, 58)}\r\n`;
    const stances = stancesOf(await readRecords("gdelt", text));
    expect(stances.map(({ from }) => from)).toEqual(["rus", "aze-gov"]);
    expect(stances[0]?.fromName).toBe("MOSCOW");
  });

  it.each([
    ["a header and row numbers without a name", 1, GDELT_HEADER, 58 as const],
    ["a header and a column more at the end", 0, [...GDELT_HEADER, "month"], 58 as const],
  ])("reads a table with %s", async (_what, before, header, width) => {
    const cells = gdeltCells({ toName: "NA", tone: "NA", url: "" }, width);
    const extra = header.length - width;
    const rowCells = [
      ...(before === 1 ? ["7"] : []),
      ...cells,
      ...Array.from({ length: extra }, () => "9"),
    ];
    const text = [header, rowCells]
      .map((row) => row.map((cell) => `"${cell}"`).join(","))
      .join("\n");
    const [stance] = stancesOf(await readRecords("gdelt", text));
    expect(stance).toMatchObject({ id: "gdelt-100", source: "gdelt-events", date: "2020-10-22" });
    expect(stance).not.toHaveProperty("toName");
    expect(stance).not.toHaveProperty("tone");
  });

  it("reads a table whose columns were renamed and that has columns around", async () => {
    const words = GDELT_HEADER.map((name) => name.replace(/(?<=[a-z])(?=[A-Z0-9])/g, "_"));
    const wide = words.flatMap((name) =>
      name.includes("ADM1") ? [name, name.replace("1", "2")] : [name],
    );
    const renamed = ["", "Global_Event_ID", ...wide.slice(1), "Confidence"];
    expect(renamed).toContain("Action_Geo_ADM1Code");
    const text = `${renamed.join(",")}\n${["0", ...gdeltCells({ place: "Baku" }), "80"].join(",")}\n`;
    const [stance] = stancesOf(await readRecords("gdelt", text));
    expect(stance).toMatchObject({
      id: "gdelt-100",
      act: "111",
      source: "example-org-323630ddec52",
    });
  });

  it("skips what holds no stance, with the reason", async () => {
    const text = [
      gdeltRow({ from: "" }),
      gdeltRow({ to: "" }),
      gdeltRow({ to: "" }),
      gdeltRow({ from: "AZE", to: "AZE" }),
      gdeltRow(),
    ].join("\n");
    expect(tallyOf(await readRecords("gdelt", text))).toEqual({
      "skipped: no first actor": 1,
      "skipped: no second actor": 2,
      "skipped: both actors are the same": 1,
      stance: 1,
    });
  });

  it("leaves out roles without a country, and other countries, where asked to", async () => {
    const text = [
      gdeltRow({ from: "GOV" }),
      gdeltRow({ from: "FRA", to: "DEU", country: "GM" }),
      gdeltRow({ from: "FRA", to: "DEU", country: "AM" }),
      gdeltRow({ from: "FRA", to: "ARMMIL", country: "FR" }),
    ].join("\n");
    const options = { countries: ["arm"], generic: "skip" };
    expect(tallyOf(await readRecords("gdelt", text, { options }))).toEqual({
      "skipped: an actor without country, left out as asked": 1,
      "skipped: none of the countries asked for": 1,
      stance: 2,
    });
  });

  it.each<[what: string, event: GdeltEvent, column: string, reason: string]>([
    [
      "a day that does not exist",
      { day: "20201322" },
      "SQLDATE",
      "this is not a day of the calendar",
    ],
    ["a day with letters", { day: "2020-1-2" }, "SQLDATE", "this is not a day of the calendar"],
    [
      "a Goldstein value of 99",
      { goldstein: "99" },
      "GoldsteinScale",
      "this is not a number from -10 to 10",
    ],
    [
      "a code that CAMEO does not have",
      { code: "999" },
      "EventCode",
      "this is not a CAMEO event code",
    ],
    ["a code without its zero", { code: "51" }, "EventCode", "this is not a CAMEO event code"],
    ["no mentions", { mentions: "0" }, "NumMentions", "this is not a whole number from 1 on"],
    ["a tone of 1000", { tone: "1000" }, "AvgTone", "this is not a number from -100 to 100"],
    ["an actor that is no code", { from: "?!" }, "Actor1Code", "this is not a CAMEO actor code"],
    [
      "an event id that is none",
      { id: "GLOBALEVENTID" },
      "GLOBALEVENTID",
      "the event id is not a number",
    ],
    [
      "a fault where there is no second actor",
      { to: "", day: "20209999" },
      "SQLDATE",
      "this is not a day of the calendar",
    ],
  ])("rejects %s, and reads on", async (_what, event, column, reason) => {
    const text = `${gdeltRow({ id: "1" })}\n${gdeltRow(event)}\n${gdeltRow({ id: "3" })}\n`;
    const records = await readRecords("gdelt", text);
    expect(records.map(({ kind }) => kind)).toEqual(["stance", "rejected", "stance"]);
    const [rejected] = rejectedOf(records);
    expect(rejected).toMatchObject({ column, reason, at: { line: 2 }, raw: gdeltRow(event) });
    expect(rejected?.remedy).not.toBe("");
  });

  it("rejects a row of the wrong number of columns", async () => {
    const text = `${gdeltRow()}\n${gdeltRow().replace("\t", "")}\nx\n`;
    expect(rejectedOf(await readRecords("gdelt", text)).map(({ reason }) => reason)).toEqual([
      "the row has 60 columns",
      "the row has 1 columns",
    ]);
  });

  it("does not take quotes in native files for CSV quotes", async () => {
    const text = `${gdeltRow({ id: "1", place: '"Baku' })}\n${gdeltRow({ id: "2" })}\n`;
    expect(stancesOf(await readRecords("gdelt", text)).map(({ id }) => id)).toEqual([
      "gdelt-1",
      "gdelt-2",
    ]);
  });

  it.each([
    ["HTTPS://Example.org/A", "https://example.org/A", "article"],
    ["BBC Monitoring", undefined, "article"],
    ["", "https://www.gdeltproject.org/", "dataset"],
  ])("takes %j for the source of a row", async (url, address, kind) => {
    const records = await readRecords("gdelt", gdeltRow({ url }));
    const id = stancesOf(records)[0]?.source;
    const source = itemsOf(records).find((item) => item.kind === "source" && item.source.id === id);
    expect(source).toMatchObject({ source: { kind } });
    expect(source?.kind === "source" ? source.source.url : null).toBe(address);
  });

  it("cleans damaged names of places out of the summary", async () => {
    const bytes = Buffer.from(gdeltRow({ place: "Sana\u0091a, ?, Yemen" }));
    const [stance] = stancesOf(await readRecords("gdelt", bytes));
    expect(stance?.summary).toMatch(/, in Sana a, \?, Yemen$/);
  });

  it("refuses a file of something else, and reads an empty one", async () => {
    await expect(readRecords("gdelt", "a,b\n1,2\n")).rejects.toThrow(
      "x does not begin like a file of GDELT events.",
    );
    expect(await readRecords("gdelt", "")).toEqual([]);
  });

  it("refuses an option that it does not have", async () => {
    await expect(
      readRecords("gdelt", gdeltRow(), { options: { countries: ["AZ"] } }),
    ).rejects.toThrow(
      "The options for GDELT events do not fit: countries is not a country code; use ISO 3166-1",
    );
  });

  it("ends with the signal", async () => {
    const stop = AbortSignal.abort();
    await expect(readRecords("gdelt", gdeltRow(), { signal: stop })).rejects.toMatchObject({
      code: "cancelled",
    });
  });
});
