import { createServer, type RequestListener, type Server } from "node:http";
import { EntenteError } from "../wire/entente-error.ts";
import { toProblem, PROBLEM_TYPE } from "./problem.ts";

// Long searches in other scripts grow sixfold as percent-encoding and deserve an answer in words.
const MAX_HEADER_BYTES = 128 * 1024;

/** Connections at once; further ones are closed as they come. */
const MAX_CONNECTIONS = 1000;
/** How long the headers of a request may take to arrive. Bodies: see arrival.ts. */
const HEADERS_MS = 20_000;
/** Longer than proxies keep idle connections, so that it is they who close them. */
const KEEP_ALIVE_MS = 65_000;
/** How long a connection may lie still while a request or its answer is under way. */
const STILL_MS = 120_000;

/**
 * An HTTP server that also answers what is too broken for the app with a problem document.
 * @param silentMs the longest time for which an answer may have nothing to say, such as that of a query.
 */
export function createHttpServer(app: RequestListener, silentMs = 0): Server {
  const server = createServer(
    {
      maxHeaderSize: MAX_HEADER_BYTES,
      headersTimeout: HEADERS_MS,
      connectionsCheckingInterval: 5000,
      // An upload takes as long as it takes.
      requestTimeout: 0,
      keepAliveTimeout: KEEP_ALIVE_MS,
    },
    app,
  );
  server.timeout = silentMs + STILL_MS;
  server.maxConnections = MAX_CONNECTIONS;
  server.on("clientError", (error: NodeJS.ErrnoException, socket) => {
    if (error.code === "ECONNRESET" || !socket.writable) {
      socket.destroy();
      return;
    }
    const known = toKnown(error.code);
    const body = JSON.stringify(toProblem(known));
    const reason = known.code === "too-long" ? "413 Content Too Large" : "400 Bad Request";
    socket.end(
      `HTTP/1.1 ${reason}\r\nContent-Type: ${PROBLEM_TYPE}\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
    );
  });
  return server;
}

function toKnown(code: string | undefined): EntenteError {
  switch (code) {
    case "HPE_HEADER_OVERFLOW":
      return new EntenteError(
        "too-long",
        `The request line and headers are over ${MAX_HEADER_BYTES} bytes; shorten the query.`,
      );
    case "ERR_HTTP_REQUEST_TIMEOUT":
      return new EntenteError(
        "invalid-request",
        `The headers of the request did not arrive within ${HEADERS_MS / 1000} seconds; send it again.`,
      );
    default:
      return new EntenteError(
        "invalid-request",
        "The request is not valid HTTP; send it with an HTTP client.",
      );
  }
}
