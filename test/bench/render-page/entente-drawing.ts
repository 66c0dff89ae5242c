import { flatPart } from "../../../client/model/flat-part.ts";
import { networkOfFlat } from "../../../client/model/network-rows.ts";
import { NetworkView } from "../../../client/view/network-view.ts";
import { flatOfColumns } from "../../wire/flat-of-columns.ts";
import type { Drawing, Draw } from "./drawing.ts";
import { isInStretch } from "./drawing.ts";

/** The explorer's own drawing, with its shapes, arrows, names and picking. */
export const drawWithEntente: Draw = (container, data) => {
  // As it comes from the worker that reads the server's answer.
  const flat = flatOfColumns(data.network);
  const network = networkOfFlat(flat);
  const { x, y } = data;
  const positions = new Map(
    flat.nodes.id.map((id, row) => [id, { x: x[row] ?? 0, y: y[row] ?? 0 }]),
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
    painted: () => (flat.dyads.n.length > 12_000 ? view.settled() : Promise.resolve()),
    settled: () => view.settled(),
    brush: async (step) => {
      const part = flatPart(flat, { dyad: (row) => isInStretch(row, step) });
      view.setNetwork(networkOfFlat(part), positions, { keepsCamera: true });
      await view.settled();
    },
  };
  return Promise.resolve(drawing);
};
