import { appendFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { csvRecord } from "../../export/write-csv.ts";
import { hasErrorCode } from "../../store/system-error.ts";
import type { RejectedRecord } from "../import-format.ts";
import { folderError } from "./folder-error.ts";

const COLUMNS = ["line", "column", "value", "reason", "remedy", "row"];
/** Rows that wait until they are written together. */
const KEPT = 32;
const NO_RIGHT = ["EACCES", "EPERM", "EROFS"];

/** Rows set aside into `<file>.rejected.csv`, which is made when there is a first one. */
export class RejectedRows {
  readonly #name: string;
  readonly #folders: string[];
  #isBegun = false;
  #waiting: string[] = [];
  #count = 0;

  /**
   * @param name of the file, with its archive: `day.zip/day.CSV`.
   * @param folders where the rows may go, the first that can be written. What an earlier attempt left
   *   there is replaced.
   */
  constructor(name: string, folders: readonly string[]) {
    this.#name = `${name.replaceAll(/[\\/]/g, ".")}.rejected.csv`;
    this.#folders = [...folders];
  }

  /** The file, or null while there is no row in it. */
  get file(): string | null {
    return this.#count === 0 ? null : this.#place;
  }

  /** @throws EntenteError `unusable-folder`. */
  async add({ at, column, value, reason, remedy, raw }: RejectedRecord): Promise<void> {
    this.#count += 1;
    this.#waiting.push(csvRecord([at.line, column, value, reason, remedy, raw]));
    if (this.#waiting.length >= KEPT) await this.flush();
  }

  /** Writes what waits. The file is open for that moment only: an import may have thousands of files. */
  async flush(): Promise<void> {
    if (this.#waiting.length === 0) return;
    try {
      if (!this.#isBegun) await this.#begin();
      this.#isBegun = true;
      await appendFile(this.#place, this.#waiting.join(""));
      this.#waiting = [];
    } catch (cause) {
      throw folderError(this.#place, cause);
    }
  }

  get #place(): string {
    return path.join(this.#folders[0] ?? "", this.#name);
  }

  async #begin(): Promise<void> {
    try {
      await writeFile(this.#place, csvRecord(COLUMNS));
    } catch (error) {
      const isElsewhere = NO_RIGHT.some((code) => hasErrorCode(error, code));
      if (!isElsewhere || this.#folders.length < 2) throw error;
      this.#folders.shift();
      await this.#begin();
    }
  }
}
