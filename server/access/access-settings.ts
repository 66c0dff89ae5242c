import ipaddr from "ipaddr.js";
import { readSwitch, readTextOrFile, type ReadSetting } from "../setting-values.ts";
import { EntenteError } from "../wire/entente-error.ts";
import type { Role } from "../wire/role.ts";
import type { AccessToken } from "./access-token.ts";
import { parseTokens } from "./parse-tokens.ts";

/** Who may do what. */
export interface AccessSettings {
  readonly tokens: readonly AccessToken[];
  /** Role of a caller without a token. */
  readonly strangers: Role;
  /** Requests that a viewer may send in a minute; null for any number. */
  readonly requestsPerMinute: number | null;
  /** Proxies whose word about the caller is taken, in Express's form; false for none. */
  readonly trustProxy: readonly string[] | number | false;
}

const PROXY_NAMES = ["loopback", "linklocal", "uniquelocal"];
const MAX_HOPS = 10;
const DEFAULT_REQUESTS_PER_MINUTE = 600;

/**
 * Reads `ENTENTE_TOKENS`, `ENTENTE_TOKENS_FILE`, `ENTENTE_PUBLIC_READONLY`, `ENTENTE_TRUST_PROXY`
 * and `ENTENTE_REQUESTS_PER_MINUTE`.
 * @param exposedBy name and value of the setting that lets other machines reach the server, such as
 *   `HOST=0.0.0.0`; null where none does.
 * @throws EntenteError `invalid-setting`; also where others could reach the server and nobody said
 *   what they may do.
 */
export function parseAccessSettings(read: ReadSetting, exposedBy: string | null): AccessSettings {
  const tokens = readTokens(read);
  const isPublic = readSwitch(read, "ENTENTE_PUBLIC_READONLY", false);
  const proxyText = read("ENTENTE_TRUST_PROXY");
  const trustProxy = parseTrustProxy(proxyText);
  const isOwnMachine = tokens.length === 0 && !isPublic;
  const opens =
    exposedBy ?? (trustProxy === false ? null : `ENTENTE_TRUST_PROXY=${proxyText ?? ""}`);
  if (opens !== null && isOwnMachine) {
    throw new EntenteError(
      "invalid-setting",
      `${opens} lets other machines reach this server, and everybody could change the graph; set ENTENTE_TOKENS so that people log in, or ENTENTE_PUBLIC_READONLY=1 so that everybody may read, or leave it out to serve this machine alone.`,
    );
  }
  return {
    tokens,
    strangers: isPublic ? "viewer" : isOwnMachine ? "editor" : "stranger",
    requestsPerMinute: parseRequests(read("ENTENTE_REQUESTS_PER_MINUTE"), isOwnMachine),
    trustProxy,
  };
}

/** A list without tokens is a mistake, and one that would open or close the server unnoticed. */
function readTokens(read: ReadSetting): AccessToken[] {
  const found = readTextOrFile(read, "ENTENTE_TOKENS");
  if (found === null) return [];
  const tokens = parseTokens(found.text, found.source);
  if (tokens.length > 0) return tokens;
  throw new EntenteError(
    "invalid-setting",
    `${found.source} names no token; write one role:name:secret on a line.`,
  );
}

function parseTrustProxy(text: string | undefined): AccessSettings["trustProxy"] {
  if (text === undefined || text === "0") return false;
  const hops = /^\d{1,2}$/.test(text) ? Number(text) : NaN;
  if (hops <= MAX_HOPS) return hops;
  const places = text.split(",").map((place) => place.trim());
  if (places.every(isPlace)) return places;
  throw new EntenteError(
    "invalid-setting",
    `ENTENTE_TRUST_PROXY=${text.slice(0, 80)} names no proxies; write how many stand in a row before the server (1 to ${MAX_HOPS}), or their addresses, separated by commas, such as 10.0.0.0/8 or loopback.`,
  );
}

function isPlace(place: string): boolean {
  const { IPv4, IPv6 } = ipaddr;
  const isAddress = IPv4.isValidFourPartDecimal(place) || IPv6.isValid(place);
  const isRange = IPv4.isValidCIDRFourPartDecimal(place) || IPv6.isValidCIDR(place);
  return PROXY_NAMES.includes(place) || isAddress || isRange;
}

function parseRequests(text: string | undefined, isOwnMachine: boolean): number | null {
  if (text === undefined) return isOwnMachine ? null : DEFAULT_REQUESTS_PER_MINUTE;
  const requests = /^\d{1,6}$/.test(text) ? Number(text) : NaN;
  if (requests >= 0) return requests === 0 ? null : requests;
  throw new EntenteError(
    "invalid-setting",
    `ENTENTE_REQUESTS_PER_MINUTE=${text.slice(0, 80)} is not a number of requests; write a whole number, such as ${DEFAULT_REQUESTS_PER_MINUTE}, or 0 for no limit.`,
  );
}
