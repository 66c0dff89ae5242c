import { z } from "zod";
import type { Source } from "../../../wire/source.ts";
import type { AllianceObligation, AllianceType } from "../../../wire/tie.ts";
import { defineFormat } from "../../define-format.ts";
import { GraphDirectory } from "../../graph-directory.ts";
import type { ImportRecord, ReadInput } from "../../import-format.ts";
import { readNamedOnce } from "../../read-named-once.ts";
import { sampleInput } from "../../read-rows.ts";
import { hasColumns, mapTable, readTable, type TableRow } from "../../read-table.ts";
import { skipRow, soundRow } from "../../row-records.ts";
import { actorItems } from "./cow-alliances.ts";
import { flagIn, stateIn, yearIn } from "./cow-fields.ts";

/** ATOP's flags, from the strongest obligation to the weakest, in our words and as a type. */
const FLAGS: readonly {
  readonly column: string;
  readonly obligation: AllianceObligation;
  readonly type: AllianceType;
}[] = [
  // Active military support is the strongest class, whether in defence or in attack.
  { column: "atop_offense", obligation: "offense", type: "defense" },
  { column: "atop_defense", obligation: "defense", type: "defense" },
  { column: "atop_neutral", obligation: "neutrality", type: "neutrality" },
  { column: "atop_nonagg", obligation: "nonaggression", type: "nonaggression" },
  { column: "atop_consul", obligation: "entente", type: "entente" },
];

const SOURCE: Source = {
  id: "atop-directed-dyad-years",
  title: "Alliance Treaty Obligations and Provisions, directed dyad-years",
  kind: "dataset",
  publisher: "ATOP",
  url: "http://www.atopdata.org/",
};

/**
 * ATOP directed dyad-years: each row is an ALLIED_WITH of one state for one calendar year, what the
 * first owes the second. The data say in which years an obligation held and not on which day it
 * began, so years are not joined. A year without any obligation is skipped.
 */
export const ATOP_DYADS = defineFormat({
  name: "atop-dyads",
  title: "ATOP directed dyad-years",
  options: z.strictObject({}),
  detect(sample) {
    return hasColumns(sample, ["ccode1", "ccode2", "year", ...FLAGS.map(({ column }) => column)])
      ? { confidence: 0.98, reason: "the columns of ATOP directed dyad-years" }
      : null;
  },
  read: readAtop,
});

async function* readAtop(given: ReadInput): AsyncGenerator<ImportRecord> {
  const { sample, input } = await sampleInput(given);
  const known = input.known ?? new GraphDirectory();
  yield* readNamedOnce(mapTable(readTable(input, sample), (row) => readDyadYear(row, known)));
}

function readDyadYear(row: TableRow, known: GraphDirectory): ImportRecord {
  const year = String(yearIn(row, "year")).padStart(4, "0");
  const held = FLAGS.filter(({ column }) => flagIn(row, column));
  const since = `${year}-01-01`;
  const [from, to] = [stateIn(row, "ccode1", since, known), stateIn(row, "ccode2", since, known)];
  const [strongest] = held;
  if (strongest === undefined) return skipRow(row.at, "no obligation in that year");
  if (from.id === to.id) return skipRow(row.at, "both states are the same");
  const tie = {
    type: "ALLIED_WITH" as const,
    from: from.id,
    to: to.id,
    source: SOURCE.id,
    alliance: strongest.type,
    obligations: held.map(({ obligation }) => obligation),
    since,
    until: `${year}-12-31`,
  };
  return soundRow(
    "tie",
    row.at,
    [{ kind: "tie", tie }],
    [...actorItems([from, to]), { kind: "source", source: SOURCE }],
  );
}
