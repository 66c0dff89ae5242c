import { createServer } from "node:http";

/** A server that counts who asks it, to prove that nobody did. */
export interface Canary {
  readonly url: string;
  readonly requests: number;
  close(): Promise<void>;
}

/** Listens on a free port of loopback; every answer is one line of CSV. */
export async function startCanary(): Promise<Canary> {
  let requests = 0;
  const server = createServer((_request, response) => {
    response.end("a,b\n");
  });
  server.on("connection", () => {
    requests += 1;
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  server.unref();
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("No TCP port.");
  return {
    url: `http://127.0.0.1:${address.port}`,
    get requests() {
      return requests;
    },
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => {
          done();
        });
      }),
  };
}
