import type { RequestHandler } from "express";
import { EntenteError } from "../wire/entente-error.ts";
import { PROBES } from "./probes.ts";

/**
 * Refuses requests with two hosts, and those for a host that is not on the list, if there is one.
 * A web page elsewhere can make its own name resolve to 127.0.0.1 and read from a server there with
 * the visitor's browser; its name gives it away. Probes tell such a page nothing, and who sends them
 * often knows an address alone.
 */
export function createHostGuard(hosts: readonly string[] | undefined): RequestHandler {
  const allowed = hosts && new Set(hosts.map((host) => host.toLowerCase()));
  return (request, _response, next) => {
    const host = requestHost(request);
    // Node takes the first, others may take the last (RFC 9112, section 3.2).
    if ((request.headersDistinct["host"]?.length ?? 0) > 1) {
      throw new EntenteError("invalid-request", "The request names two hosts; send one.");
    }
    if (allowed !== undefined && !allowed.has(hostName(host)) && !PROBES.includes(request.path)) {
      throw new EntenteError(
        "forbidden-host",
        `This server does not answer for the host ${JSON.stringify(host.slice(0, 100))}; open it as ${hosts?.[0] ?? ""}, or name the host in ENTENTE_ALLOWED_HOSTS.`,
      );
    }
    next();
  };
}

/** Host that the caller asked, as a trusted proxy or the header says; HTTP/1.0 may name none. */
export function requestHost(request: { readonly host?: string | undefined }): string {
  return request.host ?? "";
}

/** Without the port, in lower case; the brackets of an IPv6 address stay. */
function hostName(host: string): string {
  return host.replace(/:\d*$/, "").toLowerCase();
}
