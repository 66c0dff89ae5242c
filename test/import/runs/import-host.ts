import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { ImportJournal } from "../../../server/import/runs/import-journal.ts";
import { findInputs } from "../../../server/import/runs/import-parts.ts";
import type { ImportRequest } from "../../../server/import/runs/import-request.ts";
import { runImport, type ImportHost } from "../../../server/import/runs/run-import.ts";
import type { ImportReport } from "../../../server/wire/import-report.ts";
import type { StoreUnderTest } from "../../store/contract-context.ts";

/** An empty graph with a data folder and a place for files. */
export interface HostUnderTest extends ImportHost {
  readonly folder: string;
  /** Writes a file and gives its path. */
  file(name: string, content: string | Uint8Array): Promise<string>;
  /** Imports files by their paths. */
  import(paths: string | readonly string[], change?: Partial<ImportRequest>): Promise<ImportReport>;
  close(): Promise<void>;
}

export async function openHost(makeStore: () => Promise<StoreUnderTest>): Promise<HostUnderTest> {
  const folder = await mkdtemp(path.join(tmpdir(), "entente-import-"));
  const made = await makeStore();
  const { store, loader } = made;
  const host: ImportHost = { store, loader, journal: new ImportJournal(path.join(folder, "data")) };
  return {
    ...host,
    folder,
    file: async (name, content) => {
      const file = path.join(folder, name);
      await writeFile(file, content);
      return file;
    },
    import: async (paths, change) => runImport(host, await requestFor([paths].flat(), change)),
    close: async () => {
      await made.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** What asks for an import of these files. */
export async function requestFor(
  paths: readonly string[],
  change: Partial<ImportRequest> = {},
): Promise<ImportRequest> {
  return {
    files: await findInputs(paths),
    format: null,
    options: {},
    aggregate: null,
    maxErrors: 1000,
    rejectedBeside: true,
    ...change,
  };
}
