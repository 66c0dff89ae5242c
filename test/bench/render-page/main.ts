import type { Draw } from "./drawing.ts";
import type { PlacedColumns } from "./placed-columns.ts";
import { median, nextFrame, TaskWatch, waitForGraphics } from "./watch-page.ts";
import type { RenderTimes } from "./render-times.ts";
import "./render-times.ts";

const CONTENDERS: Readonly<Record<string, () => Promise<Draw>>> = {
  entente: async () => (await import("./entente-drawing.ts")).drawWithEntente,
  sigma: async () => (await import("./sigma-drawing.ts")).drawWithSigma,
  vis: async () => (await import("./vis-drawing.ts")).drawWithVis,
  canvas: async () => (await import("./canvas-drawing.ts")).drawWithCanvas,
};

window.timeDrawing = async (name, address, { frames, brushes }) => {
  const container = document.querySelector<HTMLElement>("#graph");
  const load = CONTENDERS[name];
  if (container === null || load === undefined) throw new Error(`there is no contender ${name}`);
  const draw = await load();
  const begun = performance.now();
  const data = (await (await fetch(address)).json()) as PlacedColumns;
  const drawing = await draw(container, data);
  await nextFrame();
  await nextFrame();
  waitForGraphics(container);
  const paintedMs = performance.now() - begun;
  await drawing.settled?.();
  waitForGraphics(container);
  const readyMs = performance.now() - begun;
  const frameTimes: number[] = [];
  for (let step = 0; step < frames; step += 1) {
    const start = performance.now();
    drawing.pan(step);
    await nextFrame();
    waitForGraphics(container);
    frameTimes.push(performance.now() - start);
  }
  await drawing.settled?.();
  const redraws: number[] = [];
  for (const share of [0.8, 1, 0.9]) {
    const start = performance.now();
    drawing.zoom(share);
    await nextFrame();
    await drawing.settled?.();
    waitForGraphics(container);
    redraws.push(performance.now() - start);
  }
  const beforeBrush = performance.now();
  for (let step = 0; step < brushes; step += 1) {
    drawing.brush(Math.round((60 * (step + 1)) / brushes));
    await nextFrame();
    waitForGraphics(container);
  }
  const brushMs = performance.now() - beforeBrush;
  await drawing.settled?.();
  await nextFrame();
  // Once more without waiting for the graphics, which is a task of its own.
  const tasks = new TaskWatch();
  for (let step = 0; step < 10; step += 1) {
    drawing.pan(step);
    await nextFrame();
  }
  drawing.zoom(0.8);
  await nextFrame();
  await drawing.settled?.();
  for (const step of [20, 40, 60]) {
    drawing.brush(step);
    await nextFrame();
  }
  await drawing.settled?.();
  await nextFrame();
  return {
    paintedMs,
    readyMs,
    frameMs: median(frameTimes),
    redrawMs: median(redraws),
    brushMs,
    longestTaskMs: tasks.longest(),
  } satisfies RenderTimes;
};
