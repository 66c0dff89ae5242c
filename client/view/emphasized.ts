import { GRAPH_COLORS, type Theme } from "../../server/picture/graph-style.ts";
import { targetKey, type NetworkTarget } from "../../server/picture/network-target.ts";
import type { HexColor } from "../../server/picture/srgb.ts";

/** What of a network stands out, and in which colour the ring around it is. */
export class Emphasized {
  selection: NetworkTarget | null = null;
  /** What has the keyboard focus. */
  focus: NetworkTarget | null = null;
  hover: NetworkTarget | null = null;
  /** Ids of the nodes that are marked together. */
  marks: ReadonlySet<string> = new Set();
  /** Colours of the groups that nodes belong to, by id. */
  groups: ReadonlyMap<string, HexColor> = new Map();

  /** What is brought forward: the focus, else what is pointed at, else the selection. */
  get target(): NetworkTarget | null {
    return this.focus ?? this.hover ?? this.selection;
  }

  /** Whether nothing stands out for longer than the pointer is on it. */
  get isPlain(): boolean {
    const { selection, focus, marks, groups } = this;
    return selection === null && focus === null && marks.size === 0 && groups.size === 0;
  }

  /** The nodes whose names are strong. */
  get strong(): ReadonlySet<string> {
    const ids = [this.focus, this.hover, this.selection].flatMap((target) =>
      target === null ? [] : target.kind === "node" ? [target.id] : [target.from, target.to],
    );
    return new Set([...ids, ...this.marks]);
  }

  /** The colour of the ring around an item, by its key; null for none. */
  halo(key: string, theme: Theme): HexColor | null {
    const colors = GRAPH_COLORS[theme];
    if (key === targetKey(this.focus)) return colors.focus;
    if (key === targetKey(this.selection)) return colors.selection;
    return this.lastingHalo(key, theme);
  }

  /** The same without what changes while one looks around: focus and selection. */
  lastingHalo(key: string, theme: Theme): HexColor | null {
    if (this.marks.has(key)) return GRAPH_COLORS[theme].selection;
    return this.groups.get(key) ?? null;
  }
}
