import { select } from "d3-selection";
import { zoom, zoomIdentity, type ZoomTransform } from "d3-zoom";
import type { Drawing, Draw } from "./drawing.ts";
import { isInStretch } from "./drawing.ts";
import { colorOf, NODE_COLOR, radiusOf, widthOf } from "./marks.ts";

/** d3-zoom over a plain canvas: straight lines and dots, each drawn as the manual shows it. */
export const drawWithCanvas: Draw = (container, { network, x, y }) => {
  const { nodes, dyads } = network;
  const canvas = document.createElement("canvas");
  const { width, height } = container.getBoundingClientRect();
  [canvas.width, canvas.height] = [width, height];
  container.append(canvas);
  const context = canvas.getContext("2d");
  if (context === null) throw new Error("no canvas");
  const extent = (values: readonly number[]): number =>
    values.reduce((most, value) => Math.max(most, Math.abs(value)), 1);
  const whole = Math.min(width / 2 / extent(x), height / 2 / extent(y));
  const colors = dyads.from.map((_, row) => colorOf(network, row));
  let shown = 60;
  let transform: ZoomTransform = zoomIdentity;
  const draw = (): void => {
    context.clearRect(0, 0, width, height);
    const { k, x: dx, y: dy } = transform;
    const [px, py] = [
      (row: number) => ((x[row] ?? 0) * whole + width / 2) * k + dx,
      (row: number) => ((y[row] ?? 0) * whole + height / 2) * k + dy,
    ];
    dyads.from.forEach((from, row) => {
      if (!isInStretch(row, shown)) return;
      const to = dyads.to[row] ?? 0;
      context.beginPath();
      context.moveTo(px(from), py(from));
      context.lineTo(px(to), py(to));
      context.strokeStyle = colors[row] ?? "";
      context.lineWidth = widthOf(network, row);
      context.stroke();
    });
    context.fillStyle = NODE_COLOR;
    nodes.id.forEach((_, row) => {
      context.beginPath();
      context.arc(px(row), py(row), radiusOf(network, row), 0, 2 * Math.PI);
      context.fill();
    });
  };
  const zooming = zoom<HTMLCanvasElement, unknown>().on(
    "zoom",
    (event: { transform: ZoomTransform }) => {
      transform = event.transform;
      draw();
    },
  );
  const selected = select(canvas).call(zooming);
  draw();
  const drawing: Drawing = {
    pan: () => {
      zooming.translateBy(selected, -4, 0);
    },
    zoom: (share) => {
      const place = zoomIdentity.translate(width / 2, height / 2).scale(1 / share);
      selected.call((each) => {
        zooming.transform(each, place.translate(-width / 2, -height / 2));
      });
    },
    brush: (step) => {
      shown = step;
      draw();
    },
  };
  return Promise.resolve(drawing);
};
