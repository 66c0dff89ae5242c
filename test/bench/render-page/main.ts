import type { Draw, Drawing } from "./drawing.ts";
import type { PlacedColumns } from "./placed-columns.ts";
import type { RenderTimes } from "./render-times.ts";
import { median, nextFrame, TaskWatch, waitForGraphics } from "./watch-page.ts";

const CONTENDERS: Readonly<Record<string, () => Promise<Draw>>> = {
  entente: async () => (await import("./entente-drawing.ts")).drawWithEntente,
  sigma: async () => (await import("./sigma-drawing.ts")).drawWithSigma,
  vis: async () => (await import("./vis-drawing.ts")).drawWithVis,
  canvas: async () => (await import("./canvas-drawing.ts")).drawWithCanvas,
};
const STRETCHES = 60;
const SHARES = [0.8, 1, 0.8];

window.timeDrawing = async (name, address, { frames, redraws }): Promise<RenderTimes> => {
  const { draw, container } = await prepare(name);
  const begun = performance.now();
  const drawing = await paint(draw, container, address);
  const paintedMs = performance.now() - begun;
  await drawing.settled?.();
  waitForGraphics(container);
  const readyMs = performance.now() - begun;
  const frameMs = await timeSteps(frames, container, (step) => {
    drawing.pan(step + 1);
    return Promise.resolve();
  });
  drawing.rest?.();
  await drawing.settled?.();
  const redrawMs = await timeSteps(redraws, container, async (step) => {
    drawing.zoom(SHARES[step % SHARES.length] ?? 1);
    await nextFrame();
    await drawing.settled?.();
  });
  return { paintedMs, readyMs, frameMs, redrawMs };
};

window.timeBrush = async (name, address, every) => {
  const { draw, container } = await prepare(name);
  let drawing = await paint(draw, container, address);
  await drawing.settled?.();
  const isFromScratch = name !== "entente";
  const begun = performance.now();
  for (let step = 0; step < STRETCHES; step += every) {
    if (isFromScratch) {
      container.replaceChildren();
      drawing = await paint(draw, container, address);
    } else {
      await drawing.brush(step);
      await nextFrame();
      waitForGraphics(container);
    }
  }
  return (performance.now() - begun) * every;
};

window.watchTasks = async (name, address) => {
  const { draw, container } = await prepare(name);
  const drawing = await paint(draw, container, address);
  await drawing.settled?.();
  await nextFrame();
  const tasks = new TaskWatch();
  for (let step = 0; step < 10; step += 1) {
    drawing.pan(step);
    await nextFrame();
  }
  drawing.rest?.();
  drawing.zoom(0.8);
  await nextFrame();
  await drawing.settled?.();
  for (const step of [20, 40, 59]) {
    await drawing.brush(step);
    await nextFrame();
  }
  await drawing.settled?.();
  await nextFrame();
  return tasks.longest();
};

async function prepare(name: string): Promise<{ draw: Draw; container: HTMLElement }> {
  const container = document.querySelector<HTMLElement>("#graph");
  const load = CONTENDERS[name];
  if (container === null || load === undefined) throw new Error(`there is no contender ${name}`);
  return { draw: await load(), container };
}

/** From asking for the data until all of it is on the screen. */
async function paint(draw: Draw, container: HTMLElement, address: string): Promise<Drawing> {
  const data = (await (await fetch(address)).json()) as PlacedColumns;
  const drawing = await draw(container, data);
  await nextFrame();
  await nextFrame();
  await drawing.painted?.();
  waitForGraphics(container);
  return drawing;
}

/** Median of what a step and its picture take. */
async function timeSteps(
  count: number,
  container: HTMLElement,
  act: (step: number) => Promise<void>,
): Promise<number> {
  const times: number[] = [];
  for (let step = 0; step < count; step += 1) {
    const start = performance.now();
    await act(step);
    await nextFrame();
    waitForGraphics(container);
    times.push(performance.now() - start);
  }
  return median(times);
}
