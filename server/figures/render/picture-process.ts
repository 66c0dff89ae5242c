import { parentPort } from "node:worker_threads";
import { layoutNetwork } from "../../picture/layout.ts";
import { drawFigure } from "../drawing/figure-drawing.ts";
import { writePdf } from "../formats/write-pdf.ts";
import type { PictureReply, PictureRequest } from "./picture-jobs.ts";
import { renderFonts, renderSvgs } from "./render-svgs.ts";

/** The thread in which pictures are made: answers requests one after the other. */
parentPort?.on("message", (request: PictureRequest) => {
  void answer(request).then(
    (output) => {
      reply({ number: request.number, ok: true, output });
    },
    (error: unknown) => {
      const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
      reply({ number: request.number, ok: false, reason });
    },
  );
});

function reply(message: PictureReply): void {
  parentPort?.postMessage(message);
}

async function answer(request: PictureRequest): Promise<unknown> {
  switch (request.name) {
    case "layout": {
      const { network, seed } = request.input;
      return [...layoutNetwork(network, { seed })];
    }
    case "svg":
      return renderSvgs(request.input);
    case "fonts":
      return renderFonts(request.input);
    case "pdf": {
      const { payload, id, theme } = request.input;
      const creator = `Entente ${payload.program}`;
      return writePdf(drawFigure(payload, id), { theme, date: payload.asOf, creator });
    }
  }
}
