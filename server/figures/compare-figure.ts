import { FIGURE_CHANGES, type FigureChange, type FigureStatus } from "../wire/figure-meta.ts";
import type { FigurePayload, FigureRows, FigureStance } from "../wire/figure-payload.ts";
import type { NetworkTie } from "../wire/network.ts";
import type { StanceEnd } from "../wire/stance-view.ts";
import { canonicalJson } from "./canonical-json.ts";
import { asOfWords, countOf, fill } from "./words/format-words.ts";
import { wordsFor } from "./words/words-for.ts";
import { compareText } from "../wire/compare-text.ts";

const MOST_LISTED = 500;

/**
 * Compares what a figure holds with what its question gives now: stances by id, ties by ends, type
 * and role. Names of actors and titles of sources may change without a stance being another.
 */
export function compareFigure(
  payload: FigurePayload,
  now: FigureRows,
  { id, comparedOn }: { readonly id: string; readonly comparedOn: string },
): FigureStatus {
  const ends = endsOf(payload, now);
  const changes = [
    ...stanceChanges(payload.stances, now.stances, ends),
    ...tieChanges(payload.network.ties, now.network.ties, ends),
  ].sort(compareChanges);
  const count = (change: FigureChange["change"]): number =>
    changes.filter((each) => each.change === change).length;
  return {
    id,
    asOf: payload.asOf,
    comparedOn,
    equal: changes.length === 0,
    changed: changes.length,
    added: count("added"),
    dropped: count("dropped"),
    flipped: count("flipped"),
    altered: count("altered"),
    changes: changes.slice(0, MOST_LISTED),
    sentence: statusSentence(payload, changes),
    dataVersion: now.dataVersion,
  };
}

/** What to say of a figure whose data has moved: "As of 23 October 2020; 4 stances have changed since." */
function statusSentence(payload: FigurePayload, changes: readonly FigureChange[]): string {
  const words = wordsFor(payload.language);
  const date = asOfWords(payload, words);
  if (changes.length === 0) return fill(words.unchanged, { date });
  const hasTies = changes.some(({ kind }) => kind === "tie");
  const noun = hasTies ? words.changedWithTies : words.changed;
  return fill(countOf(changes.length, noun, words), { date });
}

type EndOf = (id: string) => StanceEnd;

function endsOf(...all: readonly FigureRows[]): EndOf {
  const known = new Map<string, StanceEnd>();
  for (const { network, voices } of all) {
    for (const { id, label, name, kind } of [...network.nodes, ...voices]) {
      known.set(id, { id, label, name, kind });
    }
  }
  return (id) => known.get(id) ?? { id, label: "actor", name: id, kind: null };
}

function stanceChanges(
  then: readonly FigureStance[],
  now: readonly FigureStance[],
  endOf: EndOf,
): FigureChange[] {
  const before = new Map(then.map((stance) => [stance.id, stance]));
  const after = new Map(now.map((stance) => [stance.id, stance]));
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((id): FigureChange[] => {
    const [was, is] = [before.get(id), after.get(id)];
    const change = changeOf(was, is);
    const either = is ?? was;
    if (change === null || either === undefined) return [];
    return [
      {
        change,
        kind: "stance",
        id,
        from: endOf(either.from),
        to: endOf(either.to),
        then: was === undefined ? null : told(was),
        now: is === undefined ? null : told(is),
      },
    ];
  });
}

function told({ date, polarity, summary }: FigureStance): NonNullable<FigureChange["then"]> {
  return { date, polarity, summary };
}

function changeOf(
  was: FigureStance | undefined,
  is: FigureStance | undefined,
): FigureChange["change"] | null {
  if (was === undefined) return is === undefined ? null : "added";
  if (is === undefined) return "dropped";
  if (Math.sign(was.polarity) !== Math.sign(is.polarity)) return "flipped";
  return substance(was) === substance(is) ? null : "altered";
}

/** What of a stance was documented; the rest is how it is called, or follows from other stances. */
function substance(stance: FigureStance): string {
  const { actLabel: _label, disputedBy: _others, issue, ...own } = stance;
  return canonicalJson({ ...own, issue: issue?.id ?? null });
}

function tieChanges(
  then: readonly NetworkTie[],
  now: readonly NetworkTie[],
  endOf: EndOf,
): FigureChange[] {
  const keyOf = ({ from, to, type, role }: NetworkTie): string =>
    [from, to, type, role ?? ""].join(" ");
  const before = new Map(then.map((tie) => [keyOf(tie), tie]));
  const after = new Map(now.map((tie) => [keyOf(tie), tie]));
  const changed = (tie: NetworkTie, change: "added" | "dropped"): FigureChange => {
    const words = { summary: [tie.type, ...(tie.role === undefined ? [] : [tie.role])].join(", ") };
    return {
      change,
      kind: "tie",
      id: keyOf(tie),
      from: endOf(tie.from),
      to: endOf(tie.to),
      then: change === "dropped" ? words : null,
      now: change === "added" ? words : null,
    };
  };
  return [
    ...[...before].flatMap(([key, tie]) => (after.has(key) ? [] : [changed(tie, "dropped")])),
    ...[...after].flatMap(([key, tie]) => (before.has(key) ? [] : [changed(tie, "added")])),
  ];
}

function compareChanges(a: FigureChange, b: FigureChange): number {
  const order = FIGURE_CHANGES.indexOf(a.change) - FIGURE_CHANGES.indexOf(b.change);
  return order || compareText(a.kind, b.kind) || compareText(a.id, b.id);
}
