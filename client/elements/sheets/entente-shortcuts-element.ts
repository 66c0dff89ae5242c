import { html, LitElement, type TemplateResult } from "lit";
import { SHORTCUTS } from "../../model/shortcuts.ts";
import { baseStyles } from "../base-styles.ts";
import { icons } from "../icons.ts";
import { sheetStyles } from "./sheet-styles.ts";

/** All keys of the explorer, on a sheet that opens when the element arrives and that says when it closed. */
export class EntenteShortcutsElement extends LitElement {
  static override styles = [baseStyles, sheetStyles];

  protected override firstUpdated(): void {
    this.renderRoot.querySelector("dialog")?.showModal();
  }

  protected override render(): TemplateResult {
    return html`<dialog aria-labelledby="title" @close=${this.#onClosed}>
      <header>
        <h2 id="title">Keys</h2>
        <button class="icon-button" type="button" aria-label="Close" @click=${this.#onClose}>
          ${icons.close}
        </button>
      </header>
      ${SHORTCUTS.map(
        ({ place, keys }) =>
          html`<h3>${place}</h3>
            <dl>
              ${keys.map(
                ({ keys: key, does }) =>
                  html`<dt>${key}</dt>
                    <dd>${does}</dd>`,
              )}
            </dl>`,
      )}
    </dialog>`;
  }

  #onClose = (): void => {
    this.renderRoot.querySelector("dialog")?.close();
  };

  #onClosed = (): void => {
    this.dispatchEvent(new Event("entente-closed"));
  };
}
