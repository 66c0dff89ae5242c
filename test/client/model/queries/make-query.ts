import type { QueryParam } from "../../../../server/wire/query-param.ts";
import type { SavedQueryEntry } from "../../../../server/wire/saved-query.ts";

/** An optional text unless told otherwise. */
export function makeParam(name: string, parts: Partial<QueryParam> = {}): QueryParam {
  return { name, type: "string", list: false, optional: true, text: "", review: false, ...parts };
}

/** A built-in query without parameters unless told otherwise. */
export function makeQuery(id: string, parts: Partial<SavedQueryEntry> = {}): SavedQueryEntry {
  return {
    id,
    name: id,
    summary: "",
    params: [],
    returns: "table",
    tags: [],
    unlimited: false,
    origin: "builtin",
    status: "ok",
    faults: [],
    version: "1",
    ...parts,
  };
}
