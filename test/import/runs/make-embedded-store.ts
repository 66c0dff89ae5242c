import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createEmbeddedStore } from "../../../server/store/embedded/embedded-store.ts";
import type { StoreUnderTest } from "../../store/contract-context.ts";

/** An empty graph on the embedded engine. */
export async function makeEmbeddedStore(): Promise<StoreUnderTest> {
  const folder = await mkdtemp(path.join(tmpdir(), "entente-import-"));
  const store = await createEmbeddedStore({ folder, minReaders: 1 });
  return {
    store,
    loader: store.loader,
    close: async () => {
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
