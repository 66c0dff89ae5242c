import type { LayoutInput } from "./layout-input.ts";

/** Nodes that hang together, as indices into the input, ascending. */
export type Component = readonly number[];

/** Returns the connected components, largest first, then by their first node. */
export function connectedComponents(input: LayoutInput): Component[] {
  const parent = input.ids.map((_, node) => node);
  const find = (node: number): number => {
    let root = node;
    while (parent[root] !== root) root = parent[root] ?? root;
    for (let at = node; at !== root;) {
      const next = parent[at] ?? root;
      parent[at] = root;
      at = next;
    }
    return root;
  };
  for (const { a, b } of input.springs) {
    const [x, y] = [find(a), find(b)];
    if (x !== y) parent[Math.max(x, y)] = Math.min(x, y);
  }
  const groups = new Map<number, number[]>();
  parent.forEach((_, node) => {
    const root = find(node);
    const group = groups.get(root);
    if (group === undefined) groups.set(root, [node]);
    else group.push(node);
  });
  return [...groups.values()].sort((x, y) => y.length - x.length || (x[0] ?? 0) - (y[0] ?? 0));
}

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Space between components, and the pitch of the rows of nodes without any relation. */
const APART = 90;
const PITCH = { x: 150, y: 90 } as const;
/** The page is wider than high. */
const ASPECT = 1.4;

/**
 * Moves components so that none covers another: the largest in the middle, others around it in
 * shelves, and nodes without any relation in rows along the lower rim.
 */
export function packComponents(
  xs: Float64Array,
  ys: Float64Array,
  components: readonly Component[],
  radii: readonly number[],
): void {
  const related = components.filter((component) => component.length > 1);
  const single = components.filter((component) => component.length === 1).flat();
  const boxes = related.map((component) => boundsOf(xs, ys, component, radii));
  const area = boxes.reduce(
    (sum, box) => sum + (box.right - box.left + APART) * (box.bottom - box.top + APART),
    0,
  );
  const [widest = 0] = boxes.map((box) => box.right - box.left).sort((p, q) => q - p);
  const pageWidth = Math.max(widest, Math.sqrt(area * ASPECT), 4 * PITCH.x);
  const bottom = shelve(xs, ys, related, boxes, pageWidth);
  const columns = Math.max(
    Math.floor(pageWidth / PITCH.x),
    related.length === 0 ? Math.ceil(Math.sqrt(single.length * ASPECT)) : 1,
  );
  single.forEach((node, place) => {
    const row = Math.floor(place / columns);
    const inRow = Math.min(columns, single.length - row * columns);
    xs[node] = ((place % columns) - (inRow - 1) / 2) * PITCH.x + pageWidth / 2;
    ys[node] = bottom + row * PITCH.y;
  });
}

/** Lines components up in rows of at most `pageWidth`, centred; returns the free y below them. */
function shelve(
  xs: Float64Array,
  ys: Float64Array,
  components: readonly Component[],
  boxes: readonly Box[],
  pageWidth: number,
): number {
  let top = 0;
  let next = 0;
  while (next < components.length) {
    const first = next;
    let width = -APART;
    let height = 0;
    for (; next < components.length; next += 1) {
      const box = boxes[next];
      if (box === undefined) break;
      const wider = width + APART + box.right - box.left;
      if (next > first && wider > pageWidth) break;
      width = wider;
      height = Math.max(height, box.bottom - box.top);
    }
    let left = (pageWidth - width) / 2;
    for (let at = first; at < next; at += 1) {
      const box = boxes[at];
      if (box === undefined) continue;
      const down = top + (height - (box.bottom - box.top)) / 2 - box.top;
      for (const node of components[at] ?? []) {
        xs[node] = (xs[node] ?? 0) + left - box.left;
        ys[node] = (ys[node] ?? 0) + down;
      }
      left += box.right - box.left + APART;
    }
    top += height + APART;
  }
  return top;
}

function boundsOf(
  xs: Float64Array,
  ys: Float64Array,
  nodes: Component,
  radii: readonly number[],
): Box {
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const node of nodes) {
    const [x, y, r] = [xs[node] ?? 0, ys[node] ?? 0, radii[node] ?? 0];
    box.left = Math.min(box.left, x - r);
    box.right = Math.max(box.right, x + r);
    box.top = Math.min(box.top, y - r);
    box.bottom = Math.max(box.bottom, y + r);
  }
  return box;
}
