import { createHash } from "node:crypto";
import { z } from "zod";
import { DOCUMENT_ACTIONS, type DocumentVersion } from "./document-collection.ts";
import type { DocumentDriver } from "./document-driver.ts";

const EntrySchema = z.object({
  action: z.enum(DOCUMENT_ACTIONS),
  at: z.string(),
  content: z.string(),
});
export type NewEntry = z.infer<typeof EntrySchema>;

/** An entry of the log and its number, from 1. */
export interface LogEntry extends NewEntry {
  readonly number: number;
}

const DIGITS = 6;

/**
 * The history of the documents of a collection: entries that are created once and never changed.
 * An entry is taken under the number after the last, by whoever creates it first; that is what makes
 * saving a comparison and an exchange at once, also between processes.
 */
export class VersionLog {
  readonly #driver: DocumentDriver;
  readonly #base: string;

  constructor(driver: DocumentDriver, collection: string) {
    this.#driver = driver;
    this.#base = `history:${collection}`;
  }

  /** Numbers of the entries of a document, greatest first. */
  async numbers(id: string): Promise<readonly number[]> {
    const keys = await this.#driver.getKeys(`${this.#base}:${id}`);
    return keys
      .map((key) => Number(/:(\d+)\.json$/.exec(key)?.[1]))
      .filter((number) => number > 0)
      .sort((a, b) => b - a);
  }

  /** The greatest number of each document that has a history. */
  async lastNumbers(): Promise<ReadonlyMap<string, number>> {
    const last = new Map<string, number>();
    for (const key of await this.#driver.getKeys(this.#base)) {
      const match = /([^:]+):(\d+)\.json$/.exec(key);
      if (match?.[1] === undefined) continue;
      last.set(match[1], Math.max(last.get(match[1]) ?? 0, Number(match[2])));
    }
    return last;
  }

  /** Null for an entry that is not there, or that something else than this program wrote. */
  async read(id: string, number: number): Promise<LogEntry | null> {
    const text = await this.#driver.getItem(this.#key(id, number));
    if (text === null) return null;
    const entry = EntrySchema.safeParse(parseJson(text));
    return entry.success ? { ...entry.data, number } : null;
  }

  /** The first readable entry among the numbers. */
  async readFirst(id: string, numbers: readonly number[]): Promise<LogEntry | null> {
    for (const number of numbers) {
      const entry = await this.read(id, number);
      if (entry !== null) return entry;
    }
    return null;
  }

  /** The entry under the number; null where another one took it before. */
  async create(id: string, number: number, entry: NewEntry): Promise<LogEntry | null> {
    const text = `${JSON.stringify(entry)}\n`;
    const created = await this.#driver.createItem(this.#key(id, number), text);
    return created ? { ...entry, number } : null;
  }

  #key(id: string, number: number): string {
    return `${this.#base}:${id}:${String(number).padStart(DIGITS, "0")}.json`;
  }
}

/** The name of a version: its number, and the beginning of its content's SHA-256. */
export function versionOf({ number, content }: Pick<LogEntry, "number" | "content">): string {
  return `${number}-${createHash("sha256").update(content).digest("hex").slice(0, 12)}`;
}

/** The number in the name of a version; undefined for what is none. */
export function numberOf(version: string): number | undefined {
  const digits = /^(\d{1,9})-[0-9a-f]{12}$/.exec(version)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** An entry as the history tells it. */
export function toVersion(entry: LogEntry): DocumentVersion {
  const { action, at, content } = entry;
  return { version: versionOf(entry), action, at, content };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
