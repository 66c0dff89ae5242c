import { decodeNetwork } from "../../server/wire/decode-network.ts";
import type { FlatNetwork } from "../../server/wire/flat-network.ts";
import { NETWORK_BYTES_TYPE } from "../../server/wire/network-bytes.ts";
import type { Network } from "../../server/wire/network.ts";
import { networkOfFlat } from "../model/network-rows.ts";
import type { DecodeReply } from "./decode-message.ts";
import { lost, send, unreadable } from "./send.ts";

/** An answer up to this size is read at once: a worker would take longer to start. */
const SMALL_BYTES = 100_000;

/**
 * Asks for a network as bytes, a large one of which is read and checked in a worker. It stays columns
 * until somebody reads its nodes or dyads as objects.
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
  if (bytes.byteLength > SMALL_BYTES) return networkOfFlat(await decodeAside(bytes, path, signal));
  try {
    return networkOfFlat(decodeNetwork(bytes));
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
