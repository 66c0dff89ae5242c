import { describe, expect, it } from "@jest/globals";
import { runStream, type RunListener } from "../../../client/api/run-stream.ts";
import type { WireRow } from "../../../server/wire/wire-value.ts";

const SUMMARY = {
  rows: 2,
  truncated: false,
  timeMs: 3,
  engine: "embedded",
  dataVersion: "v",
  limits: { timeMs: 1, rows: 1, bytes: 1 },
};
const PROBLEM = { type: "urn:x", title: "t", status: 504, code: "timeout", detail: "Too long." };
const HEAD = { columns: ["a", "b"] };
const REQUEST = { kind: "cypher", cypher: "RETURN 1", params: {}, limits: { rows: 5 } } as const;

describe("reading a result as it arrives", () => {
  it("hands on columns and rows, cut anywhere between bytes, and gives the summary", async () => {
    const { listener, rows, columns } = collect();
    const bytes = new TextEncoder().encode(
      lines(HEAD, ["ü", 1], ["–", null], { summary: SUMMARY }),
    );
    const pieces = Array.from(bytes, (byte) => Uint8Array.of(byte));

    const summary = await runStream(
      answer(pieces),
      REQUEST,
      listener,
      new AbortController().signal,
    );

    expect(summary).toEqual(SUMMARY);
    expect(columns()).toEqual(["a", "b"]);
    expect(rows()).toEqual([
      ["ü", 1],
      ["–", null],
    ]);
  });

  it("asks for NDJSON with text, parameters and limits", async () => {
    let asked: Request | null = null;
    const fetcher = answer([lines(HEAD, { summary: SUMMARY })]);
    const watch: typeof fetch = (input, init) => {
      asked = new Request(new URL(input as string, "http://x"), init);
      return fetcher(input, init);
    };
    await runStream(watch, REQUEST, collect().listener, new AbortController().signal);

    const request = asked as unknown as Request;
    expect([request.method, new URL(request.url).pathname]).toEqual(["POST", "/api/cypher"]);
    expect(request.headers.get("accept")).toBe("application/x-ndjson");
    expect(await request.json()).toEqual({ cypher: "RETURN 1", params: {}, limits: { rows: 5 } });
  });

  it("keeps the rows before a problem in the middle, and throws the problem", async () => {
    const { listener, rows } = collect();
    const fetcher = answer([lines(HEAD, [1, 2], { problem: PROBLEM })]);

    await expect(
      runStream(fetcher, REQUEST, listener, new AbortController().signal),
    ).rejects.toMatchObject({ code: "timeout", message: "Too long." });
    expect(rows()).toEqual([[1, 2]]);
  });

  it("takes no result without an end for a whole one", async () => {
    const fetcher = answer([lines(HEAD, [1, 2])]);

    await expect(
      runStream(fetcher, REQUEST, collect().listener, new AbortController().signal),
    ).rejects.toMatchObject({ code: "unreachable" });
  });

  it("ends with `cancelled` when the reader cancels, and lets go of the response", async () => {
    const cancelling = new AbortController();
    let released = false;
    const body = new ReadableStream({
      start: (controller) => {
        controller.enqueue(new TextEncoder().encode(lines(HEAD)));
        cancelling.signal.addEventListener("abort", () => {
          controller.error(new DOMException("aborted", "AbortError"));
          released = true;
        });
      },
    });
    const fetcher: typeof fetch = () => Promise.resolve(new Response(body));
    const running = runStream(fetcher, REQUEST, collect().listener, cancelling.signal);
    cancelling.abort();

    await expect(running).rejects.toMatchObject({ code: "cancelled" });
    expect(released).toBe(true);
  });
});

function lines(...values: readonly unknown[]): string {
  return values.map((value) => `${JSON.stringify(value)}\n`).join("");
}

function answer(pieces: readonly (string | Uint8Array)[]): typeof fetch {
  const encoder = new TextEncoder();
  const body = new ReadableStream({
    start: (controller) => {
      for (const piece of pieces) {
        controller.enqueue(typeof piece === "string" ? encoder.encode(piece) : piece);
      }
      controller.close();
    },
  });
  return () => Promise.resolve(new Response(body));
}

function collect(): {
  readonly listener: RunListener;
  readonly rows: () => readonly WireRow[];
  readonly columns: () => readonly string[];
} {
  const rows: WireRow[] = [];
  let columns: readonly string[] = [];
  const listener: RunListener = {
    onColumns: (names) => {
      columns = names;
    },
    onRows: (batch) => {
      rows.push(...batch);
    },
  };
  return { listener, rows: () => rows, columns: () => columns };
}
