import type { Theme } from "../../../server/picture/graph-style.ts";
import type { NetworkTarget, NetworkView } from "../../../client/view/network-view.ts";
import type { Position } from "../../../server/picture/layout.ts";
import type { Network } from "../../../server/wire/network.ts";

/** What the test tells the page to do, and what it can ask afterwards. */
export interface TestPage {
  draw(network: Network, theme: Theme): Promise<void>;
  /** Draws at given places, in the view that is there, and waits until the picture is complete. */
  drawAt(network: Network, places: readonly (readonly [string, Position])[]): Promise<void>;
  view(): NetworkView;
  readonly hovers: (NetworkTarget | null)[];
  readonly selects: (NetworkTarget | null)[];
  readonly errors: string[];
}

declare global {
  interface Window {
    testPage: TestPage;
  }
}
