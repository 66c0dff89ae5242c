import { defineEntenteFigure } from "./define-entente-figure.ts";
import { followPlainFrames } from "./plain-frames.ts";

// The script of `<script src="https://…/embed.js">`: its own address says whose figures it serves.
defineEntenteFigure();
followPlainFrames(new URL(import.meta.url).origin);
