import { MultiDirectedGraph } from "graphology";
import Sigma from "sigma";
import type { Drawing, Draw } from "./drawing.ts";
import { isInStretch } from "./drawing.ts";
import { colorOf, NODE_COLOR, radiusOf, widthOf } from "./marks.ts";

/** Sigma as its manual shows it: a graphology graph, its own programs, no labels. */
export const drawWithSigma: Draw = (container, { network, x, y }) => {
  const graph = new MultiDirectedGraph();
  const { nodes, dyads } = network;
  nodes.id.forEach((id, row) => {
    const size = radiusOf(network, row);
    graph.addNode(id, { x: x[row], y: -(y[row] ?? 0), size, color: NODE_COLOR });
  });
  dyads.from.forEach((from, row) => {
    const attributes = { size: widthOf(network, row), color: colorOf(network, row) };
    graph.addEdgeWithKey(row, nodes.id[from], nodes.id[dyads.to[row] ?? 0], attributes);
  });
  const sigma = new Sigma(graph, container, { renderLabels: false });
  const camera = sigma.getCamera();
  const drawing: Drawing = {
    pan: (step) => {
      camera.setState({ x: 0.5 + 0.004 * (step % 50) });
    },
    zoom: (share) => {
      camera.setState({ x: 0.5, y: 0.5, ratio: share });
    },
    brush: (step) => {
      sigma.setSetting("edgeReducer", (key, data) =>
        isInStretch(Number(key), step) ? data : { ...data, hidden: true },
      );
    },
  };
  return Promise.resolve(drawing);
};
