import { isIPv4 } from "node:net";
import { parseAccessSettings, type AccessSettings } from "./access/access-settings.ts";
import { parseDocumentsPlace } from "./documents/documents-place.ts";
import type { DocumentsPlace } from "./documents/open-documents.ts";
import { parseFigureSettings, type FigureSettings } from "./figures/access/figure-settings.ts";
import { parseQueryLimits } from "./queries/query-settings.ts";
import { parseNeo4jSettings, type Neo4jSettings } from "./store/neo4j/neo4j-settings.ts";
import { EntenteError } from "./wire/entente-error.ts";
import type { QueryLimits } from "./wire/query-limits.ts";

export const LOG_LEVELS = ["trace", "debug", "info", "warn", "error", "silent"] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Variables by name, as the environment holds them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** How the server is to run. */
export interface Settings {
  readonly host: string;
  /** 0 takes any free one. */
  readonly port: number;
  readonly dataFolder: string;
  readonly logLevel: LogLevel;
  /** Host names that requests may name; null for any. */
  readonly allowedHosts: readonly string[] | null;
  readonly access: AccessSettings;
  /** Where saved queries and figures are kept. */
  readonly documents: DocumentsPlace;
  readonly figures: FigureSettings;
  /** What a query may take at most. */
  readonly queryLimits: QueryLimits;
  /** Where the Neo4j database is; null for the embedded engine. */
  readonly neo4j: Neo4jSettings | null;
}

const DEFAULT_PORT = 4270;
const LOOPBACK_NAMES = ["localhost", "127.0.0.1", "[::1]"];

/**
 * The settings that the environment holds. An empty variable counts as absent.
 * @param options.isTerminal whether somebody watches: then the log is quiet unless it is asked for.
 * @throws EntenteError `invalid-setting`, naming the variable, its value and what to write.
 */
export function parseSettings(
  environment: Environment,
  options: { readonly isTerminal: boolean },
): Settings {
  const read = (name: string): string | undefined => {
    const text = environment[name]?.trim();
    return text === "" ? undefined : text;
  };
  const host = parseHost(read("HOST") ?? "127.0.0.1");
  const extraHosts = parseHosts(read("ENTENTE_ALLOWED_HOSTS"));
  const dataFolder = read("ENTENTE_DATA") ?? "./data";
  return {
    host,
    port: parsePort(read("PORT")),
    dataFolder,
    logLevel: parseLevel(read("ENTENTE_LOG"), options.isTerminal),
    allowedHosts: allowedHosts(host, extraHosts),
    access: parseAccessSettings(read, exposure(host, extraHosts)),
    documents: parseDocumentsPlace(environment, dataFolder),
    figures: parseFigureSettings(read),
    queryLimits: parseQueryLimits(read),
    neo4j: parseNeo4jSettings(environment),
  };
}

/** The host as a URL writes it: an IPv6 address in brackets. */
export function urlHost(host: string): string {
  return host.includes(":") ? `[${host}]` : host;
}

/** The setting by which others than this machine's users are served, if there is one. */
function exposure(host: string, extraHosts: readonly string[]): string | null {
  if (!isLoopback(host)) return `HOST=${host}`;
  const others = extraHosts.filter((name) => !LOOPBACK_NAMES.includes(name));
  return others.length === 0 ? null : `ENTENTE_ALLOWED_HOSTS=${shown(others.join(","))}`;
}

/** A server that others reach takes any name unless it was told its own. */
function allowedHosts(host: string, extra: readonly string[]): readonly string[] | null {
  if (!isLoopback(host) && extra.length === 0) return null;
  return [...new Set([...LOOPBACK_NAMES, urlHost(host), ...extra])];
}

function parsePort(text: string | undefined): number {
  if (text === undefined) return DEFAULT_PORT;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : NaN;
  if (port <= 65535) return port;
  throw new EntenteError(
    "invalid-setting",
    `PORT=${shown(text)} is not a port; write a whole number from 0 to 65535, such as ${DEFAULT_PORT}.`,
  );
}

function parseHost(text: string): string {
  const host = text.replace(/^\[(.*)\]$/, "$1");
  if (/^[\w.:%-]+$/.test(host) && !/^\w+:\/\//.test(text)) return host;
  throw new EntenteError(
    "invalid-setting",
    `HOST=${shown(text)} is not an address; write a name or an IP address without port, such as 127.0.0.1.`,
  );
}

function parseHosts(text: string | undefined): readonly string[] {
  if (text === undefined) return [];
  return text.split(",").map((part) => {
    const host = part.trim().toLowerCase();
    if (/^(?:[a-z0-9.-]+|\[[0-9a-f:]+\])$/.test(host)) return host;
    throw new EntenteError(
      "invalid-setting",
      `ENTENTE_ALLOWED_HOSTS=${shown(text)} holds ${JSON.stringify(host)}, which is not a host name; write names without scheme and port, separated by commas, such as graph.example.org.`,
    );
  });
}

function parseLevel(text: string | undefined, isTerminal: boolean): LogLevel {
  if (text === undefined) return isTerminal ? "warn" : "info";
  const level = LOG_LEVELS.find((known) => known === text.toLowerCase());
  if (level !== undefined) return level;
  throw new EntenteError(
    "invalid-setting",
    `ENTENTE_LOG=${shown(text)} is not a log level; write one of ${LOG_LEVELS.join(", ")}.`,
  );
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || (isIPv4(host) && host.startsWith("127."));
}

function shown(text: string): string {
  return text.length <= 80 ? text : `${text.slice(0, 79)}…`;
}
