import type { GraphStore } from "../store/graph-store.ts";
import { EntenteError } from "../wire/entente-error.ts";

const ATTEMPTS = 3;
/** How old what is kept of the data may be where others write, unseen by the version of the data. */
const MOST_AGE_MS = 60_000;

/** How long in ms what was read at a version of the data may be kept: Infinity where nobody else writes. */
export function keepingMs({ supports }: GraphStore): number {
  return supports.soleWriter ? Infinity : MOST_AGE_MS;
}

/**
 * What `read` gives, all of it from one version of the data: a read during which the data changed is
 * made again.
 * @throws EntenteError `busy` when the data changed during each of three attempts.
 */
export async function readAtOneVersion<T>(
  store: GraphStore,
  read: (dataVersion: string) => Promise<T>,
): Promise<T> {
  let version = await store.dataVersion();
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const result = await read(version);
    const after = await store.dataVersion();
    if (after === version) return result;
    version = after;
  }
  throw new EntenteError(
    "busy",
    "The data keeps changing while it is read, because an import is running; try again in a moment.",
  );
}

/** Keeps one value, made from the data, for as long as the data stays the same. */
export class VersionedValue<T> {
  readonly #make: (version: string) => Promise<T>;
  #version: string | undefined;
  #value: Promise<T> | undefined;

  constructor(make: (version: string) => Promise<T>) {
    this.#make = make;
  }

  /** The value at a version, made once however many ask for it at the same time. */
  get(version: string): Promise<T> {
    if (this.#value === undefined || this.#version !== version) {
      const value = this.#make(version);
      this.#version = version;
      this.#value = value;
      value.catch(() => {
        if (this.#value === value) this.#value = undefined;
      });
    }
    return this.#value;
  }
}
