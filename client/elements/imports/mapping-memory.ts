import { z } from "zod";
import { TableMappingSchema, type TableMapping } from "../../../server/wire/table-mapping.ts";

const STORAGE_KEY = "entente-mappings";
const MOST = 30;

const MemorySchema = z.array(z.object({ columns: z.array(z.string()), mapping: z.unknown() }));

/** The mapping that this browser used last for a table with these columns; null for none. */
export function recallMapping(columns: readonly string[]): TableMapping | null {
  const key = keyOf(columns);
  const found = read().find((each) => keyOf(each.columns) === key);
  const parsed = TableMappingSchema.safeParse(found?.mapping);
  return parsed.success ? parsed.data : null;
}

/** Remembers the mapping for the next table with these columns. */
export function rememberMapping(columns: readonly string[], mapping: TableMapping): void {
  const key = keyOf(columns);
  const others = read().filter((each) => keyOf(each.columns) !== key);
  const memory = [{ columns: [...columns], mapping }, ...others].slice(0, MOST);
  try {
    window.localStorage.setItem(STORAGE_KEY, JSON.stringify(memory));
  } catch {
    // Blocked or full: the page then forgets, and works.
  }
}

function keyOf(columns: readonly string[]): string {
  return JSON.stringify(columns);
}

function read(): z.infer<typeof MemorySchema> {
  try {
    const parsed = MemorySchema.safeParse(
      JSON.parse(window.localStorage.getItem(STORAGE_KEY) ?? "[]"),
    );
    return parsed.success ? parsed.data : [];
  } catch {
    return [];
  }
}
