import { layoutBlocCircles } from "../../server/picture/layout-circles.ts";
import { layoutHierarchy } from "../../server/picture/layout-hierarchy.ts";
import { layoutMap } from "../../server/picture/layout-map.ts";
import { layoutNetwork, type Positions } from "../../server/picture/layout.ts";
import { findBlocs } from "../../server/signed/blocs.ts";
import { toSignedGraph } from "../../server/signed/signed-graph.ts";
import { AnalysisOptionsSchema } from "../../server/wire/analysis.ts";
import type { Network } from "../../server/wire/network.ts";
import { packPositions, unpackNetwork } from "./packed-network.ts";
import type { ComputedLayout, LayoutReply, LayoutRequest } from "./layout-message.ts";

const reply = (message: LayoutReply): void => {
  self.postMessage(message);
};

self.addEventListener("message", (event: MessageEvent<LayoutRequest>) => {
  try {
    const { kind, network, seed } = event.data;
    const { positions, ground } = layout(kind, unpackNetwork(network), seed);
    reply({ kind: "done", positions: packPositions(positions), ground });
  } catch (error) {
    reply({ kind: "failed", message: error instanceof Error ? error.message : String(error) });
  }
});

function layout(kind: LayoutRequest["kind"], network: Network, seed: number): ComputedLayout {
  switch (kind) {
    case "map":
      return layoutMap(network);
    case "circles": {
      // The options that the analysis beside the picture has, so that its blocs are these circles.
      const options = AnalysisOptionsSchema.parse({});
      const { wire } = findBlocs(toSignedGraph(network, options), options);
      const blocs = wire.list.map(({ members }) => members);
      return onPaper(layoutBlocCircles(network, blocs));
    }
    case "hierarchy":
      return onPaper(layoutHierarchy(network));
    case "force":
      return onPaper(
        layoutNetwork(network, {
          seed,
          onProgress: (share) => {
            reply({ kind: "progress", share });
          },
        }),
      );
  }
}

function onPaper(positions: Positions): ComputedLayout {
  return { positions, ground: null };
}
