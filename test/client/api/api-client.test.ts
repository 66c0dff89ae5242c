import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "@jest/globals";
import { createApiClient } from "../../../client/api/api-client.ts";
import { encodeNetwork } from "../../../server/wire/encode-network.ts";
import { NETWORK_BYTES_TYPE } from "../../../server/wire/network-bytes.ts";
import { flatOf } from "../../wire/flat-of.ts";
import { makeDyad, makeNetwork } from "../model/small-network.ts";

const closers: (() => void)[] = [];

afterEach(() => {
  for (const close of closers.splice(0)) close();
});

describe("the API client", () => {
  it("asks for bytes and gives a network", async () => {
    const network = makeNetwork([makeDyad("a", "b"), makeDyad("b", "a", { polarity: -0.25 })]);
    const bytes = Buffer.concat([...encodeNetwork(flatOf(network))]);
    const { api, requests } = await serve(() => ({ text: bytes }));

    const answer = await api.network({
      filter: { issue: ["x", "y"], polarityMin: 0, since: "2020-10-21" },
      minStances: 2,
    });

    expect(answer).toEqual(network);
    expect(requests[0]?.accept).toBe(NETWORK_BYTES_TYPE);
    expect(requests[0]?.url).toBe(
      "/api/network?issue=x&issue=y&since=2020-10-21&polarityMin=0&minStances=2&neighbors=count",
    );
  });

  it("turns a problem document into its error", async () => {
    const { api } = await serve(() => ({
      status: 400,
      body: {
        type: "about:blank",
        title: "Invalid request",
        status: 400,
        code: "invalid-request",
        detail: "until is 2020-01-01, before since; swap the two",
      },
    }));

    await expect(api.stances({ filter: {}, limit: 20 })).rejects.toMatchObject({
      code: "invalid-request",
      message: "until is 2020-01-01, before since; swap the two",
    });
  });

  it("calls a gateway's page that the server is unreachable", async () => {
    const { api } = await serve(() => ({ status: 502, text: "<h1>Bad gateway</h1>" }));

    await expect(api.schema()).rejects.toMatchObject({ code: "unreachable" });
  });

  it("refuses an answer of another shape", async () => {
    const { api } = await serve(() => ({ body: { actors: "many" } }));

    await expect(api.findActors("x", 5)).rejects.toMatchObject({ code: "internal" });
  });

  it("says that nobody answers", async () => {
    const { api, close } = await serve(() => ({ body: {} }));
    close();

    await expect(api.ready()).rejects.toMatchObject({ code: "unreachable" });
  });

  it("tells a cancelled request from a lost one", async () => {
    const { api } = await serve(() => ({ body: {} }));
    const stop = new AbortController();
    stop.abort();

    await expect(api.schema(stop.signal)).rejects.toMatchObject({ code: "cancelled" });
  });

  it("escapes an id in a path", async () => {
    const { api, requests } = await serve(() => ({ status: 404, body: null }));

    await api.actor("../x?y").catch(() => undefined);

    expect(requests[0]?.url).toBe("/api/actors/..%2Fx%3Fy");
  });
});

async function serve(
  answer: () => {
    readonly status?: number;
    readonly body?: unknown;
    readonly text?: string | Buffer;
  },
) {
  const requests: { url: string; accept: string | undefined }[] = [];
  const server = createServer((request, response) => {
    requests.push({ url: request.url ?? "", accept: request.headers.accept });
    const { status = 200, body, text } = answer();
    response.writeHead(status, { connection: "close" });
    response.end(text ?? JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const close = (): void => void server.close();
  closers.push(close);
  const api = createApiClient((path, init) =>
    fetch(`http://127.0.0.1:${port}${path as string}`, init),
  );
  return { api, requests, close };
}
