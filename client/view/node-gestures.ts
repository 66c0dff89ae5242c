import type { Position } from "../../server/picture/layout.ts";
import type { Viewport } from "../../server/picture/viewport.ts";
import type { NodeGestures } from "./pointer-watch.ts";

/** Who wants to know of what is done to single nodes. */
interface NodeListener {
  onExpand?(id: string): void;
  onMove?(id: string, place: Position): void;
}

/** What a drag moves. */
interface DragGround {
  readonly isPinned: (id: string) => boolean;
  readonly viewport: () => Viewport;
  /** Draws a node at another place, in units of the layout. */
  readonly move: (id: string, place: Position) => void;
}

/**
 * What the pointer does to single nodes, as far as anybody listens. A finger drags only what is
 * pinned: on any other node it moves the picture, which is what fingers mostly want.
 */
export function nodeGestures(listener: NodeListener, ground: DragGround): NodeGestures {
  return {
    onExpand:
      "onExpand" in listener
        ? (id) => {
            listener.onExpand?.(id);
          }
        : null,
    canDrag: (id, pointer) => "onMove" in listener && (pointer === "mouse" || ground.isPinned(id)),
    onDrag: (id, point, isLast) => {
      const { origin, pxPerUnit } = ground.viewport();
      const place = {
        x: (point.x - origin.x) / pxPerUnit,
        y: (point.y - origin.y) / pxPerUnit,
      };
      ground.move(id, place);
      if (isLast) listener.onMove?.(id, place);
    },
  };
}
