import { z } from "zod";
import { isCalendarDate } from "../../../wire/calendar-date.ts";
import type { Issue } from "../../../wire/issue.ts";
import { defineFormat } from "../../define-format.ts";
import { GraphDirectory } from "../../graph-directory.ts";
import type { ReadInput, RejectedRecord, RowPosition } from "../../import-format.ts";
import { slugOf } from "../../name-key.ts";
import { sampleInput } from "../../read-rows.ts";
import { hasColumns, mapTable, readTable, type TableRow } from "../../read-table.ts";
import { RowRejection, skipRow, soundRow } from "../../row-records.ts";
import { cleanText } from "../event-fields.ts";

/** A roll call of the UN General Assembly: what was voted on, and when. */
export interface RollCall {
  readonly at: RowPosition;
  readonly id: string;
  readonly date: string;
  /** The resolution, or the amendment, that the vote was about. */
  readonly issue: Issue;
  /** "roll call 4237, on a paragraph". */
  readonly locator: string;
}

/**
 * The list of roll calls. It states nothing by itself: each row is skipped, and its resolution becomes
 * an issue, so that it can be found before there are votes. `un-votes` reads it together with the votes.
 */
export const UN_ROLL_CALLS = defineFormat({
  name: "un-roll-calls",
  title: "UN General Assembly roll calls",
  options: z.strictObject({}),
  detect(sample) {
    return hasColumns(sample, ["rcid", "session", "date", "unres", "short", "descr"])
      ? { confidence: 0.98, reason: "the columns of UN General Assembly roll calls" }
      : null;
  },
  async *read(given) {
    const known = given.known ?? new GraphDirectory();
    for await (const call of readRollCalls(given)) {
      if ("kind" in call) {
        yield call;
        continue;
      }
      const issue = known.issue(call.issue);
      yield soundRow("items", call.at, [], [{ kind: "issue", issue }]);
      yield skipRow(call.at, "a roll call without its votes");
    }
  },
});

/** The topics of roll calls. Each row is skipped; `un-votes` reads it together with the votes. */
export const UN_ROLL_CALL_ISSUES = defineFormat({
  name: "un-roll-call-issues",
  title: "UN General Assembly topics of roll calls",
  options: z.strictObject({}),
  detect(sample) {
    return hasColumns(sample, ["rcid", "short_name", "issue"])
      ? { confidence: 0.98, reason: "the columns of topics of UN roll calls" }
      : null;
  },
  async *read(given) {
    for await (const topic of readTopics(given)) {
      yield "kind" in topic ? topic : skipRow(topic.at, "a topic without its votes");
    }
  },
});

/** All roll calls by their number, some thousands in all; rows that cannot be read are left out. */
export async function rollCallsById(input: ReadInput): Promise<Map<string, RollCall>> {
  const calls = new Map<string, RollCall>();
  for await (const call of readRollCalls(input)) if (!("kind" in call)) calls.set(call.id, call);
  return calls;
}

/** The first topic of each roll call, as an issue: a second one would count the vote twice. */
export async function topicsByRollCall(input: ReadInput): Promise<Map<string, Issue>> {
  const topics = new Map<string, Issue>();
  for await (const topic of readTopics(input)) {
    if (!("kind" in topic) && !topics.has(topic.rollCall)) topics.set(topic.rollCall, topic.issue);
  }
  return topics;
}

async function* readRollCalls(given: ReadInput): AsyncGenerator<RollCall | RejectedRecord> {
  const { sample, input } = await sampleInput(given);
  yield* mapTable(readTable(input, sample), toRollCall);
}

interface Topic {
  readonly at: RowPosition;
  readonly rollCall: string;
  readonly issue: Issue;
}

async function* readTopics(given: ReadInput): AsyncGenerator<Topic | RejectedRecord> {
  const { sample, input } = await sampleInput(given);
  yield* mapTable(readTable(input, sample), (row) => {
    const name = row.cell("issue");
    if (name === "") {
      const reason = "the topic is missing";
      throw new RowRejection({ column: "issue", value: "", reason, remedy: "name it" });
    }
    return { at: row.at, rollCall: rollCallIn(row), issue: { id: slugOf(name), name } };
  });
}

function toRollCall(row: TableRow): RollCall {
  const id = rollCallIn(row);
  const date = row.cell("date");
  if (!isCalendarDate(date)) {
    throw new RowRejection({
      column: "date",
      value: date,
      reason: "this is not a day of the calendar",
      remedy: "write YYYY-MM-DD, such as 2000-12-04",
    });
  }
  const isAmendment = row.cell("amend") === "1";
  const part = isAmendment
    ? ", on an amendment"
    : row.cell("para") === "1"
      ? ", on a paragraph"
      : "";
  return {
    at: row.at,
    id,
    date,
    issue: issueOf(row, id, isAmendment),
    locator: `roll call ${id}${part}`,
  };
}

/**
 * Several roll calls may be on one resolution: on it, and on its paragraphs. They are about the same
 * thing. An amendment is not: who is for it may well be against the resolution as it stands.
 */
function issueOf(row: TableRow, rollCall: string, isAmendment: boolean): Issue {
  const resolution = missing(row.cell("unres")) ? "" : row.cell("unres").replace(/^A\/RES\//, "R/");
  const short = missing(row.cell("short")) ? "" : cleanText(row.cell("short"));
  const description = missing(row.cell("descr")) ? "" : cleanText(row.cell("descr"));
  const own = resolution === "" || isAmendment ? [`roll-call-${rollCall}`] : [];
  const what = shorten(description === "" ? short : description, 300);
  const number = resolution === "" ? `roll call ${rollCall}` : resolution;
  const name = [isAmendment ? "Amendment to" : "", what].filter((text) => text !== "").join(" ");
  return {
    id: ["un", ...(resolution === "" ? [] : [slugOf(resolution)]), ...own].join("-"),
    name: name === "" ? `UN General Assembly, ${number}` : `${name} (${number})`,
    ...(resolution === "" ? {} : { aliases: [resolution.replace(/^R\//, "A/RES/")] }),
    ...(description.length > 300 ? { summary: description.slice(0, 5000) } : {}),
  };
}

function rollCallIn(row: TableRow): string {
  const id = row.cell("rcid");
  if (/^\d{1,7}$/.test(id)) return id;
  throw new RowRejection({
    column: "rcid",
    value: id,
    reason: "the number of the roll call is not a number",
    remedy: "every row begins with it",
  });
}

function missing(text: string): boolean {
  return text === "" || text === "NA";
}

function shorten(text: string, length: number): string {
  if (text.length <= length) return text;
  return `${text.slice(0, length - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
}
