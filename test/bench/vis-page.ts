import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import {
  GRAPH_COLORS,
  dyadWidth,
  nodeKind,
  nodeRadius,
  polarityColor,
} from "../../server/picture/graph-style.ts";
import type { FigurePayload } from "../../server/wire/figure-payload.ts";

const require = createRequire(import.meta.url);

/** The network library as a page loads it from its own server: one minified file. */
export function visScript(): Promise<Buffer> {
  return readFile(require.resolve("vis-network/standalone/umd/vis-network.min.js"));
}

/**
 * What a careful author makes of a figure's data with vis-network: names, colours, widths and places
 * as in the figure, so that the library is spared its layout, which would take it far longer.
 * @param script address of {@link visScript}.
 */
export function visPage(payload: FigurePayload, script: string): string {
  const { nodes, dyads } = payload.network;
  const colors = GRAPH_COLORS.light;
  const data = {
    nodes: nodes.map((node) => {
      const [x, y] = payload.positions[node.id] ?? [0, 0];
      const { fill: background, ring: border } = colors.nodes[nodeKind(node)];
      const color = { background, border };
      return { id: node.id, label: node.name, shape: "dot", size: nodeRadius(node), color, x, y };
    }),
    edges: dyads.map(({ from, to, n, polarity }) => {
      const color = polarityColor(polarity, "light");
      return { from, to, arrows: "to", width: dyadWidth(n), color };
    }),
  };
  const options = {
    physics: false,
    edges: { smooth: { enabled: true, type: "curvedCW", roundness: 0.2 } },
  };
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>A network</title>
<style>body { margin: 0 } #network { height: 100vh }</style></head>
<body><div id="network"></div>
<script src="${script}"></script>
<script>
new vis.Network(document.getElementById("network"), ${inScript(data)}, ${inScript(options)});
</script></body></html>`;
}

/** JSON that cannot end the script that it stands in. */
function inScript(value: unknown): string {
  return JSON.stringify(value).replaceAll("<", "\\u003c");
}
