import { layoutNetwork } from "../../server/picture/layout.ts";
import type { LayoutReply, LayoutRequest } from "./layout-message.ts";

const reply = (message: LayoutReply): void => {
  self.postMessage(message);
};

self.addEventListener("message", (event: MessageEvent<LayoutRequest>) => {
  try {
    const { network, seed } = event.data;
    const positions = layoutNetwork(network, {
      seed,
      onProgress: (share) => {
        reply({ kind: "progress", share });
      },
    });
    reply({ kind: "done", positions: [...positions] });
  } catch (error) {
    reply({ kind: "failed", message: error instanceof Error ? error.message : String(error) });
  }
});
