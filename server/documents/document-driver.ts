import type { Driver } from "unstorage";

/**
 * Where documents are kept: a driver of unstorage whose writes are whole or not there, and that can
 * also create. Keys are segments joined by `:`.
 */
export interface DocumentDriver extends Driver {
  /** Replaces the whole value at once: a reader sees the old one or the new one. */
  setItem(key: string, value: string): Promise<void>;
  /** Sets a value, whole, where there is none. False where there is one, which stays. */
  createItem(key: string, value: string): Promise<boolean>;
  removeItem(key: string): Promise<void>;
  /** Keys that begin with `base:`. */
  getKeys(base: string): Promise<string[]>;
  getItem(key: string): Promise<string | null>;
}
