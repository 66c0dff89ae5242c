import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Folders that come with the program. */
export const PROGRAM_FOLDERS = {
  /** The bundled explorer; a folder that does not exist serves none. */
  publicFolder: fileURLToPath(new URL("../public", import.meta.url)),
  /** The graph that a new data folder begins with. */
  seedFolder: fileURLToPath(new URL("../../fixtures/nagorno-karabakh-2020-10", import.meta.url)),
  /** The saved queries that come with the program. */
  queriesFolder: fileURLToPath(new URL("../../cypher", import.meta.url)),
} as const;

/** The version of the program, such as `0.1.0`. */
export function readVersion(): string {
  const file = fileURLToPath(new URL("../../package.json", import.meta.url));
  const { version } = JSON.parse(readFileSync(file, "utf8")) as { readonly version: string };
  return version;
}
