import { z } from "zod";

const KEY = "entente-recent-views";
const TAB_KEY = "entente-tab";
const MOST = 12;
/** Begins the keys of damaged lists, which their day sorts. */
const ASIDE = `${KEY}-damaged-`;
const MOST_ASIDE = 5;

const RecentViewSchema = z.strictObject({
  /** Each tab keeps one: its last. */
  tab: z.string(),
  /** Query string of the explorer. */
  view: z.string(),
  title: z.string(),
  /** ISO 8601 in UTC. */
  at: z.string(),
});
/** A view that was open in this browser. */
export type RecentView = z.infer<typeof RecentViewSchema>;

const RecentViewsSchema = z.strictObject({
  version: z.literal(1),
  views: z.array(RecentViewSchema),
});

/** What this browser remembers, newest first, and what stood in the way. */
export interface RecentViews {
  readonly views: readonly RecentView[];
  /** A sentence for the reader; null where all could be read. */
  readonly problem: string | null;
}

/** What was found damaged and put aside since the page was opened, as a sentence. */
let damage: string | null = null;

/**
 * The views that this browser remembers. A damaged list is put aside under another key, where the
 * last few of them stay, and one of a newer program is left as it is.
 */
export function readRecentViews(): RecentViews {
  const text = stored(KEY);
  if (text === null) return { views: [], problem: damage };
  const parsed = RecentViewsSchema.safeParse(parseJson(text));
  if (parsed.success) return { views: parsed.data.views, problem: damage };
  if (isNewer(text)) {
    return {
      views: [],
      problem:
        "A newer Entente remembers views in this browser, in a form that this one cannot read. They are left as they are; update Entente to see them.",
    };
  }
  const aside = `${ASIDE}${new Date().toISOString()}`;
  try {
    window.localStorage.setItem(aside, text);
    window.localStorage.removeItem(KEY);
    const kept = Object.keys(window.localStorage).filter((key) => key.startsWith(ASIDE));
    for (const old of kept.sort().slice(0, -MOST_ASIDE)) window.localStorage.removeItem(old);
  } catch {
    return { views: [], problem: "What this browser remembers of earlier views cannot be read." };
  }
  damage = `What this browser remembered of earlier views was damaged. It is kept aside in its storage, as ${aside}.`;
  return { views: [], problem: damage };
}

/** What was found damaged since the page was opened, whoever found it; null for nothing. */
export function damageNotice(): string | null {
  return damage;
}

/** Remembers what this tab shows now; nothing where the browser stores nothing. */
export function keepRecentView(view: string, title: string): void {
  const text = stored(KEY);
  if (text !== null && isNewer(text)) return;
  const tab = ownTab();
  const own = { tab, view, title, at: new Date().toISOString() };
  const others = readRecentViews().views.filter((each) => each.tab !== tab && each.view !== view);
  try {
    const all = { version: 1, views: [own, ...others].slice(0, MOST) };
    window.localStorage.setItem(KEY, JSON.stringify(all));
  } catch {
    return;
  }
}

/** Whether this tab keeps the view; a tab that is opened anew has another name. */
export function isOwnView({ tab }: RecentView): boolean {
  return tab === ownTab();
}

function ownTab(): string {
  try {
    const known = window.sessionStorage.getItem(TAB_KEY);
    if (known !== null) return known;
    const made = `${Date.now()}-${Math.random()}`;
    window.sessionStorage.setItem(TAB_KEY, made);
    return made;
  } catch {
    return "";
  }
}

function stored(key: string): string | null {
  try {
    return window.localStorage.getItem(key);
  } catch {
    return null;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isNewer(text: string): boolean {
  const head = z.looseObject({ version: z.int().min(2) }).safeParse(parseJson(text));
  return head.success;
}
