import type { Comparison, Goal, Sample } from "./bench-suite.ts";

/** Median and quartiles. */
export interface Spread {
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

export interface Measured {
  readonly contender: string;
  readonly metric: string;
  readonly unit: string;
  /** One per round. */
  readonly values: readonly number[];
  readonly spread: Spread;
  /** Of each round's value to the baseline's of the same round; null for the baseline itself. */
  readonly ratio: Spread | null;
}

export interface Verdict {
  readonly goal: Goal;
  readonly reached: number;
  readonly isMet: boolean;
}

/** What a comparison showed. */
export interface ComparisonResult {
  readonly title: string;
  readonly baseline: string;
  readonly rounds: number;
  readonly measured: readonly Measured[];
  readonly verdicts: readonly Verdict[];
}

/**
 * Measures all contenders in turns, so that whatever else the machine does hits all of them alike.
 * Each round begins with another one, so that none always comes first.
 */
export async function compare(comparison: Comparison): Promise<ComparisonResult> {
  const { title, contenders, baseline, metrics, rounds, warmUps } = comparison;
  const samples = new Map<string, Sample[]>(contenders.map(({ name }) => [name, []]));
  for (let round = -warmUps; round < rounds; round += 1) {
    for (let turn = 0; turn < contenders.length; turn += 1) {
      const contender = contenders[(turn + round + warmUps) % contenders.length];
      if (contender === undefined) continue;
      const sample = await contender.sample();
      if (round >= 0) samples.get(contender.name)?.push(sample);
    }
  }
  const measured = metrics.flatMap(({ name: metric, unit }, at) => {
    const valuesOf = (name: string): number[] =>
      samples.get(name)?.map((each) => each[at] ?? NaN) ?? [];
    const base = valuesOf(baseline);
    return contenders.map(({ name: contender }): Measured => {
      const values = valuesOf(contender);
      const ratios = values.map((value, round) => value / (base[round] ?? NaN));
      const ratio = contender === baseline ? null : spreadOf(ratios);
      return { contender, metric, unit, values, spread: spreadOf(values), ratio };
    });
  });
  const sizes = new Map(contenders.map(({ name, size = NaN }) => [name, size]));
  const verdicts = (comparison.goals ?? []).map((goal) => judge(goal, baseline, measured, sizes));
  return { title, baseline, rounds, measured, verdicts };
}

/** Median and quartiles, by linear interpolation between the nearest two. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number): number => {
    const place = share * (sorted.length - 1);
    const [below, above] = [sorted[Math.floor(place)] ?? NaN, sorted[Math.ceil(place)] ?? NaN];
    return below + (above - below) * (place - Math.floor(place));
  };
  return { median: at(0.5), low: at(0.25), high: at(0.75) };
}

/** The slope of the line of least squares through the logarithms of sizes and values. */
export function exponentOf(points: readonly (readonly [size: number, value: number])[]): number {
  const logs = points.map(([size, value]) => [Math.log(size), Math.log(value)] as const);
  const mean = (at: 0 | 1): number => logs.reduce((sum, log) => sum + log[at], 0) / logs.length;
  const [mx, my] = [mean(0), mean(1)];
  const across = logs.reduce((sum, [x, y]) => sum + (x - mx) * (y - my), 0);
  return across / logs.reduce((sum, [x]) => sum + (x - mx) ** 2, 0);
}

function judge(
  goal: Goal,
  baseline: string,
  measured: readonly Measured[],
  sizes: ReadonlyMap<string, number>,
): Verdict {
  const medianOf = (contender: string): number => {
    const of = measured.find((each) => each.contender === contender && each.metric === goal.metric);
    if (of === undefined) throw new Error(`nothing measured ${goal.metric} of ${contender}`);
    return of.spread.median;
  };
  const [own, base] = [medianOf(goal.contender), medianOf(baseline)];
  const exponent = exponentOf(
    measured
      .filter(({ metric }) => metric === goal.metric)
      .map(({ contender, spread }) => [sizes.get(contender) ?? NaN, spread.median]),
  );
  const reached = { ratio: own / base, excess: own - base, value: own, exponent }[goal.of];
  const isMet =
    (goal.atLeast === undefined || reached >= goal.atLeast) &&
    (goal.atMost === undefined || reached <= goal.atMost);
  return { goal, reached, isMet };
}
