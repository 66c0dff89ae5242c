import { z } from "zod";
import type { Actor } from "../../../wire/actor.ts";
import type { GraphItem } from "../../../wire/interchange.ts";
import type { Source } from "../../../wire/source.ts";
import { ALLIANCE_TYPES, type AllianceType } from "../../../wire/tie.ts";
import { defineFormat } from "../../define-format.ts";
import { GraphDirectory } from "../../graph-directory.ts";
import type { ImportRecord, ReadInput } from "../../import-format.ts";
import { hasColumns, mapTable, readTable, type TableRow } from "../../read-table.ts";
import { readNamedOnce } from "../../read-named-once.ts";
import { sampleInput } from "../../read-rows.ts";
import { RowRejection, skipRow, soundRow } from "../../row-records.ts";
import { dayOfColumns, flagIn, stateIn } from "./cow-fields.ts";

const DYAD_COLUMNS = ["version4id", "ccode1", "ccode2", "dyad_st_year", "dyad_end_year", "defense"];
const MEMBER_COLUMNS = ["version4id", "ccode", "mem_st_year", "mem_end_year", "ss_type"];

/**
 * Correlates of War formal alliances by dyad: each row is an ALLIED_WITH between two states, from the
 * day on which both are bound to the last one, with the alliance as its source. An empty end means
 * in force when the data end. The type is the strongest obligation, as the project itself classes.
 */
export const COW_ALLIANCE_DYADS = defineFormat({
  name: "cow-alliance-dyads",
  title: "Correlates of War alliances by dyad",
  options: z.strictObject({}),
  detect(sample) {
    return hasColumns(sample, DYAD_COLUMNS)
      ? { confidence: 0.98, reason: "the columns of Correlates of War alliances by dyad" }
      : null;
  },
  read: (input) => readAlliances(input, readDyad),
});

/**
 * Correlates of War formal alliances by member: each row makes a state a MEMBER_OF its alliance, which
 * becomes an organisation. By dyad says more about pairs; by member, who was in an alliance when.
 */
export const COW_ALLIANCE_MEMBERS = defineFormat({
  name: "cow-alliance-members",
  title: "Correlates of War alliances by member",
  options: z.strictObject({}),
  detect(sample) {
    return hasColumns(sample, MEMBER_COLUMNS)
      ? { confidence: 0.98, reason: "the columns of Correlates of War alliances by member" }
      : null;
  },
  read: (input) => readAlliances(input, readMember),
});

async function* readAlliances(
  given: ReadInput,
  read: (row: TableRow, known: GraphDirectory) => ImportRecord,
): AsyncGenerator<ImportRecord> {
  const { sample, input } = await sampleInput(given);
  const known = input.known ?? new GraphDirectory();
  yield* readNamedOnce(mapTable(readTable(input, sample), (row) => read(row, known)));
}

function readDyad(row: TableRow, known: GraphDirectory): ImportRecord {
  const { since, until } = periodIn(row, "dyad_st", "dyad_end");
  // The pairs were made of members' periods, and one may have joined the day after another left.
  if (until !== undefined && until === dayBefore(since)) {
    return skipRow(row.at, "no day on which both states were bound");
  }
  const states = [
    stateIn(row, "ccode1", since, known),
    stateIn(row, "ccode2", since, known),
  ] as const;
  if (states[0].id === states[1].id) return skipRow(row.at, "both states are the same");
  const obligations = obligationsIn(row);
  const strongest = obligations[0];
  const source = allianceSource(row);
  const tie: GraphItem = {
    kind: "tie",
    tie: {
      type: "ALLIED_WITH",
      from: states[0].id,
      to: states[1].id,
      source: source.id,
      treaty: source.title,
      ...(strongest === undefined ? {} : { alliance: strongest, obligations: [...obligations] }),
      since,
      ...(until === undefined ? {} : { until }),
    },
  };
  return soundRow("tie", row.at, [tie], [...actorItems(states), { kind: "source", source }]);
}

function readMember(row: TableRow, known: GraphDirectory): ImportRecord {
  const { since, until } = periodIn(row, "mem_st", "mem_end");
  if (until !== undefined && until < since) return skipRow(row.at, "no day of membership");
  const state = stateIn(row, "ccode", since, known);
  const source = allianceSource(row);
  const founded = row.cell("all_st_year");
  const kind = row.cell("ss_type").replace(/^Type [IVab]+:\s*/, "");
  const alliance = known.actor(
    {
      id: source.id,
      kind: "organization",
      name: `${kind === "" ? "Alliance" : kind} of ${founded === "" ? since.slice(0, 4) : founded}, number ${row.cell("version4id")}`,
      role: "Formal alliance in the Correlates of War data",
    },
    { coded: true },
  );
  const tie: GraphItem = {
    kind: "tie",
    tie: {
      type: "MEMBER_OF",
      from: state.id,
      to: alliance.id,
      source: source.id,
      role: "Ally",
      since,
      ...(until === undefined ? {} : { until }),
    },
  };
  return soundRow(
    "tie",
    row.at,
    [tie],
    [...actorItems([state, alliance]), { kind: "source", source }],
  );
}

function periodIn(
  row: TableRow,
  from: string,
  to: string,
): { since: string; until: string | undefined } {
  const columns = (side: string): { year: string; month: string; day: string } => ({
    year: `${side}_year`,
    month: `${side}_month`,
    day: `${side}_day`,
  });
  const since = dayOfColumns(row, columns(from));
  const until = dayOfColumns(row, columns(to));
  if (since === undefined) {
    throw new RowRejection({
      column: `${from}_year`,
      value: "",
      reason: "the year in which it begins is missing",
      remedy: "add it",
    });
  }
  if (until !== undefined && until < dayBefore(since)) {
    throw new RowRejection({
      column: `${to}_year`,
      value: until,
      reason: `it ends before it begins, on ${since}`,
      remedy: "correct one of the two",
    });
  }
  return { since, until };
}

function dayBefore(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - 1);
  return date.toISOString().slice(0, 10);
}

/** From the strongest to the weakest. */
function obligationsIn(row: TableRow): readonly AllianceType[] {
  return ALLIANCE_TYPES.filter((type) => flagIn(row, type));
}

/** Each alliance is a treaty of its own, so that two of the same pair and day stay two. */
function allianceSource(row: TableRow): Source {
  const [id, version] = [row.cell("version4id"), row.cell("version")];
  if (!/^\d{1,6}$/.test(id)) {
    throw new RowRejection({
      column: "version4id",
      value: id,
      reason: "the number of the alliance is not a number",
      remedy: "every row begins with it",
    });
  }
  return {
    id: `cow-alliance-${id}`,
    title: `Alliance ${id}, Correlates of War formal alliances${version === "" ? "" : ` ${version}`}`,
    kind: "treaty",
    publisher: "Correlates of War",
    url: "https://correlatesofwar.org/data-sets/formal-alliances/",
  };
}

export function actorItems(actors: readonly Actor[]): GraphItem[] {
  return actors.map((actor) => ({ kind: "actor", actor }));
}
