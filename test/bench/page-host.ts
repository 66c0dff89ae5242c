import { createServer } from "node:http";
import { gzipSync } from "node:zlib";
import { listen } from "../../server/listen.ts";

/** Pages of a report on an origin of their own, gzipped beforehand, as a good host sends them. */
export interface PageHost {
  /** Without a slash at the end. */
  readonly origin: string;
  /** Serves a page or script under a path, and gives its address. */
  put(
    path: string,
    type: "text/html" | "text/javascript" | "application/json",
    text: string | Buffer,
  ): string;
  close(): Promise<void>;
}

export async function startPageHost(): Promise<PageHost> {
  const files = new Map<string, { readonly type: string; readonly body: Buffer }>();
  const server = createServer((request, response) => {
    const file = files.get(request.url ?? "");
    if (file === undefined) {
      // Browsers ask for an icon by themselves.
      response.writeHead(request.url === "/favicon.ico" ? 204 : 404).end();
      return;
    }
    const { type, body } = file;
    response.writeHead(200, {
      "Content-Type": `${type}; charset=utf-8`,
      "Content-Encoding": "gzip",
      "Content-Length": body.length,
    });
    response.end(body);
  });
  const origin = `http://127.0.0.1:${await listen(server, "127.0.0.1", 0)}`;
  return {
    origin,
    put: (path, type, text) => {
      files.set(path, { type, body: gzipSync(text) });
      return `${origin}${path}`;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
}
