import { flatToNetwork } from "../../server/wire/flat-network.ts";
import { decodeNetwork, NETWORK_BYTES_TYPE } from "../../server/wire/network-bytes.ts";
import type { Network } from "../../server/wire/network.ts";
import { lost, send, unreadable } from "./send.ts";

/**
 * Asks for a network as bytes. What `decodeNetwork` gives is a FlatNetwork: typed arrays by column,
 * with memory of their own, ends as row numbers of its nodes; whoever draws may take them as they are.
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
  try {
    return flatToNetwork(decodeNetwork(bytes));
  } catch (cause) {
    throw unreadable(path, cause);
  }
}
