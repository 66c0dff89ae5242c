import {
  dyadOf,
  flatToNetwork,
  nodeOf,
  tieOf,
  type FlatNetwork,
} from "../../server/wire/flat-network.ts";
import { decodeNetwork } from "../../server/wire/decode-network.ts";
import { NETWORK_BYTES_TYPE } from "../../server/wire/network-bytes.ts";
import type { Dyad, Network, NetworkNode } from "../../server/wire/network.ts";
import { keepDyadRows } from "../model/network-rows.ts";
import type { DecodeReply } from "./decode-message.ts";
import { inSlices } from "./in-slices.ts";
import { lost, send, unreadable } from "./send.ts";

/** An answer up to this size is read at once: a worker would take longer to start. */
const SMALL_BYTES = 100_000;
/** Rows between two looks at the clock. */
const ROWS = 500;

/**
 * Asks for a network as bytes. A large one is read and checked in a worker, and becomes nodes and
 * dyads in slices that leave the page free; the columns of its dyads go on to the drawing as they are.
 * @throws EntenteError as all requests do.
 */
export async function fetchNetwork(
  fetcher: typeof fetch,
  path: string,
  signal?: AbortSignal,
): Promise<Network> {
  const response = await send(fetcher, path, { accept: NETWORK_BYTES_TYPE, signal });
  let bytes: ArrayBuffer;
  try {
    bytes = await response.arrayBuffer();
  } catch (cause) {
    throw lost(path, signal, cause);
  }
  if (bytes.byteLength > SMALL_BYTES) return toNetwork(await decodeAside(bytes, path, signal));
  try {
    return flatToNetwork(decodeNetwork(bytes));
  } catch (cause) {
    throw unreadable(path, cause);
  }
}

async function decodeAside(
  bytes: ArrayBuffer,
  path: string,
  signal: AbortSignal | undefined,
): Promise<FlatNetwork> {
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
    if (reply.kind === "decoded") return reply.flat;
    throw unreadable(path, reply.message);
  } finally {
    if (onAbort !== undefined) signal?.removeEventListener("abort", onAbort);
    worker.terminate();
  }
}

async function toNetwork(flat: FlatNetwork): Promise<Network> {
  const nodes: NetworkNode[] = [];
  const dyads: Dyad[] = [];
  await inSlices(
    (function* rows(): Generator<void> {
      for (let row = 0; row < flat.nodes.id.length; row += 1) {
        nodes.push(nodeOf(flat, row));
        if (row % ROWS === 0) yield;
      }
      for (let row = 0; row < flat.dyads.n.length; row += 1) {
        dyads.push(dyadOf(flat, row));
        if (row % ROWS === 0) yield;
      }
    })(),
  );
  const { totals, dataVersion } = flat;
  const ties = flat.ties.type.map((_, row) => tieOf(flat, row));
  const network = { nodes, dyads, ties, totals, dataVersion };
  keepDyadRows(network, flat.dyads);
  return network;
}
