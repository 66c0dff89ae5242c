import type { EntenteError } from "../../../server/wire/entente-error.ts";
import type { QuerySummary } from "../../../server/wire/query-result.ts";
import type { WireRow } from "../../../server/wire/wire-value.ts";
import { countOf, formatCount } from "../../../server/words/count-words.ts";

/** What of a run can be put in words. */
export interface RunFacts {
  readonly kind: "running" | "done" | "failed";
  readonly rows: readonly WireRow[];
  readonly summary: QuerySummary | null;
  readonly error: EntenteError | null;
  readonly elapsedMs: number;
}

const CUT_WORDS = {
  rows: "the limit of rows",
  bytes: "the limit of size",
  time: "the limit of time",
} as const;

/** The state of a run in a sentence, and what else there is to know. */
export function resultWords(run: RunFacts): { readonly main: string; readonly more: string } {
  const rows = countOf(run.rows.length, "row");
  if (run.kind === "running") {
    const so = run.rows.length === 0 ? "" : ` ${rows} so far.`;
    return { main: `Running for ${durationWords(run.elapsedMs)}.${so}`, more: "" };
  }
  if (run.kind === "failed") {
    const kept =
      run.rows.length === 0 ? "" : `${rows} had come before; they are below, and not all.`;
    return { main: run.error?.message ?? "The query failed.", more: kept };
  }
  const { summary } = run;
  if (summary === null) return { main: `${rows}.`, more: "" };
  if (run.rows.length === 0) {
    return {
      main: "No rows.",
      more: "Nothing in the graph fits the parameters. Widen a date, or leave an optional one out.",
    };
  }
  return {
    main: `${rows} in ${durationWords(summary.timeMs)}.`,
    more: summary.cut === undefined ? "" : cutWords(summary, summary.cut),
  };
}

function cutWords({ limits }: QuerySummary, cut: NonNullable<QuerySummary["cut"]>): string {
  const { by, left, isExact } = cut;
  const missing =
    left === null
      ? "There are more rows"
      : `${isExact ? "" : "At least "}${countOf(left, "row")} more ${left === 1 ? "is" : "are"} missing`;
  const limit = by === "rows" ? `${CUT_WORDS.rows}, ${formatCount(limits.rows)}` : CUT_WORDS[by];
  return `${missing}: the result was cut at ${limit}. Narrow the query${by === "rows" ? ", or raise the limit beside Run" : ""}.`;
}

/** A duration as people read it: `31 ms`, `2.4 s`, `3 min 20 s`. */
export function durationWords(ms: number): string {
  if (ms < 1000) return `${Math.max(1, Math.round(ms))} ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`;
  return `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1000)} s`;
}
