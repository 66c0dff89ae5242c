import { z } from "zod";
import type { Actor } from "../../../wire/actor.ts";
import type { GraphItem } from "../../../wire/interchange.ts";
import type { Source } from "../../../wire/source.ts";
import { fileError } from "../../bytes/import-error.ts";
import { defineFormat } from "../../define-format.ts";
import { GraphDirectory } from "../../graph-directory.ts";
import type { ImportRecord, ReadInput } from "../../import-format.ts";
import { slugOf } from "../../name-key.ts";
import { readNamedOnce } from "../../read-named-once.ts";
import { sampleInput } from "../../read-rows.ts";
import {
  detectDelimiter,
  hasColumns,
  headerOf,
  mapTable,
  readTable,
  type TableRow,
} from "../../read-table.ts";
import { skipRow, soundRow } from "../../row-records.ts";
import { numberIn } from "../event-fields.ts";
import { actorItems } from "./cow-alliances.ts";
import { stateIn, yearIn } from "./cow-fields.ts";

const SOURCE: Source = {
  id: "cow-intergovernmental-organizations",
  title: "Correlates of War intergovernmental organizations",
  kind: "dataset",
  publisher: "Correlates of War",
  url: "https://correlatesofwar.org/data-sets/igos/",
};

/**
 * Correlates of War joint memberships of pairs of states. The rows only count organisations and name
 * none, and a count is neither a membership nor a stance: each row is checked and skipped. The table
 * by state and year, `cow-igo-states`, has the memberships themselves.
 */
export const COW_IGO_DYADS = defineFormat({
  name: "cow-igo-dyads",
  title: "Correlates of War joint memberships in organisations",
  options: z.strictObject({}),
  detect(sample) {
    return hasColumns(sample, ["ccode1", "ccode2", "year", "dyadigos"])
      ? { confidence: 0.98, reason: "the columns of joint memberships by pair and year" }
      : null;
  },
  async *read(given) {
    const { sample, input } = await sampleInput(given);
    const known = input.known ?? new GraphDirectory();
    yield* mapTable(readTable(input, sample), (row) => {
      const day = `${String(yearIn(row, "year")).padStart(4, "0")}-12-31`;
      stateIn(row, "ccode1", day, known);
      stateIn(row, "ccode2", day, known);
      numberIn({ column: "dyadigos", value: row.cell("dyadigos") }, 0, 10_000, true);
      return skipRow(row.at, "a count of shared memberships names no organisation");
    });
  },
});

/** What a cell of the table by state and year says; other values are no membership. */
const ROLES: Readonly<Record<string, string>> = {
  "1": "Member",
  "2": "Associate member",
  "3": "Observer",
};
const KEY_COLUMNS = ["ccode", "year", "state"];

/**
 * Correlates of War memberships by state and year: a row for each state and year, a column for each
 * organisation. Each row makes the state a MEMBER_OF every organisation in which it was one that
 * calendar year; a row without any is skipped. Organisations are called by their abbreviation, the
 * name of their column.
 */
export const COW_IGO_STATES = defineFormat({
  name: "cow-igo-states",
  title: "Correlates of War memberships by state and year",
  options: z.strictObject({}),
  detect(sample) {
    const names = headerOf(sample, detectDelimiter(sample.lines));
    return hasColumns(sample, KEY_COLUMNS) && names.length > 100
      ? { confidence: 0.95, reason: "state and year, and a column for each organisation" }
      : null;
  },
  read: readMemberships,
});

async function* readMemberships(given: ReadInput): AsyncGenerator<ImportRecord> {
  const { sample, input } = await sampleInput(given);
  if (!hasColumns(sample, KEY_COLUMNS)) {
    throw fileError(input.name, "lacks the columns ccode, year and state", "Check the file.");
  }
  const known = input.known ?? new GraphDirectory();
  const organisations = headerOf(sample, detectDelimiter(sample.lines))
    .filter((name) => !KEY_COLUMNS.includes(name))
    .map((column) => ({ column, actor: organisation(column, known) }));
  const rows = mapTable(readTable(input, sample), (row) =>
    readStateYear(row, organisations, known),
  );
  yield* readNamedOnce(rows);
}

function readStateYear(
  row: TableRow,
  organisations: readonly { readonly column: string; readonly actor: Actor }[],
  known: GraphDirectory,
): ImportRecord {
  const year = String(yearIn(row, "year")).padStart(4, "0");
  const state = stateIn(row, "ccode", `${year}-12-31`, known);
  const joined = organisations.flatMap(({ column, actor }) => {
    const role = ROLES[row.cell(column)];
    return role === undefined ? [] : [{ actor, role }];
  });
  if (joined.length === 0) return skipRow(row.at, "no membership in that year");
  const ties = joined.map<GraphItem>(({ actor, role }) => ({
    kind: "tie",
    tie: {
      type: "MEMBER_OF",
      from: state.id,
      to: actor.id,
      source: SOURCE.id,
      role,
      since: `${year}-01-01`,
      until: `${year}-12-31`,
    },
  }));
  const named = actorItems([state, ...joined.map(({ actor }) => actor)]);
  return soundRow("tie", row.at, ties, [...named, { kind: "source", source: SOURCE }]);
}

function organisation(column: string, known: GraphDirectory): Actor {
  const name = column.toUpperCase();
  return known.actor({ id: `igo-${slugOf(name)}`, kind: "organization", name });
}
