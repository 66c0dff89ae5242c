import type { EditedBatch, GraphChange } from "../../store/graph-edit.ts";
import type { ImportedFile, RowCounts } from "../../wire/import-report.ts";
import type { ImportRecord } from "../import-format.ts";
import type { LoggedChange } from "./change-log.ts";
import { FingerprintTable, textHash } from "./fingerprint-table.ts";

/** The counts of a file while it is read. */
export class FileCounts {
  readonly #name: string;
  readonly #format: string | null;
  readonly #reason: string;
  readonly #counts = { stances: 0, ties: 0, skipped: 0, rejected: 0 };
  readonly #because = new Map<string, number>();

  constructor(name: string, format: string | null, reason: string) {
    this.#name = name;
    this.#format = format;
    this.#reason = reason;
  }

  take(record: ImportRecord): void {
    if (record.kind === "stance") this.#counts.stances += 1;
    if (record.kind === "tie") this.#counts.ties += 1;
    if (record.kind === "rejected") this.#counts.rejected += 1;
    if (record.kind !== "skipped") return;
    this.#counts.skipped += 1;
    this.#because.set(record.reason, (this.#because.get(record.reason) ?? 0) + 1);
  }

  /** A row that was counted as sound was refused by the graph. */
  turnDown(kind: ImportRecord["kind"]): void {
    if (kind === "stance") this.#counts.stances -= 1;
    if (kind === "tie") this.#counts.ties -= 1;
    this.#counts.rejected += 1;
  }

  get rows(): number {
    const { stances, ties, skipped, rejected } = this.#counts;
    return stances + ties + skipped + rejected;
  }

  get rejected(): number {
    return this.#counts.rejected;
  }

  toReport(rejectedFile: string | null): ImportedFile {
    return {
      name: this.#name,
      format: this.#format,
      reason: this.#reason,
      rows: this.rows,
      ...this.#counts,
      skippedBecause: Object.fromEntries(this.#because),
      rejectedFile,
    };
  }
}

const DONE_BEFORE = { created: 1, changed: 2 } as const;

/** What an import did to the graph, also in the attempts before this one. */
export class GraphTally {
  readonly counts = { created: 0, changed: 0, same: 0, left: 0, removed: 0 };
  /** By key: a hash of what an earlier attempt left, and whether it created or changed. */
  readonly #before = new FingerprintTable();

  /** Takes note of what an earlier attempt has in its log. */
  remember({ key, did, after }: LoggedChange): void {
    if (did === "created" || did === "changed") {
      this.#before.set(key, mark(after ?? "", DONE_BEFORE[did]));
    }
  }

  take({ changes }: EditedBatch): void {
    for (const change of changes) {
      if (change.did === "kept") continue;
      this.counts[this.#outcome(change)] += 1;
    }
  }

  /** What an earlier attempt did is there already when this one comes to it. */
  #outcome({ key, did, after }: GraphChange): Exclude<GraphChange["did"], "kept"> {
    if (did === "kept") throw new TypeError("what was kept is not counted");
    if (did !== "same" || this.#before.size === 0) return did;
    const before = this.#before.get(key);
    const found = (["created", "changed"] as const).find(
      (each) => before === mark(after ?? "", DONE_BEFORE[each]),
    );
    if (found !== undefined) this.#before.set(key);
    return found ?? did;
  }
}

function mark(after: string, did: number): number {
  return ((textHash(after) & ~3) | did) >>> 0;
}

/** The sum of counts. */
export function totalRows(files: readonly ImportedFile[]): RowCounts {
  const total = { rows: 0, stances: 0, ties: 0, skipped: 0, rejected: 0 };
  for (const file of files) {
    for (const name of ["rows", "stances", "ties", "skipped", "rejected"] as const) {
      total[name] += file[name];
    }
  }
  return total;
}
