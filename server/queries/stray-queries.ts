import type { QueryFault, SavedQuery } from "../wire/saved-query.ts";
import { queryFault } from "./query-fault.ts";
import { freeId, titleToId } from "./query-id.ts";

/** A file in the folder of queries whose name cannot be an id. */
export function strayFile(name: string, isTaken: (id: string) => boolean): SavedQuery {
  const id = titleToId(name.replace(/\.cypher$/i, ""));
  return strayEntry(freeId(id, isTaken), name, {
    expected: "a file name of lower-case letters, digits and hyphens, not in a folder",
    found: name,
    remedy: `rename it, such as ${id}.cypher`,
  });
}

/** The entry of a file of which nothing is known but its name. */
export function strayEntry(
  id: string,
  name: string,
  said: { readonly expected: string; readonly found: string; readonly remedy: string },
): SavedQuery {
  return {
    id,
    name,
    summary: "",
    params: [],
    returns: "table",
    tags: [],
    unlimited: false,
    origin: "user",
    status: "broken",
    faults: [queryFault("front-matter", { line: 1, column: 1, length: 0 }, said)],
    version: "none",
    text: "",
  };
}

/** Why a file that is called like a path of the interface is no query. */
export function reservedFault(id: string): QueryFault {
  return queryFault(
    "front-matter",
    { line: 1, column: 1, length: 0 },
    {
      expected: "an id that the interface does not use itself",
      found: id,
      remedy: `rename the file, such as ${id}-query.cypher`,
    },
  );
}
