import { EntenteError } from "../../server/wire/entente-error.ts";
import type { Network } from "../../server/wire/network.ts";
import type { PlaceLayoutKind } from "../model/layout-kind.ts";
import { packNetwork, unpackPositions } from "./packed-network.ts";
import type { ComputedLayout, LayoutReply, LayoutRequest } from "./layout-message.ts";

export interface ComputeLayoutOptions {
  /** Default `force`. */
  readonly kind?: PlaceLayoutKind;
  /** Default 1. The same seed and network give the same positions. */
  readonly seed?: number;
  /** Ends the worker at once; the promise rejects with code `cancelled`. */
  readonly signal?: AbortSignal;
  /** Is told the share done, 0–1. */
  readonly onProgress?: (share: number) => void;
}

/**
 * Computes the layout of a network in a worker of its own, so that the page stays responsive.
 *
 * @throws EntenteError `cancelled` when the signal fires, `internal` when the worker fails.
 */
export async function computeLayout(
  network: Network,
  options: ComputeLayoutOptions = {},
): Promise<ComputedLayout> {
  const { signal, onProgress } = options;
  if (signal?.aborted === true) throw cancelled();
  const worker = new Worker(new URL("./layout-worker.ts", import.meta.url), { type: "module" });
  let onAbort: (() => void) | undefined;
  try {
    return await new Promise<ComputedLayout>((resolve, reject) => {
      onAbort = () => {
        reject(cancelled());
      };
      signal?.addEventListener("abort", onAbort);
      worker.addEventListener("error", (event) => {
        reject(failed(event.message));
      });
      worker.addEventListener("message", (event: MessageEvent<LayoutReply>) => {
        const reply = event.data;
        if (reply.kind === "progress") onProgress?.(reply.share);
        else if (reply.kind === "done") {
          resolve({ positions: unpackPositions(reply.positions), ground: reply.ground });
        } else reject(failed(reply.message));
      });
      const request: LayoutRequest = {
        kind: options.kind ?? "force",
        network: packNetwork(network),
        seed: options.seed ?? 1,
      };
      worker.postMessage(request);
    });
  } finally {
    if (onAbort !== undefined) signal?.removeEventListener("abort", onAbort);
    worker.terminate();
  }
}

function cancelled(): EntenteError {
  return new EntenteError("cancelled", "The layout was cancelled before it was finished.");
}

function failed(reason: string): EntenteError {
  const because = reason === "" ? "its worker could not be started" : reason;
  return new EntenteError(
    "internal",
    `The layout could not be computed: ${because}. Reload the page to try again.`,
  );
}
