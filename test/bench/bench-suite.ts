/** Numbers of one measurement, in the order of the metrics of its comparison. */
export type Sample = readonly number[];

/** Something that is measured. */
export interface Contender {
  readonly name: string;
  /** How much it does its work on, where the contenders differ in that. */
  readonly size?: number;
  /** Does the work once and tells what it took. */
  sample(): Promise<Sample>;
}

/** What a number is. */
export interface Metric {
  readonly name: string;
  readonly unit: string;
}

/** What a measurement should show; the table says whether it does. */
export interface Goal {
  /** Number of the goal among those that the project was given for speed; absent for another one. */
  readonly line?: number;
  readonly contender: string;
  readonly metric: string;
  /**
   * `ratio`: median of the contender over median of the baseline; `excess`: the one less the other;
   * `value`: the contender's median itself; `exponent`: how the metric grows with the size of all
   * contenders, 1 for in proportion, by the line of least squares through the logarithms.
   */
  readonly of: "ratio" | "excess" | "value" | "exponent";
  readonly atLeast?: number;
  readonly atMost?: number;
}

/** Contenders that do the same work, measured in turns in one run. */
export interface Comparison {
  readonly title: string;
  readonly metrics: readonly Metric[];
  /** Name of the contender that the others are compared with. */
  readonly baseline: string;
  readonly contenders: readonly Contender[];
  readonly goals?: readonly Goal[];
  /** Rounds in which each contender is measured once, after `warmUps` that do not count. */
  readonly rounds: number;
  readonly warmUps: number;
}

export interface BenchOptions {
  /** True: smaller and fewer, under two minutes for all suites; its numbers only show that it runs. */
  readonly quick: boolean;
  /** Only this engine, where the suite has several; null for all that can be started here. */
  readonly engine: string | null;
}

/** What `npm run bench -- <name>` runs. */
export interface BenchSuite {
  readonly name: string;
  readonly title: string;
  /** Prepares, hands each comparison to `compare`, and cleans up. */
  run(compare: (comparison: Comparison) => Promise<void>, options: BenchOptions): Promise<void>;
}
