import type { GraphItem } from "../../../wire/interchange.ts";
import { STANCE_STATUSES, type Stance } from "../../../wire/stance.ts";
import type { TableMapping } from "../../../wire/table-mapping.ts";
import { cameoGoldstein, cameoLabel } from "../../codes/cameo.ts";
import type { ImportRecord } from "../../import-format.ts";
import { shortHash, slugOf } from "../../name-key.ts";
import type { TableRow } from "../../read-table.ts";
import { rejectRow, RowRejection, skipRow, soundRow } from "../../row-records.ts";
import { actorIn } from "./map-actor.ts";
import { MappedCells, RowLeftOut } from "./map-cells.ts";
import { issueNamed, sourceIn, type RowContext, type RowEnd } from "./map-parts.ts";
import { mapTie } from "./map-tie.ts";

/** The record of a row under a mapping. */
export function mapRow(row: TableRow, context: RowContext): ImportRecord {
  const cells = new MappedCells(row, context.mapping);
  try {
    return context.mapping.rows === "ties"
      ? mapTie(row, cells, context)
      : mapStance(row, cells, context);
  } catch (error) {
    if (error instanceof RowLeftOut) return skipRow(row.at, "a value that the mapping leaves out");
    if (error instanceof RowRejection) return rejectRow(row.at, row.raw, error.fault);
    throw error;
  }
}

function mapStance(row: TableRow, cells: MappedCells, context: RowContext): ImportRecord {
  const { mapping, known } = context;
  const date = cells.day("date");
  if (date === undefined) throw cells.fault("date", "the day is missing", "a stance needs its day");
  const value = valueOf(cells, mapping);
  const ends = context.endsOf?.(row);
  const from = ends?.from ?? actorIn(cells, "from", { mapping, known, day: date });
  const to = targetOf(cells, context, date, ends?.to);
  const target = to.kind === "issue" ? to.issue : to.actor;
  if (from.id === target.id) return skipRow(row.at, "both actors are the same");
  const issue = cells.text("issue") === "" ? null : issueNamed(cells, "issue", known);
  const via =
    cells.text("via") === "" ? null : actorIn(cells, "via", { mapping, known, day: date });
  const source = sourceIn(cells, context.file);
  const words = wordsOf(cells);
  const stance: Stance = {
    id: stanceId(cells, [from.id, target.id, date, cells.text("act"), issue?.id ?? "", source.id]),
    from: from.id,
    to: target.id,
    ...value,
    issue: issue?.id ?? null,
    date,
    summary: words.summary ?? `${from.name} ${phraseOf(cells, value)} ${target.name}`,
    ...(words.quote === undefined ? {} : { quote: words.quote }),
    locator: cells.text("locator").slice(0, 500) || `line ${row.at.line}`,
    source: source.id,
    status: statusOf(cells),
    ...(via === null ? {} : { via: via.id }),
    ...countsOf(cells),
    ...originals(cells, mapping, { from: from.name, to: target.name }),
  };
  const named: GraphItem[] = [
    { kind: "actor", actor: from },
    to,
    ...(via === null ? [] : [{ kind: "actor" as const, actor: via }]),
    ...(issue === null ? [] : [{ kind: "issue" as const, issue }]),
    { kind: "source", source },
  ];
  return soundRow("stance", row.at, [{ kind: "stance", stance }], named);
}

function targetOf(
  cells: MappedCells,
  { mapping, known }: RowContext,
  date: string,
  given: RowEnd | undefined,
): RowEnd {
  if (given !== undefined) return given;
  return mapping.target === "issue"
    ? { kind: "issue", issue: issueNamed(cells, "to", known) }
    : { kind: "actor", actor: actorIn(cells, "to", { mapping, known, day: date }) };
}

/** Words for a polarity, where a column has no numbers. */
const POLARITY_WORDS: Readonly<Record<string, number>> = {
  positive: 1,
  support: 1,
  supports: 1,
  pro: 1,
  for: 1,
  yes: 1,
  "+": 1,
  neutral: 0,
  mixed: 0,
  abstain: 0,
  negative: -1,
  oppose: -1,
  opposes: -1,
  contra: -1,
  against: -1,
  no: -1,
  "-": -1,
};

/**
 * Act, Goldstein value and polarity. Without an act, the root of cooperation (05), statement (01) or
 * disapproval (11) stands for it, by the sign of the polarity.
 */
function valueOf(
  cells: MappedCells,
  { polarityMax }: TableMapping,
): { act: string; goldstein: number; polarity?: number } {
  const word = POLARITY_WORDS[cells.text("polarity").toLowerCase()];
  const polarity = word ?? cells.number("polarity", -1, 1, polarityMax);
  const given = cells.text("act");
  if (given === "" && polarity === undefined) {
    throw cells.fault("polarity", "neither act nor polarity is there", "fill in one of them");
  }
  const act = given === "" ? rootAct(polarity ?? 0) : given;
  const goldstein = cameoGoldstein(act);
  if (goldstein === null) {
    const remedy = "take a code of the CAMEO codebook 1.1b3, with its leading zero, such as 051";
    throw cells.fault("act", "this is not a CAMEO event code", remedy);
  }
  return { act, goldstein, ...(polarity === undefined ? {} : { polarity }) };
}

/** Where the file names no act, the summary does not put one into anybody's mouth. */
function phraseOf(cells: MappedCells, value: { act: string; polarity?: number }): string {
  if (cells.text("act") !== "") return cameoLabel(value.act) ?? "acts towards";
  const polarity = value.polarity ?? 0;
  return polarity > 0 ? "is for" : polarity < 0 ? "is against" : "is linked to";
}

function rootAct(polarity: number): string {
  return polarity > 0 ? "05" : polarity < 0 ? "11" : "01";
}

/**
 * An id of the file's own, or one made of who, whom, when, what and the words: a corrected polarity is
 * then a change of the same stance, and the same row the same stance.
 */
function stanceId(cells: MappedCells, parts: readonly string[]): string {
  const id = cells.text("id");
  if (id !== "") return slugOf(id);
  const words = [cells.text("summary"), cells.text("quote"), cells.text("locator")];
  return `row-${shortHash(JSON.stringify([...parts, ...words]))}`;
}

function wordsOf(cells: MappedCells): { summary?: string; quote?: string } {
  const [summary, quote] = [cells.text("summary"), cells.text("quote")];
  if (summary.length > 5000)
    throw cells.fault("summary", "the text is too long", "write at most 5,000 characters");
  if (quote.length > 2000)
    throw cells.fault("quote", "the text is too long", "write at most 2,000 characters");
  return { ...(summary === "" ? {} : { summary }), ...(quote === "" ? {} : { quote }) };
}

function statusOf(cells: MappedCells): Stance["status"] {
  const text = cells.text("status").toLowerCase();
  if (text === "") return "reported";
  const status = STANCE_STATUSES.find((known) => known === text);
  if (status !== undefined) return status;
  throw cells.fault("status", "this is not a status", `write one of ${STANCE_STATUSES.join(", ")}`);
}

function countsOf(cells: MappedCells): Pick<Stance, "mentions" | "tone"> {
  const mentions = cells.number("mentions", 1, Number.MAX_SAFE_INTEGER);
  const tone = cells.number("tone", -100, 100);
  if (mentions !== undefined && !Number.isInteger(mentions)) {
    throw cells.fault("mentions", "this is not a whole number", "write 1 or more");
  }
  return {
    ...(mentions === undefined ? {} : { mentions }),
    ...(tone === undefined ? {} : { tone }),
  };
}

/** What the file calls the ends, where the graph calls them otherwise. */
function originals(
  cells: MappedCells,
  { columns, codes }: TableMapping,
  names: { readonly from: string; readonly to: string },
): Pick<Stance, "fromName" | "toName" | "fromCode" | "toCode"> {
  const original = (field: "from" | "to"): string => {
    const text = columns[field] === undefined ? "" : cells.text(field).slice(0, 500);
    return text === names[field] ? "" : text;
  };
  const [from, to] = [original("from"), original("to")];
  const isCode = (field: "from" | "to"): boolean => (codes[field] ?? "name") !== "name";
  return {
    ...(from === "" ? {} : { [isCode("from") ? "fromCode" : "fromName"]: from }),
    ...(to === "" ? {} : { [isCode("to") ? "toCode" : "toName"]: to }),
  };
}
