import { stat } from "node:fs/promises";
import path from "node:path";
import grafeo from "@grafeo-db/js";
import { fileSha256 } from "../../../server/store/durable-file.ts";
import {
  createEmbeddedStore,
  type EmbeddedStore,
} from "../../../server/store/embedded/embedded-store.ts";
import { Generations } from "../../../server/store/embedded/generations.ts";

/** A store in an empty folder whose graph no loader wrote: what the statements make, whatever that is. */
export async function createForeignStore(
  folder: string,
  statements: readonly string[],
): Promise<EmbeddedStore> {
  const generations = new Generations(path.join(folder, "graph"));
  await generations.prepare();
  const scratch = generations.scratchName();
  const database = grafeo.GrafeoDB.create();
  for (const statement of statements) await database.executeCypher(statement);
  database.save(generations.pathOf(scratch));
  database.close();
  const file = generations.pathOf(scratch);
  await generations.commit(scratch, {
    digest: "0",
    dataVersion: "f00d",
    items: 0,
    bytes: (await stat(file)).size,
    sha256: await fileSha256(file),
  });
  return createEmbeddedStore({ folder, minReaders: 1, maxReaders: 1 });
}
