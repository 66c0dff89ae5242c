import { foldText } from "../wire/fold-text.ts";

/** Last parts of paths below `/api/queries/` that are not ids. */
const RESERVED = ["check", "import"];
const MAX_CHARS = 80;

/** True for a name that the routes use themselves. */
export function isReservedId(id: string): boolean {
  return RESERVED.includes(id);
}

/** An id made of a title: `Who backs whom?` gives `who-backs-whom`. */
export function titleToId(title: string): string {
  const id = foldText(title)
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, MAX_CHARS)
    .replace(/^-+|-+$/g, "");
  return id === "" || isReservedId(id) ? `query${id === "" ? "" : "-"}${id}` : id;
}

/** The id, or the first with a number after it that is free. */
export function freeId(id: string, isTaken: (id: string) => boolean): string {
  for (let number = 2, tried = id; ; number += 1) {
    if (!isTaken(tried)) return tried;
    tried = `${id}-${number}`;
  }
}
