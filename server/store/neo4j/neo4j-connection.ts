import neo4j, {
  type BookmarkManager,
  type AuthToken,
  type Driver,
  type Session,
} from "neo4j-driver";
import type { ErrorCode } from "../../wire/error-code.ts";
import { EntenteError } from "../../wire/entente-error.ts";
import { toStoreError, type FailureContext } from "./neo4j-errors.ts";
import { neo4jPlace, type Neo4jSettings } from "./neo4j-settings.ts";

/** Where the store tells of the database going and coming back. A pino logger is one. */
export interface StoreLogger {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
}

/** A query that can be ended from outside. */
export interface Interruptible {
  abort(error: EntenteError): void;
}

/** Codes that say that no query can be answered, whichever it is. */
const DOWN: readonly ErrorCode[] = [
  "database-unavailable",
  "database-auth",
  "database-missing",
  "database-tls",
];
const PROBE_EVERY_MS = 2_000;
/** Neo4j locks a user after a few wrong passwords; asking often would keep the lock. */
const PROBE_AUTH_EVERY_MS = 30_000;

/**
 * The one driver of the process, and whether the database answers. The driver opens new connections
 * by itself, so nothing here reconnects: a prober only finds out, and logs, when it is back.
 */
export class Neo4jConnection {
  readonly place: string;
  readonly database: string | undefined;
  /** Rows that the database sends at a time. */
  readonly fetchSize: number;
  readonly #driver: SessionSource;
  readonly #bookmarks: BookmarkManager = neo4j.bookmarkManager();
  readonly #logger: StoreLogger | undefined;
  #version = "unknown";
  #state: "starting" | "up" | EntenteError = "starting";
  #timer: NodeJS.Timeout | undefined;
  #closed = false;
  #probing = false;
  readonly #running = new Set<Interruptible>();

  /** @throws EntenteError `invalid-setting` for an address that the driver does not take. */
  constructor(settings: Neo4jSettings, logger: StoreLogger | undefined) {
    this.place = neo4jPlace(settings.uri);
    this.database = settings.database;
    this.#logger = logger;
    this.fetchSize = settings.fetchSize ?? 500;
    this.#driver = createDriver(settings, this.fetchSize);
    this.#schedule(0);
  }

  /** Version of the server, such as 5.26.30; `unknown` until it answered once. */
  get version(): string {
    return this.#version;
  }

  /** A session whose reads see every write that went through this store. */
  session(mode: "read" | "write"): Session {
    if (this.#closed) throw new EntenteError("database-unavailable", "The store is closed.");
    this.#refuseWrongPassword();
    const config = {
      defaultAccessMode: mode === "read" ? neo4j.session.READ : neo4j.session.WRITE,
      bookmarkManager: this.#bookmarks,
    };
    const { database } = this;
    const chosen = database === undefined ? config : { ...config, database };
    return this.#driver.session(chosen);
  }

  /** True when the last thing heard of the database was an answer. */
  get isUp(): boolean {
    return this.#state === "up";
  }

  /** The error for a person, noting whether the database answers at all. */
  failed(error: unknown, query: Pick<FailureContext, "cypher" | "lineShift"> = {}): EntenteError {
    const failure = toStoreError(error, { place: this.place, database: this.database, ...query });
    if (DOWN.includes(failure.code)) this.#down(failure);
    return failure;
  }

  /** Notes that the database answered. */
  answered(agent?: string): void {
    if (agent !== undefined) this.#version = agent.replace(/^Neo4j\//, "");
    if (this.#state === "up" || this.#closed) return;
    this.#state = "up";
    clearTimeout(this.#timer);
    this.#logger?.info({ place: this.place, version: this.#version }, "Neo4j answers.");
  }

  /** Notes a query under way, which closing ends. */
  begin(query: Interruptible): void {
    this.#running.add(query);
  }

  end(query: Interruptible): void {
    this.#running.delete(query);
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const query of this.#running) {
      query.abort(new EntenteError("cancelled", "The store was closed during the query."));
    }
    clearTimeout(this.#timer);
    await this.#driver.close();
  }

  /**
   * Neo4j locks a user after a few wrong passwords, for everybody: once it has refused ours, only
   * the prober asks again, at long intervals.
   */
  #refuseWrongPassword(): void {
    const state = this.#state;
    if (!(state instanceof EntenteError) || state.code !== "database-auth") return;
    if (!this.#probing) throw state;
  }

  #down(failure: EntenteError): void {
    const isNews = !(this.#state instanceof EntenteError) || this.#state.code !== failure.code;
    this.#state = failure;
    if (this.#closed) return;
    if (isNews) {
      this.#logger?.warn({ code: failure.code, place: this.place }, failure.message);
      this.#schedule();
    }
  }

  #schedule(afterMs?: number): void {
    clearTimeout(this.#timer);
    const isAuth = this.#state instanceof EntenteError && this.#state.code === "database-auth";
    const delayMs = afterMs ?? (isAuth ? PROBE_AUTH_EVERY_MS : PROBE_EVERY_MS);
    this.#timer = setTimeout(() => void this.#probe(), delayMs);
    this.#timer.unref();
  }

  async #probe(): Promise<void> {
    if (this.#closed) return;
    this.#probing = true;
    const session = this.session("read");
    this.#probing = false;
    try {
      const { summary } = await session.run("RETURN 1", {}, { timeout: 5_000 });
      this.answered(summary.server.agent);
    } catch (error) {
      this.failed(error);
      if (!this.#isClosed()) this.#schedule();
    } finally {
      await session.close().catch(() => undefined);
    }
  }

  #isClosed(): boolean {
    return this.#closed;
  }
}

/** The driver's own types for its options are classes that nobody can construct. */
interface SessionSource {
  session(options: {
    readonly defaultAccessMode: "READ" | "WRITE";
    readonly bookmarkManager: BookmarkManager;
    readonly database?: string;
  }): Session;
  close(): Promise<void>;
}
const newDriver: (uri: string, auth: AuthToken, options: object) => Driver = neo4j.driver;

function createDriver(settings: Neo4jSettings, fetchSize: number): SessionSource {
  const config = {
    maxConnectionPoolSize: settings.maxConnections ?? 50,
    fetchSize,
    connectionTimeout: settings.connectTimeoutMs ?? 5_000,
    connectionAcquisitionTimeout: settings.acquireTimeoutMs ?? 10_000,
    // A firewall or a lost host closes nothing; an idle connection is tried before it is used.
    connectionLivenessCheckTimeout: 30_000,
    maxTransactionRetryTime: 15_000,
    notificationFilter: { minimumSeverityLevel: "OFF" as const },
    telemetryDisabled: true,
    userAgent: "entente",
  };
  const { uri, username, password } = settings;
  try {
    return newDriver(uri, neo4j.auth.basic(username, password), config);
  } catch (error) {
    throw new EntenteError(
      "invalid-setting",
      "NEO4J_URI is not an address that the Neo4j driver takes; write one, such as neo4j://localhost:7687.",
      { cause: error },
    );
  }
}
