import { createServer, type RequestListener, type Server } from "node:http";
import { EntenteError } from "../wire/entente-error.ts";
import { toProblem, PROBLEM_TYPE } from "./problem.ts";

// Long searches in other scripts grow sixfold as percent-encoding and deserve an answer in words.
const MAX_HEADER_BYTES = 128 * 1024;

/** An HTTP server that also answers what is too broken for the app with a problem document. */
export function createHttpServer(app: RequestListener): Server {
  const server = createServer(
    { maxHeaderSize: MAX_HEADER_BYTES, requestTimeout: 30_000, headersTimeout: 20_000 },
    app,
  );
  server.on("clientError", (error: NodeJS.ErrnoException, socket) => {
    if (error.code === "ECONNRESET" || !socket.writable) {
      socket.destroy();
      return;
    }
    const isLong = error.code === "HPE_HEADER_OVERFLOW";
    const problem = toProblem(
      isLong
        ? new EntenteError(
            "too-long",
            `The request line and headers are over ${MAX_HEADER_BYTES} bytes; shorten the query.`,
          )
        : new EntenteError(
            "invalid-request",
            "The request is not valid HTTP; send it with an HTTP client.",
          ),
    );
    const body = JSON.stringify(problem);
    const reason = isLong ? "413 Content Too Large" : "400 Bad Request";
    socket.end(
      `HTTP/1.1 ${reason}\r\nContent-Type: ${PROBLEM_TYPE}\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
    );
  });
  return server;
}
