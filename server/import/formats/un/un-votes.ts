import { z } from "zod";
import { EntenteError } from "../../../wire/entente-error.ts";
import type { Actor } from "../../../wire/actor.ts";
import type { GraphItem } from "../../../wire/interchange.ts";
import type { Issue } from "../../../wire/issue.ts";
import type { Source } from "../../../wire/source.ts";
import { cameoGoldstein } from "../../codes/cameo.ts";
import { cowState } from "../../codes/state-numbers.ts";
import { stateActor, stateByAlpha2, stateByName } from "../../codes/states.ts";
import { defineFormat } from "../../define-format.ts";
import { GraphDirectory } from "../../graph-directory.ts";
import type { ImportRecord, ReadInput } from "../../import-format.ts";
import { readNamedOnce } from "../../read-named-once.ts";
import { sampleInput } from "../../read-rows.ts";
import { hasColumns, mapTable, readTable, type TableRow } from "../../read-table.ts";
import { RowRejection, skipRow, soundRow } from "../../row-records.ts";
import { rollCallsById, topicsByRollCall, type RollCall } from "./un-roll-calls.ts";

const SOURCE: Source = {
  id: "un-general-assembly-votes",
  title: "Roll-call votes of the United Nations General Assembly",
  kind: "dataset",
};

/**
 * What a vote is. It is a stance on the text that was voted on, and says no more than for, against or
 * neither, so polarity is 1, −1 and 0, whatever the act's mean on the Goldstein scale. CAMEO has no
 * code for votes: for is an endorsement (051), against a rejection in general (120), and an
 * abstention, which withholds a position, is declining to comment (011).
 */
const VOTES: Readonly<Record<string, { act: string; polarity: number; words: string }>> = {
  yes: { act: "051", polarity: 1, words: "Voted for" },
  abstain: { act: "011", polarity: 0, words: "Abstained on" },
  no: { act: "120", polarity: -1, words: "Voted against" },
};

/**
 * Votes of the UN General Assembly, with the list of roll calls and, where there is one, that of
 * topics: a stance of the state on the resolution, with the topic as its issue. Votes of the same
 * state on a resolution and on its paragraphs are stances on one issue. Who was absent is skipped.
 */
export const UN_VOTES = defineFormat({
  name: "un-votes",
  title: "UN General Assembly votes",
  options: z.strictObject({}),
  detect(sample) {
    return hasColumns(sample, ["rcid", "country", "country_code", "vote"])
      ? { confidence: 0.98, reason: "the columns of UN General Assembly votes" }
      : null;
  },
  read: (input) => readNamedOnce(readVotes(input)),
});

async function* readVotes(given: ReadInput): AsyncGenerator<ImportRecord> {
  const rollCalls = given.companion?.("un-roll-calls") ?? null;
  if (rollCalls === null) {
    throw new EntenteError(
      "invalid-file",
      `${given.name} has votes but not what they were on. Import it together with the file of roll calls, which has their dates and resolutions.`,
    );
  }
  const topics = given.companion?.("un-roll-call-issues") ?? null;
  const other = (bytes: AsyncIterable<Uint8Array>, name: string): ReadInput => ({
    ...given,
    bytes,
    name,
  });
  const calls = await rollCallsById(other(rollCalls, "roll calls"));
  const topicOf =
    topics === null
      ? new Map<string, Issue>()
      : await topicsByRollCall(other(topics, "topics of roll calls"));
  const { sample, input } = await sampleInput(given);
  const known = input.known ?? new GraphDirectory();
  yield* mapTable(readTable(input, sample), (row) =>
    readVote(row, { calls, topics: topicOf, known }),
  );
}

interface VoteContext {
  readonly calls: ReadonlyMap<string, RollCall>;
  readonly topics: ReadonlyMap<string, Issue>;
  readonly known: GraphDirectory;
}

function readVote(row: TableRow, { calls, topics, known }: VoteContext): ImportRecord {
  const call = calls.get(row.cell("rcid"));
  if (call === undefined) {
    throw new RowRejection({
      column: "rcid",
      value: row.cell("rcid"),
      reason: "the file of roll calls does not have this one",
      remedy: "import the votes with the roll calls of the same years",
    });
  }
  const state = known.actor(voterOf(row, call.date), { coded: true });
  const word = row.cell("vote").toLowerCase();
  if (word === "" || word === "na" || word === "absent")
    return skipRow(row.at, "absent, so no vote");
  const vote = VOTES[word];
  if (vote === undefined) {
    throw new RowRejection({
      column: "vote",
      value: row.cell("vote"),
      reason: "this is not a vote",
      remedy: "write yes, no or abstain",
    });
  }
  const issue = known.issue(call.issue);
  const topicFound = topics.get(call.id);
  const topic = topicFound === undefined ? null : known.issue(topicFound);
  const stance = {
    id: `un-vote-${call.id}-${state.id}`,
    from: state.id,
    to: issue.id,
    polarity: vote.polarity,
    act: vote.act,
    goldstein: cameoGoldstein(vote.act) ?? 0,
    issue: topic?.id ?? null,
    date: call.date,
    summary: `${vote.words} ${issue.name}`,
    locator: call.locator,
    source: SOURCE.id,
    status: "stated" as const,
    ...(row.cell("country_code") === "" ? {} : { fromCode: row.cell("country_code") }),
    ...(row.cell("country") === "" ? {} : { fromName: row.cell("country") }),
  };
  const named: GraphItem[] = [
    { kind: "actor", actor: state },
    { kind: "issue", issue },
    ...(topic === null ? [] : [{ kind: "issue" as const, issue: topic }]),
    { kind: "source", source: SOURCE },
  ];
  return soundRow("stance", row.at, [{ kind: "stance", stance }], named);
}

/** Yugoslavia has one code in the file for three states in a row, and NA is Namibia as well as nothing. */
function voterOf(row: TableRow, day: string): Actor {
  const code = row.cell("country_code");
  const byName = stateByName(row.cell("country"));
  const id =
    code === "YU" || code === "CS"
      ? byName === "csk"
        ? "csk"
        : cowState("345", day)
      : code === "" || code === "NA"
        ? byName
        : (stateByAlpha2(code) ?? byName);
  const state = id === null ? null : stateActor(id);
  if (state !== null) return state;
  throw new RowRejection({
    column: "country_code",
    value: code,
    reason: "this is neither the code nor, beside it, the name of a state",
    remedy: "write an ISO 3166-1 alpha-2 code, such as AZ",
  });
}
