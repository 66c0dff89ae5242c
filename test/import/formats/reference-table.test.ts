import { describe, expect, it } from "@jest/globals";
import { readRecords, tallyOf } from "../read-records.ts";

describe("tables without stances", () => {
  it.each([
    ["CODE\tLABEL\nAZE\tAzerbaijan\nARM\tArmenia\n", "a code and what it means, no stance", 2],
    ["day,total\n20200101,5\n", "a number of events, not an event", 1],
    ["12 a.zip\n13 b.zip\n", "the name of a file, not an event", 2],
    ['Row,ccode,session,IdealPoint\n1,2,1,"1.5"\n', "an estimate made from votes, not a vote", 1],
  ])("are skipped row by row: %j", async (text, reason, rows) => {
    expect(tallyOf(await readRecords("reference-table", text))).toEqual({
      [`skipped: ${reason}`]: rows,
    });
  });

  it("count mentions of GDELT, which have neither actors nor act", async () => {
    const row = ["1", "20200101000000", "20200101000000", ...Array.from({ length: 13 }, () => "x")];
    const text = `${row.join("\t")}\n1\t2\n`;
    expect(tallyOf(await readRecords("gdelt-mentions", text))).toEqual({
      "skipped: a mention; the event itself is in the events file": 1,
      "rejected: the row has 2 columns": 1,
    });
  });
});
