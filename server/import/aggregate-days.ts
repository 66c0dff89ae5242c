import type { GraphItem } from "../wire/interchange.ts";
import type { Stance } from "../wire/stance.ts";
import type { ImportRecord } from "./import-format.ts";
import { soundRow } from "./row-records.ts";

/** Folds that wait for more of their day. The one untouched for longest is given out first. */
const DEFAULT_OPEN = 20_000;
const MAX_OTHER_SOURCES = 4;

interface Fold {
  readonly first: Stance;
  events: number;
  mentions: number;
  /** Sum of tone × mentions, over the mentions that have one. */
  toneSum: number;
  toneMentions: number;
  readonly sources: string[];
}

/**
 * Folds stances of the same ends, act, day, issue and status into one, with the sum of their mentions,
 * the mean tone weighted by mentions, and the first five sources. The folded stance has the id of its
 * first one, so different files never fold into the same stance, and the same file always folds
 * into the same ones.
 *
 * Every row is still exactly one record, in its place; a folded stance comes with a later record, or
 * with a last `items` record. At most `maxOpen` folds are held, so memory does not grow with the
 * stream. Where a fold was given out and its day goes on, another one begins. Stances with a quote,
 * or that dispute another, stay as they are.
 */
export async function* aggregateDays(
  records: AsyncIterable<ImportRecord>,
  maxOpen = DEFAULT_OPEN,
): AsyncGenerator<ImportRecord> {
  const open = new Map<string, Fold>();
  let at = { line: 1, offset: 0 };
  for await (const record of records) {
    at = record.at;
    if (!("items" in record)) {
      yield record;
      continue;
    }
    const kept: GraphItem[] = [];
    for (const item of record.items) {
      if (item.kind === "stance" && isFoldable(item.stance)) fold(open, item.stance);
      else kept.push(item);
    }
    while (open.size > maxOpen) {
      const [key, oldest] = open.entries().next().value ?? ["", null];
      open.delete(key);
      if (oldest !== null) kept.push(toItem(oldest));
    }
    yield { ...record, items: kept };
  }
  if (open.size > 0) yield soundRow("items", at, [...open.values()].map(toItem));
}

function isFoldable(stance: Stance): boolean {
  return stance.quote === undefined && stance.disputes === undefined;
}

function fold(open: Map<string, Fold>, stance: Stance): void {
  const key = JSON.stringify([
    stance.from,
    stance.to,
    stance.act,
    stance.date,
    stance.issue ?? null,
    stance.status,
    stance.via ?? null,
    stance.polarity ?? null,
  ]);
  const known = open.get(key);
  // Set anew, so that the map's first entry is the one untouched for longest.
  open.delete(key);
  open.set(key, known === undefined ? startFold(stance) : extendFold(known, stance));
}

function startFold(stance: Stance): Fold {
  const empty = { first: stance, events: 0, mentions: 0, toneSum: 0, toneMentions: 0, sources: [] };
  return extendFold(empty, stance);
}

function extendFold(open: Fold, stance: Stance): Fold {
  const mentions = stance.mentions ?? 1;
  open.events += 1;
  open.mentions += mentions;
  if (stance.tone !== undefined) {
    open.toneSum += stance.tone * mentions;
    open.toneMentions += mentions;
  }
  for (const source of [stance.source, ...(stance.otherSources ?? [])]) {
    if (open.sources.length <= MAX_OTHER_SOURCES && !open.sources.includes(source)) {
      open.sources.push(source);
    }
  }
  return open;
}

function toItem({ first, events, mentions, toneSum, toneMentions, sources }: Fold): GraphItem {
  const { otherSources: _, ...rest } = first;
  const others = sources.slice(1);
  const more = events - 1;
  return {
    kind: "stance",
    stance: {
      ...rest,
      mentions,
      ...(toneMentions === 0 ? {} : { tone: Math.round((toneSum / toneMentions) * 1e4) / 1e4 }),
      ...(others.length === 0 ? {} : { otherSources: others }),
      ...(more === 0 ? {} : { locator: `${first.locator} and ${more} more of that day` }),
    },
  };
}
