import { defineEntenteFigure } from "./define-entente-figure.ts";
import { followPlainFrames } from "./plain-frames.ts";

/** Where this script came from: whose figures it serves. */
function ownOrigin(): string | null {
  const script =
    document.currentScript ?? document.querySelector<HTMLScriptElement>("script[src$='/embed.js']");
  return script instanceof HTMLScriptElement ? new URL(script.src).origin : null;
}

defineEntenteFigure();
const origin = ownOrigin();
if (origin !== null) followPlainFrames(origin);
