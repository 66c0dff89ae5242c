import { MultiDirectedGraph } from "graphology";
import type { EdgeDisplayData, NodeDisplayData } from "sigma/types";
import type { DyadInk, Ink, NodeInk } from "./draw-state.ts";
import {
  contestedColors,
  GRAPH_COLORS,
  polarityColor,
  TIE_FORM,
  type Theme,
} from "../../server/picture/graph-style.ts";
import type { Scene } from "../../server/picture/network-scene.ts";
import type { Position } from "../../server/picture/layout.ts";
import type { HexColor } from "../../server/picture/srgb.ts";

/** What changes how an item looks without changing what it is. */
interface Look extends Ink {
  readonly halo: HexColor | null;
  readonly theme: Theme;
}

/** Returns the graph that sigma walks: places and ends only; looks come from `toDisplay`. */
export function toGraph(scene: Scene): MultiDirectedGraph {
  const graph = new MultiDirectedGraph({ allowSelfLoops: true });
  // Sigma's y points up.
  for (const { id, x, y } of scene.nodes.values()) graph.addNode(id, { x, y: -y });
  for (const { key, from, to } of scene.ties.values()) graph.addEdgeWithKey(key, from, to);
  for (const { key, from, to } of scene.dyads.values()) graph.addEdgeWithKey(key, from, to);
  return graph;
}

/** Returns the scene with one node elsewhere. */
export function movedScene(scene: Scene, id: string, { x, y }: Position): Scene {
  const node = scene.nodes.get(id);
  if (node === undefined) return scene;
  return { ...scene, nodes: new Map(scene.nodes).set(id, { ...node, x, y }) };
}

function displayNode(scene: Scene, key: string, look: Look): Partial<NodeDisplayData> & NodeInk {
  const node = scene.nodes.get(key);
  const kind = node?.kind ?? "group";
  const { fill, ring } = GRAPH_COLORS[look.theme].nodes[kind];
  return {
    x: node?.x ?? 0,
    y: -(node?.y ?? 0),
    size: node?.radius ?? 1,
    color: fill,
    type: "node",
    zIndex: look.inkTo,
    shape: node?.shape ?? "circle",
    ring,
    inkFrom: look.inkFrom,
    inkTo: look.inkTo,
    halo: look.halo,
  };
}

function displayEdge(scene: Scene, key: string, look: Look): Partial<EdgeDisplayData> & DyadInk {
  const dyad = scene.dyads.get(key);
  const strands = contestedColors(look.theme);
  const shared = { zIndex: look.inkTo, inkFrom: look.inkFrom, inkTo: look.inkTo, strands };
  if (dyad === undefined) {
    const color = GRAPH_COLORS[look.theme].tie;
    const line = { color, size: TIE_FORM.width, bow: 0, dashed: false, halo: null };
    return { ...shared, ...line, type: "tie", form: "tie" };
  }
  return {
    ...shared,
    type: "dyad",
    form: dyad.contested ? "contested" : "dyad",
    dashed: dyad.dashed,
    color: polarityColor(dyad.polarity, look.theme),
    size: dyad.width,
    bow: dyad.bow,
    halo: look.halo,
  };
}

/** What sigma's programs are given for a node or an edge. */
export const toDisplay = { node: displayNode, edge: displayEdge } as const;
