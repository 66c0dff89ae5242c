import { EMPTY_FIELDS, type FigureFields } from "../../model/figures/figure-form.ts";

const PREFIX = "entente-figure-draft ";

/** What somebody wrote into the form of a figure and has not made yet, by what it is about. */
export function readDraft(about: string): FigureFields | null {
  try {
    const text = window.localStorage.getItem(PREFIX + about);
    if (text === null) return null;
    const value: unknown = JSON.parse(text);
    if (typeof value !== "object" || value === null) return null;
    // An older program may have known other fields; those of this one win.
    const known = Object.entries(value).filter(
      ([name, each]) =>
        name in EMPTY_FIELDS && typeof each === typeof EMPTY_FIELDS[name as keyof FigureFields],
    );
    return { ...EMPTY_FIELDS, ...(Object.fromEntries(known) as Partial<FigureFields>) };
  } catch {
    // Storage that is switched off or full keeps nothing, and the form works all the same.
    return null;
  }
}

/** Keeps a draft; null forgets it. */
export function keepDraft(about: string, fields: FigureFields | null): void {
  try {
    if (fields === null) window.localStorage.removeItem(PREFIX + about);
    else window.localStorage.setItem(PREFIX + about, JSON.stringify(fields));
  } catch {
    // As above.
  }
}
