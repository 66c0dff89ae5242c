import { chromium, type Browser } from "playwright-core";
import { findChromium } from "./find-chromium.ts";

/**
 * WebGL in software, so that it draws the same on every machine. Pages themselves are painted without
 * it: an emulated GPU takes longer, and some packages of the browser would have it paint them too.
 */
const EMULATED_GPU = [
  "--use-angle=swiftshader",
  "--enable-unsafe-swiftshader",
  "--disable-gpu-rasterization",
  "--disable-gpu-compositing",
] as const;
/** For timing pages without WebGL: an emulated GPU takes many times as long to paint them. */
export const NO_GPU = ["--disable-gpu"] as const;

/** A real Chromium. @param graphics switches that say what it draws with. */
export async function launchChromium(graphics: readonly string[] = EMULATED_GPU): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === null) {
    throw new Error("The browser tests need Chromium: install it or set CHROMIUM_PATH.");
  }
  return chromium.launch({
    executablePath,
    args: [
      "--no-sandbox",
      ...graphics,
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--lang=en-GB",
    ],
  });
}
