import type {
  GraphLoader,
  GraphStore,
  QueryParams,
  ReadOptions,
} from "../../server/store/graph-store.ts";
import { EntenteError } from "../../server/wire/entente-error.ts";
import type { WireRow, WireValue } from "../../server/wire/wire-value.ts";

/** A store and its loader over one graph. `close` also removes what the implementation made. */
export interface StoreUnderTest {
  readonly store: GraphStore;
  readonly loader: GraphLoader;
  close(): Promise<void>;
}

/** Gives an empty graph each time. */
export type MakeStore = () => Promise<StoreUnderTest>;

/** What the parts of the contract work with. */
export interface ContractContext {
  readonly fact: (title: string, test: () => Promise<void>) => void;
  /** The store of the reading parts, with the items of contract-graph.ts in it. */
  readonly shared: () => StoreUnderTest;
  /** An empty store, closed after the test. */
  readonly withFresh: (test: (fresh: StoreUnderTest) => Promise<void>) => Promise<void>;
}

/** All rows of a query. */
export async function rowsOf(
  store: GraphStore,
  cypher: string,
  params?: QueryParams,
  options?: ReadOptions,
): Promise<readonly WireRow[]> {
  const rows: WireRow[] = [];
  for await (const row of store.read(cypher, params, options)) rows.push(row);
  return rows;
}

/** The first value of the first row. */
export async function valueOf(
  store: GraphStore,
  cypher: string,
  params?: QueryParams,
): Promise<WireValue | undefined> {
  return (await rowsOf(store, cypher, params))[0]?.[0];
}

/** The error that a promise ends with. */
export async function errorOf(promise: Promise<unknown>): Promise<EntenteError> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof EntenteError) return error;
    throw error;
  }
  throw new Error("it did not fail");
}
