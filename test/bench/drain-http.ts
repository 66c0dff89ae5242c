import { once } from "node:events";
import { Agent, request, type IncomingMessage } from "node:http";
import { RESULT_TYPES } from "../../server/wire/query-result.ts";
import type { Drained } from "./bench-engines.ts";

const agent = new Agent({ keepAlive: true });
const LINE_END = 10;

/** Asks our server for a query as NDJSON, on a connection that stays open, and reads all of it. */
export async function drainHttp(
  port: number,
  cypher: string,
  params: Readonly<Record<string, string | number>> = {},
): Promise<Drained> {
  const headers = { "content-type": "application/json", accept: RESULT_TYPES.ndjson };
  const target = { host: "127.0.0.1", port, path: "/api/cypher", method: "POST", headers, agent };
  const start = performance.now();
  const sent = request(target);
  sent.end(JSON.stringify({ cypher, params }));
  const [response] = (await once(sent, "response")) as [IncomingMessage];
  let [lines, firstMs] = [0, 0];
  let last: Uint8Array = Buffer.alloc(0);
  for await (const chunk of response) {
    // The first chunk has the first row, since head and first rows are written together.
    if (lines === 0) firstMs = performance.now() - start;
    const bytes = chunk as Buffer;
    for (let at = bytes.indexOf(LINE_END); at >= 0; at = bytes.indexOf(LINE_END, at + 1))
      lines += 1;
    last = bytes;
  }
  const lastMs = performance.now() - start;
  const end = Buffer.from(last).toString("utf8").trimEnd().split("\n").at(-1) ?? "";
  if (response.statusCode !== 200 || !end.includes('"truncated":false')) {
    throw new Error(`${String(response.statusCode)}: ${end.slice(-500)}`);
  }
  return { firstMs, lastMs, rows: lines - 2 };
}
