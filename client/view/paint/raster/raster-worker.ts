import { inSlices } from "../../../api/in-slices.ts";
import type { RasterReply, RasterRequest, RasterScene, RasterView } from "./raster-message.ts";
import { rasterPicture } from "./raster-picture.ts";

let scene: RasterScene | null = null;
/** The picture that is wanted; those before it are left unfinished. */
let wanted = 0;

self.addEventListener("message", ({ data }: MessageEvent<RasterRequest>) => {
  switch (data.kind) {
    case "scene":
      scene = data.scene;
      break;
    case "stop":
      wanted = 0;
      break;
    case "draw":
      wanted = data.job;
      if (scene !== null) void inSlices(drawing(scene, data.view, data.job));
  }
});

function* drawing(of: RasterScene, view: RasterView, job: number): Generator<void> {
  const steps = rasterPicture(of, view);
  for (;;) {
    // Whether it is still wanted is heard between two slices.
    if (wanted !== job) return;
    const step = steps.next();
    if (step.done === true) {
      const reply: RasterReply = { job, first: view.band.first, pixels: step.value };
      self.postMessage(reply, { transfer: [step.value.buffer] });
      return;
    }
    yield;
  }
}
