import { appendFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { csvRecord } from "../../export/write-csv.ts";
import type { RejectedRecord } from "../import-format.ts";
import { folderError } from "./folder-error.ts";

const COLUMNS = ["line", "column", "value", "reason", "remedy", "row"];
const KEPT = 32;

/** Rows set aside into `<file>.rejected.csv`, which is made when there is a first one. */
export class RejectedRows {
  readonly #file: string;
  #isBegun = false;
  #waiting: string[] = [];
  #count = 0;

  /** @param file where they go; what an earlier attempt left there is replaced. */
  constructor(file: string) {
    this.#file = file;
  }

  /** The file for the rows of `name`, beside it or in the folder of the import. */
  static fileFor(name: string, filePath: string, folder: string | null): string {
    // A file of an archive is set aside under its own name, without its folders.
    const base = path.basename(name);
    return folder === null
      ? path.join(path.dirname(filePath), `${base}.rejected.csv`)
      : path.join(folder, `${base}.rejected.csv`);
  }

  /** The file, or null while there is no row in it. */
  get file(): string | null {
    return this.#count === 0 ? null : this.#file;
  }

  /** @throws EntenteError `unusable-folder`. */
  async add({ at, column, value, reason, remedy, raw }: RejectedRecord): Promise<void> {
    this.#count += 1;
    this.#waiting.push(csvRecord([at.line, column, value, reason, remedy, raw]));
    if (this.#waiting.length >= KEPT) await this.flush();
  }

  /** Writes what waits. The file is open for the moment of writing only: an import may have thousands. */
  async flush(): Promise<void> {
    if (this.#waiting.length === 0) return;
    try {
      if (!this.#isBegun) await writeFile(this.#file, csvRecord(COLUMNS));
      this.#isBegun = true;
      await appendFile(this.#file, this.#waiting.join(""));
      this.#waiting = [];
    } catch (cause) {
      throw folderError(this.#file, cause);
    }
  }
}
