import {
  dyadOfColumns,
  fromNetworkColumns,
  NetworkColumnsSchema,
  nodeOfColumns,
  tiesOfColumns,
} from "../../server/wire/network-columns.ts";
import type { Dyad, Network, NetworkNode } from "../../server/wire/network.ts";
import { keepDyadRows } from "../model/network-rows.ts";
import { inSlices } from "./in-slices.ts";
import type { DecodeReply, TypedColumns } from "./decode-message.ts";
import { lost, unreadable } from "./send.ts";

/** An answer up to this size is read at once: a worker would take longer to start. */
const SMALL_BYTES = 200_000;
/** Rows between two looks at the clock. */
const ROWS = 500;

/**
 * Reads the columnar answer of `/api/network`. A large one is parsed and checked in a worker, and
 * becomes nodes and dyads in slices that leave the page free.
 * @throws EntenteError as all requests do.
 */
export async function readNetwork(
  response: Response,
  path: string,
  signal?: AbortSignal,
): Promise<Network> {
  let bytes: ArrayBuffer;
  try {
    bytes = await response.arrayBuffer();
  } catch (cause) {
    throw lost(path, signal, cause);
  }
  if (bytes.byteLength <= SMALL_BYTES) return readAtOnce(bytes, path, signal);
  const columns = await decode(bytes, path, signal);
  return toNetwork(columns);
}

function readAtOnce(bytes: ArrayBuffer, path: string, signal: AbortSignal | undefined): Network {
  let body: unknown;
  try {
    body = JSON.parse(new TextDecoder().decode(bytes));
  } catch (cause) {
    throw lost(path, signal, cause);
  }
  const parsed = NetworkColumnsSchema.safeParse(body);
  if (!parsed.success) throw unreadable(path, parsed.error);
  return fromNetworkColumns(parsed.data);
}

async function decode(
  bytes: ArrayBuffer,
  path: string,
  signal: AbortSignal | undefined,
): Promise<TypedColumns> {
  const worker = new Worker(new URL("./decode-worker.ts", import.meta.url), { type: "module" });
  let onAbort: (() => void) | undefined;
  try {
    const reply = await new Promise<DecodeReply>((resolve, reject) => {
      onAbort = () => {
        reject(lost(path, signal, null));
      };
      signal?.addEventListener("abort", onAbort);
      worker.addEventListener("error", (event) => {
        reject(unreadable(path, event.message));
      });
      worker.addEventListener("message", (event: MessageEvent<DecodeReply>) => {
        resolve(event.data);
      });
      worker.postMessage(bytes, [bytes]);
    });
    if (reply.kind === "decoded") return reply.columns;
    if (reply.kind === "cut") throw lost(path, signal, reply.message);
    throw unreadable(path, reply.message);
  } finally {
    if (onAbort !== undefined) signal?.removeEventListener("abort", onAbort);
    worker.terminate();
  }
}

async function toNetwork(columns: TypedColumns): Promise<Network> {
  const nodes: NetworkNode[] = [];
  const dyads: Dyad[] = [];
  await inSlices(
    (function* rows(): Generator<void> {
      for (let row = 0; row < columns.nodes.id.length; row += 1) {
        nodes.push(nodeOfColumns(columns, row));
        if (row % ROWS === 0) yield;
      }
      for (let row = 0; row < columns.dyads.n.length; row += 1) {
        dyads.push(dyadOfColumns(columns, row));
        if (row % ROWS === 0) yield;
      }
    })(),
  );
  const { ties, totals, dataVersion } = columns;
  const network = {
    nodes,
    dyads,
    ties: tiesOfColumns(columns.nodes.id, ties),
    totals,
    dataVersion,
  };
  keepDyadRows(network, columns.dyads);
  return network;
}
