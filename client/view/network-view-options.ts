import type { Theme } from "../../server/picture/graph-style.ts";
import type { Position } from "../../server/picture/layout.ts";
import type { SceneStyle } from "../../server/picture/network-scene.ts";
import type { NetworkTarget } from "../../server/picture/network-target.ts";
import type { DyadChange } from "../../server/wire/comparison.ts";
import type { MapGround } from "../../server/wire/view-ground.ts";
import type { EntenteError } from "../../server/wire/entente-error.ts";

export interface NetworkViewEvents {
  /** The pointer came onto something else; null when it left everything. */
  onHover(target: NetworkTarget | null): void;
  /** The pointer came onto another bloc, by its number; null when it left all. */
  onHoverBloc?(number: number | null): void;
  /** Blocs begin to stand for their members, or no longer do. */
  onBlocs?(): void;
  /** Click or tap; null for the empty ground. */
  onSelect(target: NetworkTarget | null): void;
  /** Nodes clicked with Shift, or in the box (Shift) or line (Shift and Alt) drawn by a drag. */
  onMark?(ids: readonly string[], kind: "click" | "area"): void;
  /** Double click on a node. Absent: it zooms in, as it does on the ground. */
  onExpand?(id: string): void;
  /** A node was dragged to a place, in units of the layout as it is drawn. Absent: nodes cannot be dragged. */
  onMove?(id: string, place: Position): void;
  /** The drawing cannot start or was lost; the message is a sentence for the reader. */
  onError?(error: EntenteError): void;
}

export interface NetworkViewOptions {
  readonly theme: Theme;
  /** No camera moves, no fading over time, no inertia. */
  readonly reducedMotion: boolean;
  readonly events: NetworkViewEvents;
  /** BCP 47 tag of the names' language, for the shaping of letters. Default: the page's. */
  readonly language?: string;
}

/** How a network is drawn beside its places. */
export interface NetworkViewStyle extends Omit<SceneStyle, "broken"> {
  /** Default false: what was framed is framed anew. */
  readonly keepsCamera?: boolean;
  /** What became of dyads, by the key of each, for marks on their lines. Default: no marks. */
  readonly changes?: ReadonlyMap<string, DyadChange> | null;
  /** What lies under the network. Default: plain paper. */
  readonly ground?: MapGround | null;
}
