import { z } from "zod";

const STORAGE_KEY = "entente-apart";
const MOST = 2000;

/** A pair of actors, whatever their order. */
export function pairKey(a: string, b: string): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}

/** The pairs that a reader of this browser looked at and found to be two. */
export function readApart(): ReadonlySet<string> {
  try {
    const parsed = z
      .array(z.string())
      .safeParse(JSON.parse(window.localStorage.getItem(STORAGE_KEY) ?? "[]"));
    return new Set(parsed.data ?? []);
  } catch {
    return new Set();
  }
}

export function writeApart(pairs: ReadonlySet<string>): void {
  try {
    window.localStorage.setItem(STORAGE_KEY, JSON.stringify([...pairs].slice(-MOST)));
  } catch {
    // Blocked or full: the page then forgets, and works.
  }
}
