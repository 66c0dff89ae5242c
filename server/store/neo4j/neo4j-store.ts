import type {
  GraphLoader,
  GraphStore,
  LoadOptions,
  LoadSummary,
  QueryParams,
  QueryPlan,
  ReadOptions,
  RowStream,
  StoreCapabilities,
  VersionedRowStream,
} from "../graph-store.ts";
import type { EditOptions, GraphEdit } from "../graph-edit.ts";
import type { GraphItem } from "../../wire/interchange.ts";
import { readDataVersion } from "./data-version.ts";
import { Neo4jConnection, type StoreLogger } from "./neo4j-connection.ts";
import { Neo4jLoader } from "./neo4j-loader.ts";
import { neo4jPlan } from "./neo4j-plan.ts";
import { Neo4jRowStream } from "./neo4j-row-stream.ts";
import { setUpSchema } from "./neo4j-schema.ts";
import type { Neo4jSettings } from "./neo4j-settings.ts";
import { wireToNeo4j } from "./neo4j-values.ts";
import { VersionedNeo4jRowStream } from "./versioned-neo4j-row-stream.ts";

/** Neo4j does what the contract knows of. */
const CAPABILITIES: StoreCapabilities = {
  temporalTypes: true,
  patternExpressions: true,
  spatialTypes: true,
  cheapRows: false,
  profile: true,
  soleWriter: false,
};
const EXPLAIN_TIMEOUT_MS = 20_000;
/** On a line of its own, so that columns are those of the query. */
const EXPLAIN = "EXPLAIN\n";

/**
 * A store on a Neo4j 5 database. It is there at once, whether or not the database is: until it
 * answers, reads fail with `database-unavailable` or what else is wrong, and no restart is needed.
 *
 * @throws EntenteError `invalid-setting` for an address that the driver does not take.
 */
export function createNeo4jStore(
  settings: Neo4jSettings,
  options: { readonly logger?: StoreLogger } = {},
): Promise<Neo4jStore> {
  return Promise.resolve().then(() => new Neo4jStore(settings, options.logger));
}

export class Neo4jStore implements GraphStore, GraphLoader {
  readonly supports = CAPABILITIES;
  readonly #connection: Neo4jConnection;
  readonly #loader: Neo4jLoader;
  #closing: Promise<void> | undefined;

  constructor(settings: Neo4jSettings, logger: StoreLogger | undefined) {
    this.#connection = new Neo4jConnection(settings, logger);
    this.#loader = new Neo4jLoader(this.#connection);
  }

  /** `version` is `unknown` until the database answered once. */
  get engine(): { readonly name: "neo4j"; readonly version: string } {
    return { name: "neo4j", version: this.#connection.version };
  }

  /**
   * The version that the loader wrote. A graph that was changed by others since has the counts of
   * nodes and relationships added to it, and one that no loader wrote has these counts alone.
   */
  dataVersion(): Promise<string> {
    return readDataVersion(this.#connection);
  }

  read(cypher: string, params: QueryParams = {}, options: ReadOptions = {}): RowStream {
    return new Neo4jRowStream(this.#connection, cypher, params, options);
  }

  readVersioned(
    cypher: string,
    params: QueryParams = {},
    options: ReadOptions = {},
  ): VersionedRowStream {
    return new VersionedNeo4jRowStream(this.#connection, cypher, params, options);
  }

  async explain(cypher: string, params: QueryParams = {}): Promise<QueryPlan> {
    const values = Object.fromEntries(
      Object.entries(params).map(([name, value]) => [name, wireToNeo4j(value, name)]),
    );
    const session = this.#connection.session("read");
    try {
      const tx = await session.beginTransaction({ timeout: EXPLAIN_TIMEOUT_MS });
      const { summary } = await tx.run(`${EXPLAIN}${cypher}`, values);
      await tx.rollback();
      this.#connection.answered(summary.server.agent);
      return neo4jPlan(summary);
    } catch (error) {
      throw this.#connection.failed(error, { cypher, lineShift: 1 });
    } finally {
      await session.close().catch(() => undefined);
    }
  }

  load(
    items: AsyncIterable<GraphItem> | Iterable<GraphItem>,
    options: LoadOptions = {},
  ): Promise<LoadSummary> {
    return this.#loader.load(items, options);
  }

  edit(batches: AsyncIterable<readonly GraphEdit[]>, options: EditOptions = {}): Promise<void> {
    return this.#loader.edit(batches, options);
  }

  /** Creates the constraints and indexes of `cypher/schema.cypher` that are not there yet. */
  setupSchema(): Promise<void> {
    return setUpSchema(this.#connection);
  }

  close(): Promise<void> {
    return (this.#closing ??= this.#connection.close());
  }
}
