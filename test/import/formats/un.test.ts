import { Readable } from "node:stream";
import { describe, expect, it } from "@jest/globals";
import type { FormatName, ImportRecord } from "../../../server/import/import-format.ts";
import { itemsOf, readRecords, rejectedOf, stancesOf, tallyOf } from "../read-records.ts";

const CALLS = `rcid,session,importantvote,date,unres,amend,para,short,descr
10,55,0,2000-11-01,R/55/7,NA,NA,"RIVERS, SHARED","Sharing of rivers, in peace"
11,55,0,2000-11-02,R/55/7,NA,1,"RIVERS, SHARED",Sharing of rivers: first paragraph
12,55,0,2000-11-03,R/55/7,1,NA,RIVERS,To weaken it
13,55,0,2000-11-04,NA,NA,NA,SEAS,NA
`;
const TOPICS = "rcid,short_name,issue\n10,ri,Rivers\n10,wa,Water\n";
const HEADER = "rcid,country,country_code,vote\n";

describe("UN General Assembly votes", () => {
  it("makes a stance on the resolution of a vote, with its topic", async () => {
    const records = await votes("10,Armenia,AM,yes\n");
    expect(stancesOf(records)).toEqual([
      {
        id: "un-vote-10-arm",
        from: "arm",
        to: "un-r-55-7",
        polarity: 1,
        act: "051",
        goldstein: 3.4,
        issue: "rivers",
        date: "2000-11-01",
        summary: "Voted for Sharing of rivers, in peace (R/55/7)",
        locator: "roll call 10",
        source: "un-general-assembly-votes",
        status: "stated",
        fromCode: "AM",
        fromName: "Armenia",
      },
    ]);
    expect(itemsOf(records)).toContainEqual({
      kind: "issue",
      issue: {
        id: "un-r-55-7",
        name: "Sharing of rivers, in peace (R/55/7)",
        aliases: ["A/RES/55/7"],
      },
    });
  });

  it("tells for, against and neither, and skips who was absent", async () => {
    const records = await votes(
      "10,Armenia,AM,yes\n10,Iran,IR,no\n10,Chad,TD,abstain\n10,Peru,PE,NA\n",
    );
    expect(stancesOf(records).map(({ polarity, act }) => [polarity, act])).toEqual([
      [1, "051"],
      [-1, "120"],
      [0, "011"],
    ]);
    expect(tallyOf(records)).toMatchObject({ "skipped: absent, so no vote": 1 });
  });

  it("files votes on a paragraph under the resolution, and on an amendment under its own issue", async () => {
    const stances = stancesOf(
      await votes("10,Armenia,AM,yes\n11,Armenia,AM,no\n12,Armenia,AM,yes\n13,Armenia,AM,yes\n"),
    );
    expect(stances.map(({ to, locator }) => [to, locator])).toEqual([
      ["un-r-55-7", "roll call 10"],
      ["un-r-55-7", "roll call 11, on a paragraph"],
      ["un-r-55-7-roll-call-12", "roll call 12, on an amendment"],
      ["un-roll-call-13", "roll call 13"],
    ]);
  });

  it("tells Namibia from what is missing, and the Yugoslavias by the day", async () => {
    const stances = stancesOf(
      await votes("10,Namibia,NA,yes\n10,Yugoslavia,YU,no\n10,USSR,SU,no\n"),
    );
    expect(stances.map(({ from }) => from)).toEqual(["nam", "yug", "sun"]);
  });

  it("rejects a roll call that the other file does not have, an unknown state, and no vote at all", async () => {
    const records = await votes("99,Armenia,AM,yes\n10,Nowhere,QQ,yes\n10,Armenia,AM,maybe\n");
    expect(rejectedOf(records).map(({ column, reason }) => [column, reason])).toEqual([
      ["rcid", "the file of roll calls does not have this one"],
      ["country_code", "this is neither the code nor, beside it, the name of a state"],
      ["vote", "this is not a vote"],
    ]);
  });

  it("refuses votes without their roll calls, and does without topics", async () => {
    await expect(readRecords("un-votes", `${HEADER}10,Armenia,AM,yes\n`)).rejects.toThrow(
      "x has votes but not what they were on. Import it together with the file of roll calls",
    );
    const stances = stancesOf(await votes("10,Armenia,AM,yes\n", ["un-roll-calls"]));
    expect(stances).toMatchObject([{ issue: null }]);
  });
});

describe("UN General Assembly roll calls", () => {
  it("become issues, though each row is skipped", async () => {
    const records = await readRecords("un-roll-calls", CALLS);
    expect(tallyOf(records)).toEqual({ items: 4, "skipped: a roll call without its votes": 4 });
    expect(
      itemsOf(records).map((item) => (item.kind === "issue" ? item.issue.id : item.kind)),
    ).toEqual(["un-r-55-7", "un-r-55-7", "un-r-55-7-roll-call-12", "un-roll-call-13"]);
  });
});

function votes(
  rows: string,
  companions: readonly FormatName[] = ["un-roll-calls", "un-roll-call-issues"],
): Promise<ImportRecord[]> {
  return readRecords("un-votes", `${HEADER}${rows}`, {
    companion: (format) =>
      companions.includes(format)
        ? Readable.from([Buffer.from(format === "un-roll-calls" ? CALLS : TOPICS)])
        : null,
  });
}
