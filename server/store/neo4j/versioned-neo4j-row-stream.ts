import type { QueryParams, ReadOptions, VersionedRowStream } from "../graph-store.ts";
import { readDataVersion } from "./data-version.ts";
import type { Neo4jConnection } from "./neo4j-connection.ts";
import { Neo4jRowStream } from "./neo4j-row-stream.ts";
import { VersionsAround } from "./versions-around.ts";

/** Rows of one query, and the version of the data around it. */
export class VersionedNeo4jRowStream extends Neo4jRowStream implements VersionedRowStream {
  readonly #connection: Neo4jConnection;
  readonly #versions: VersionsAround;

  constructor(
    connection: Neo4jConnection,
    cypher: string,
    params: QueryParams,
    options: ReadOptions,
  ) {
    const versions = new VersionsAround();
    super(connection, cypher, params, options, versions);
    this.#connection = connection;
    this.#versions = versions;
  }

  async versionBefore(): Promise<string> {
    await this.columns();
    return await this.#versions.before();
  }

  async versionAfter(): Promise<string> {
    // Of a longer result the answer came before the last row.
    const isInOneBatch = (this.drainedRows ?? Infinity) < this.#connection.fetchSize;
    const after = isInOneBatch ? await this.#versions.after() : null;
    return after ?? (await readDataVersion(this.#connection));
  }
}
