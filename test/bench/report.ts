import { cpus, totalmem } from "node:os";
import type { ComparisonResult, Measured, Verdict } from "./compare.ts";

/** What the numbers were measured on; numbers of two machines are not comparable. */
export interface Environment {
  readonly date: string;
  readonly node: string;
  readonly cpu: string;
  readonly memoryGb: number;
  readonly quick: boolean;
}

export function describeEnvironment(quick: boolean): Environment {
  const processors = cpus();
  return {
    date: new Date().toISOString().slice(0, 10),
    node: process.version,
    cpu: `${processors.length} × ${processors[0]?.model.trim() ?? "unknown"}`,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    quick,
  };
}

/** The results of a suite as Markdown. */
export function toMarkdown(
  command: string,
  environment: Environment,
  results: readonly ComparisonResult[],
): string {
  const { date, node, cpu, memoryGb, quick } = environment;
  const about = `\`${command}\`, ${date}, Node ${node}, ${cpu}, ${memoryGb} GB${quick ? "; quick run, numbers only show that it works" : ""}.`;
  return [about, ...results.map(comparisonTable)].join("\n\n");
}

function comparisonTable({
  title,
  baseline,
  rounds,
  measured,
  verdicts,
}: ComparisonResult): string {
  const head = [
    "| | | median | quartiles | ratio to the baseline | quartiles |",
    "|---|---|--:|--:|--:|--:|",
  ];
  const lines = measured.map(
    ({ contender, metric, unit, spread, ratio }: Measured) =>
      `| ${contender}${contender === baseline ? " (baseline)" : ""} | ${metric} | ${number(spread.median)} ${unit} | ${number(spread.low)}–${number(spread.high)} | ${ratio === null ? "" : number(ratio.median)} | ${ratio === null ? "" : `${number(ratio.low)}–${number(ratio.high)}`} |`,
  );
  const goals = verdicts.map((verdict) => `- ${verdictSentence(verdict, measured)}`);
  return [
    `**${title}** (${rounds} rounds, interleaved)`,
    [...head, ...lines].join("\n"),
    ...(goals.length === 0 ? [] : [goals.join("\n")]),
  ].join("\n\n");
}

function verdictSentence(verdict: Verdict, measured: readonly Measured[]): string {
  const { goal, isMet } = verdict;
  const reached = `${WHAT[goal.of]} ${reachedText(verdict, measured)}`;
  return `${goal.contender}, ${goal.metric}: ${reached}, goal ${goalText(verdict, measured)}: ${isMet ? "met" : "**missed**"}`;
}

/** Such as `at most 0.5` or `at most 20 ms`. */
export function goalText({ goal }: Verdict, measured: readonly Measured[]): string {
  const { atLeast, atMost } = goal;
  const bound = atLeast === undefined ? `at most ${String(atMost)}` : `at least ${atLeast}`;
  return `${bound}${unitOf(goal, measured)}`;
}

/** Such as `0.43` or `36 ms`. */
export function reachedText({ goal, reached }: Verdict, measured: readonly Measured[]): string {
  return `${number(reached)}${unitOf(goal, measured)}`;
}

function unitOf({ of, metric }: Verdict["goal"], measured: readonly Measured[]): string {
  if (of === "ratio" || of === "exponent") return "";
  return ` ${measured.find((each) => each.metric === metric)?.unit ?? ""}`;
}

const WHAT = {
  ratio: "ratio of medians",
  excess: "difference of medians",
  value: "median",
  exponent: "fitted exponent",
} as const;

/** Three significant digits, with thousands apart. */
function number(value: number): string {
  if (!Number.isFinite(value)) return "none";
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString("en");
  return String(Number(value.toPrecision(3)));
}
