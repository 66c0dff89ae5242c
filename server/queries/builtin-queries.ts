import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { EntenteError } from "../wire/entente-error.ts";

/** A query that comes with the program. */
export interface BuiltinQuery {
  readonly id: string;
  readonly text: string;
  readonly version: string;
}

/** The file beside the queries that is none: what the database needs. */
const SCHEMA_FILE = "schema.cypher";

/**
 * The queries in a folder of the program, by id.
 * @throws EntenteError `unusable-folder`.
 */
export async function readBuiltinQueries(
  folder: string,
): Promise<ReadonlyMap<string, BuiltinQuery>> {
  try {
    const names = (await readdir(folder)).filter(
      (name) => name.endsWith(".cypher") && name !== SCHEMA_FILE,
    );
    const queries = await Promise.all(
      names.sort().map(async (name): Promise<[string, BuiltinQuery]> => {
        const id = name.slice(0, -".cypher".length);
        const text = await readFile(path.join(folder, name), "utf8");
        const hash = createHash("sha256").update(text).digest("hex").slice(0, 12);
        return [id, { id, text, version: `builtin-${hash}` }];
      }),
    );
    return new Map(queries);
  } catch (cause) {
    throw new EntenteError(
      "unusable-folder",
      `The queries in ${folder} cannot be read; install the program again.`,
      { cause },
    );
  }
}
