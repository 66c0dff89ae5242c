import { html, nothing, type TemplateResult } from "lit";
import { pictureSource } from "./picture-source.ts";
import type { PreviewController } from "./preview-controller.ts";

/** The picture as it will be, or why there is none. */
export function previewPart({ preview, isStale, problem }: PreviewController): TemplateResult {
  return html`<section class="preview" aria-label="Preview" aria-busy=${isStale ? "true" : "false"}>
    <div class=${isStale ? "sheet stale" : "sheet"}>
      ${
        preview === null
          ? html`<p class="quiet">${problem === null ? "Drawing …" : ""}</p>`
          : html`<img
              src=${pictureSource(preview.svg)}
              width=${preview.width}
              height=${preview.height}
              alt=${preview.alt}
            />`
      }
    </div>
    ${problem === null ? nothing : html`<p class="problem" role="alert">${problem}</p>`}
    ${
      preview !== null && preview.unnamed > 0
        ? html`<p class="note">
            ${preview.unnamed} names have no room in the picture; the table and the page have them.
          </p>`
        : nothing
    }
  </section>`;
}
