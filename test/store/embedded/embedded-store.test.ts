import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createEmbeddedStore } from "../../../server/store/embedded/embedded-store.ts";
import { describeGraphStore } from "../contract.ts";

describeGraphStore("the embedded engine", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "entente-contract-"));
  const store = await createEmbeddedStore({ folder });
  return {
    store,
    loader: store.loader,
    async close() {
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
});
