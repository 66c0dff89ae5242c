import { foldText } from "../../server/wire/fold-text.ts";
import type { StanceFilter } from "../../server/wire/network-filter.ts";
import type { StanceView } from "../../server/wire/stance-view.ts";

export const EVIDENCE_SIGNS = ["all", "support", "neutral", "hostility"] as const;
export const EVIDENCE_GROUPS = ["none", "source", "issue"] as const;
export type EvidenceGroup = (typeof EVIDENCE_GROUPS)[number];

/** What of the evidence is read, within the filters of the view. "" leaves a part open. */
export interface EvidenceChoice {
  readonly sign: (typeof EVIDENCE_SIGNS)[number];
  readonly status: StanceView["status"] | "";
  /** Ids. */
  readonly source: string;
  readonly issue: string;
  /** `YYYY-MM-DD`, inclusive. */
  readonly since: string;
  readonly until: string;
  /** Every word must be in the stance, without regard to accents and case. */
  readonly text: string;
  readonly group: EvidenceGroup;
}

export const ALL_EVIDENCE: EvidenceChoice = {
  sign: "all",
  status: "",
  source: "",
  issue: "",
  since: "",
  until: "",
  text: "",
  group: "none",
};

/** The least polarity that is not neutral. */
const LEAST = 0.000001;
const SIGN_BOUNDS = {
  all: [-1, 1],
  support: [LEAST, 1],
  neutral: [0, 0],
  hostility: [-1, -LEAST],
} as const satisfies Record<EvidenceChoice["sign"], readonly [number, number]>;

/** The filter and the choice together; null where nothing can pass both. */
export function narrowedFilter(filter: StanceFilter, choice: EvidenceChoice): StanceFilter | null {
  const { sign, status, source, issue } = choice;
  const [low, high] = SIGN_BOUNDS[sign];
  const polarityMin = Math.max(low, filter.polarityMin ?? -1);
  const polarityMax = Math.min(high, filter.polarityMax ?? 1);
  const since = latest(filter.since, choice.since);
  const until = earliest(filter.until, choice.until);
  const isEmpty = since !== "" && until !== "" && since > until;
  const isOutside =
    (status !== "" && filter.status?.includes(status) === false) ||
    (source !== "" && filter.source?.includes(source) === false) ||
    (issue !== "" && filter.issue?.includes(issue) === false);
  if (polarityMin > polarityMax || isEmpty || isOutside) return null;
  return {
    ...filter,
    ...(polarityMin > -1 ? { polarityMin } : {}),
    ...(polarityMax < 1 ? { polarityMax } : {}),
    ...(since === "" ? {} : { since }),
    ...(until === "" ? {} : { until }),
    ...(status === "" ? {} : { status: [status] }),
    ...(source === "" ? {} : { source: [source] }),
    ...(issue === "" ? {} : { issue: [issue] }),
  };
}

function latest(one = "", other = ""): string {
  return one > other ? one : other;
}

function earliest(one = "", other = ""): string {
  return one === "" || (other !== "" && other < one) ? other : one;
}

/** Whether every word of the text is in what the stance says, its source or its issue. */
export function holdsText(stance: StanceView, text: string): boolean {
  const { summary, quote = "", actLabel, locator, source, issue } = stance;
  const said = [summary, quote, actLabel, locator, source.title, issue?.name ?? ""].join(" ");
  const folded = foldText(said);
  return foldText(text)
    .split(/\s+/u)
    .every((word) => folded.includes(word));
}

/** Stances under one heading, in the order in which they came. */
export interface StanceGroup {
  readonly title: string;
  readonly stances: readonly StanceView[];
}

/** The stances by source or by issue, the largest group first; one group without a title for none. */
export function groupStances(
  stances: readonly StanceView[],
  group: EvidenceGroup,
): readonly StanceGroup[] {
  if (group === "none") return [{ title: "", stances }];
  const groups = new Map<string, StanceView[]>();
  for (const stance of stances) {
    const title =
      group === "source" ? stance.source.title : (stance.issue?.name ?? "No issue named");
    groups.set(title, [...(groups.get(title) ?? []), stance]);
  }
  return [...groups]
    .map(([title, some]) => ({ title, stances: some }))
    .sort((a, b) => b.stances.length - a.stances.length);
}

/** Both sides of a record; what is neutral is on neither. */
export function recordSides(stances: readonly StanceView[]): {
  readonly support: readonly StanceView[];
  readonly hostility: readonly StanceView[];
} {
  return {
    support: stances.filter(({ polarity }) => polarity > 0),
    hostility: stances.filter(({ polarity }) => polarity < 0),
  };
}
