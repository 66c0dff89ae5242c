import type { NodeKind } from "../../picture/graph-style.ts";
import type { FigureLanguage } from "../../wire/figure.ts";

/** Forms of a noun after a number, by the plural categories of CLDR; `#` stands for the number. */
export type Counted = Readonly<Partial<Record<"one" | "few" | "many", string>>> & {
  readonly other: string;
};

/** The fixed words of a figure in one language. Names in braces are filled in. */
export interface FigureWords {
  /** BCP 47 tag of these words. */
  readonly tag: FigureLanguage;
  readonly decimal: "." | ",";
  readonly grouping: string;
  readonly months: readonly string[];
  /** A day, and periods within a month and within a year. */
  readonly day: string;
  readonly daysOfMonth: string;
  readonly daysOfYear: string;
  readonly hostile: string;
  readonly supportive: string;
  readonly neutral: string;
  readonly contested: string;
  readonly standingTie: string;
  /** Of broken lines: how many dyads have them. */
  readonly singleSource: string;
  readonly kinds: Readonly<Record<NodeKind, string>>;
  readonly stances: Counted;
  readonly dyads: Counted;
  readonly nodes: Counted;
  readonly moreDyads: Counted;
  readonly moreStances: Counted;
  readonly moreSources: Counted;
  readonly unnamed: Counted;
  /** Of lanes. */
  readonly leftOut: Counted;
  readonly changed: Counted;
  readonly changedWithTies: Counted;
  /** Words of the legend behind three widths. */
  readonly widthsMean: string;
  readonly legend: string;
  readonly network: string;
  readonly timeline: string;
  readonly table: string;
  readonly evidence: string;
  readonly source: string;
  readonly sources: string;
  readonly asOf: string;
  readonly figure: string;
  readonly from: string;
  readonly to: string;
  readonly stancesHead: string;
  readonly polarityHead: string;
  readonly meanPolarity: string;
  readonly polarity: string;
  readonly daysHead: string;
  readonly date: string;
  readonly statement: string;
  readonly changes: string;
  readonly unchanged: string;
  readonly added: string;
  readonly dropped: string;
  readonly flipped: string;
  readonly altered: string;
  readonly withdrawn: string;
  readonly nothing: string;
  readonly archive: string;
  readonly download: string;
  readonly cite: string;
  /** Sentences of the proposed alt text. */
  readonly altNetwork: string;
  readonly altInvolved: string;
  readonly altSupportive: string;
  readonly altHostile: string;
  readonly altContested: string;
  readonly altToward: string;
}
