import { NetworkView } from "../../../client/view/network-view.ts";
import { flatToNetwork } from "../../../server/wire/flat-network.ts";
import { flatOfColumns } from "../../wire/flat-of-columns.ts";
import type { Drawing, Draw } from "./drawing.ts";
import { isInStretch } from "./drawing.ts";

/** The explorer's own drawing, with its shapes, arrows, names and picking. */
export const drawWithEntente: Draw = (container, data) => {
  const network = flatToNetwork(flatOfColumns(data.network));
  const positions = new Map(
    network.nodes.map(({ id }, row) => [id, { x: data.x[row] ?? 0, y: data.y[row] ?? 0 }]),
  );
  const view = new NetworkView(container, {
    theme: "light",
    reducedMotion: true,
    events: { onHover: () => undefined, onSelect: () => undefined },
  });
  view.setNetwork(network, positions);
  const mouse = container.querySelector(".sigma-mouse");
  const at = (kind: string, x: number): void => {
    const target = kind === "mousedown" ? mouse : document;
    target?.dispatchEvent(new MouseEvent(kind, { bubbles: true, clientX: x, clientY: 400 }));
  };
  let isDragging = false;
  const drawing: Drawing = {
    pan: (step) => {
      if (!isDragging) at("mousedown", 700);
      isDragging = true;
      at("mousemove", 700 + 4 * (step % 50));
    },
    rest: () => {
      at("mouseup", 704);
      isDragging = false;
    },
    zoom: (share) => {
      view.fit();
      if (share < 0.95) view.zoomIn();
    },
    // Of more dyads than this the strongest come first.
    painted: () => (network.dyads.length > 60_000 ? view.settled() : Promise.resolve()),
    settled: () => view.settled(),
    brush: (step) => {
      const dyads = network.dyads.filter((_, row) => isInStretch(row, step));
      view.setNetwork({ ...network, dyads }, positions, { keepsCamera: true });
    },
  };
  return Promise.resolve(drawing);
};
