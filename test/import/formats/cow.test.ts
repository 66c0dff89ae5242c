import { describe, expect, it } from "@jest/globals";
import { actorsOf, readRecords, rejectedOf, tallyOf, tiesOf } from "../read-records.ts";

const DYAD_HEADER =
  "version4id,ccode1,state_name1,ccode2,state_name2,dyad_st_day,dyad_st_month,dyad_st_year,dyad_end_day,dyad_end_month,dyad_end_year,left_censor,right_censor,defense,neutrality,nonaggression,entente,asymmetric,version";
const MEMBER_HEADER =
  "version4id,ccode,state_name,all_st_day,all_st_month,all_st_year,all_end_day,all_end_month,all_end_year,ss_type,mem_st_day,mem_st_month,mem_st_year,mem_end_day,mem_end_month,mem_end_year,left_censor,right_censor,defense,neutrality,nonaggression,entente,version";
const ATOP_HEADER =
  "ccode1,ccode2,year,atop_defense,atop_offense,atop_neutral,atop_nonagg,atop_consul";

describe("Correlates of War alliances by dyad", () => {
  it("makes a tie of a row, with its obligations and the alliance as its source", async () => {
    const text = `${DYAD_HEADER}\n9,365,"Russia",290,"Poland",14,5,1955,1,7,1991,0,0,1,0,1,1,0,4.1\n`;
    expect(tiesOf(await readRecords("cow-alliance-dyads", text))).toEqual([
      {
        type: "ALLIED_WITH",
        from: "sun",
        to: "pol",
        source: "cow-alliance-9",
        treaty: "Alliance 9, Correlates of War formal alliances 4.1",
        alliance: "defense",
        obligations: ["defense", "nonaggression", "entente"],
        since: "1955-05-14",
        until: "1991-07-01",
      },
    ]);
  });

  it("leaves the end open where the alliance was in force when the data end", async () => {
    const text = `${DYAD_HEADER}\n9,2,"United States",20,"Canada",4,4,1949,,,,0,1,0,1,0,,0,4.1\n`;
    const [tie] = tiesOf(await readRecords("cow-alliance-dyads", text));
    expect(tie).not.toHaveProperty("until");
    expect(tie).toMatchObject({ alliance: "neutrality", obligations: ["neutrality"] });
  });

  it("accounts for rows that bind nobody, and for faulty ones", async () => {
    const rows = [
      '9,678,"Yemen",690,"Kuwait",22,5,1990,21,5,1990,0,0,1,0,1,1,0,4.1',
      '9,2,"A",20,"B",4,4,1949,1,1,1900,0,0,1,0,0,0,0,4.1',
      '9,2,"A",20,"B",31,2,1949,,,,0,0,1,0,0,0,0,4.1',
      '9,2,"A",20,"B",1,2,1949,,,,0,0,7,0,0,0,0,4.1',
      '9,1,"A",20,"B",1,2,1949,,,,0,0,1,0,0,0,0,4.1',
      'x,2,"A",20,"B",1,2,1949,,,,0,0,1,0,0,0,0,4.1',
      '9,2,"A",2,"A",1,2,1949,,,,0,0,1,0,0,0,0,4.1',
      '9,2,"A",20',
    ];
    const records = await readRecords("cow-alliance-dyads", [DYAD_HEADER, ...rows].join("\n"));
    expect(records.map((record) => ("reason" in record ? record.reason : record.kind))).toEqual([
      "no day on which both states were bound",
      "it ends before it begins, on 1949-04-04",
      "this is not a day of the calendar",
      "this is neither 0 nor 1",
      "this is not the number of a state in the Correlates of War project",
      "the number of the alliance is not a number",
      "both states are the same",
      "the row has 4 columns",
    ]);
    expect(rejectedOf(records).map(({ column }) => column)).toEqual([
      "dyad_end_year",
      "dyad_st_year",
      "defense",
      "ccode1",
      "version4id",
      "",
    ]);
  });
});

describe("Correlates of War alliances by member", () => {
  it("makes a state a member of its alliance", async () => {
    const text = `${MEMBER_HEADER}\n9,290,"Poland",14,5,1955,1,7,1991,"Type I: Defense Pact",14,5,1955,1,7,1991,0,0,1,0,1,1,4.1\n`;
    const records = await readRecords("cow-alliance-members", text);
    expect(tiesOf(records)).toMatchObject([
      {
        type: "MEMBER_OF",
        from: "pol",
        to: "cow-alliance-9",
        since: "1955-05-14",
        until: "1991-07-01",
      },
    ]);
    expect(actorsOf(records)).toContainEqual(
      expect.objectContaining({
        id: "cow-alliance-9",
        kind: "organization",
        name: "Defense Pact of 1955, number 9",
      }),
    );
  });
});

describe("ATOP directed dyad-years", () => {
  it("makes a tie of a year with obligations, in its direction, and skips one without", async () => {
    const text = `${ATOP_HEADER}\n2,20,2008,1,1,0,1,1\n20,2,2008,0,0,0,1,0\n2,20,2010,0,0,0,0,0\n`;
    const records = await readRecords("atop-dyads", text);
    expect(tiesOf(records)).toMatchObject([
      {
        from: "usa",
        to: "can",
        alliance: "defense",
        obligations: ["offense", "defense", "nonaggression", "entente"],
        since: "2008-01-01",
        until: "2008-12-31",
      },
      { from: "can", to: "usa", alliance: "nonaggression" },
    ]);
    expect(tallyOf(records)).toMatchObject({ "skipped: no obligation in that year": 1 });
  });
});

describe("Correlates of War organisations", () => {
  it("skips counts of shared memberships, which name no organisation", async () => {
    const text = "ccode1,ccode2,year,dyadigos\n2,20,2008,72\n2,20,2008,many\n";
    expect(tallyOf(await readRecords("cow-igo-dyads", text))).toEqual({
      "skipped: a count of shared memberships names no organisation": 1,
      "rejected: this is not a whole number from 0 to 10000": 1,
    });
  });

  it("makes a state a member of every organisation in which it was one that year", async () => {
    const columns = Array.from({ length: 120 }, (_, index) => `org${index}`);
    const row = (values: Record<number, string>): string =>
      columns.map((_, index) => values[index] ?? "0").join(",");
    const text = [
      ["ccode", "year", "state", ...columns].join(","),
      `2,1990,usa,${row({ 3: "1", 5: "3", 6: "-9" })}`,
      `2,1991,usa,${row({})}`,
    ].join("\n");
    const records = await readRecords("cow-igo-states", text);
    expect(records.map(({ kind }) => kind)).toEqual(["tie", "skipped"]);
    expect(tiesOf(records)).toMatchObject([
      { from: "usa", to: "igo-org3", role: "Member", since: "1990-01-01", until: "1990-12-31" },
      { from: "usa", to: "igo-org5", role: "Observer" },
    ]);
  });
});
