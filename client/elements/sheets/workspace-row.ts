import { html, nothing, type TemplateResult } from "lit";
import type { WorkspaceEntry } from "../../../server/wire/workspace.ts";

/** What is being done to a row. */
export type RowMode = "rename" | "delete";

/** What can be done with a workspace. */
export interface RowActions {
  readonly open: () => void;
  readonly duplicate: () => void;
  /** Begins renaming or deleting; null ends it. */
  readonly ask: (mode: RowMode | null) => void;
  readonly rename: (name: string) => void;
  readonly remove: () => void;
}

/** A workspace of the server with what can be done with it. */
export function workspaceRow(
  entry: WorkspaceEntry,
  mode: RowMode | null,
  actions: RowActions,
): TemplateResult {
  const { name, problem, savedAt } = entry;
  const button = (label: string, act: () => void): TemplateResult =>
    html`<button class="link" type="button" aria-label=${`${label} ${name}`} @click=${act}>
      ${label}
    </button>`;
  const head =
    problem === null
      ? html`<button
          class="link open"
          type="button"
          dir="auto"
          aria-label=${`Open ${name}`}
          @click=${actions.open}
        >
          ${name}
        </button>`
      : html`<span class="open" dir="auto">${name}</span>`;
  return html`<li>
    ${head}
    <span class="row">
      ${
        problem === null
          ? html`${button("Rename", () => {
              actions.ask("rename");
            })}
            ${button("Duplicate", actions.duplicate)}`
          : nothing
      }
      ${button("Delete", () => {
        actions.ask("delete");
      })}
    </span>
    <span class="small quiet">
      ${problem ?? (savedAt === null ? "put there by hand" : `saved ${new Date(savedAt).toLocaleString("en-GB")}`)}
    </span>
    ${mode === "rename" ? renaming(name, actions) : nothing}
    ${
      mode === "delete"
        ? html`<span class="row">
            Delete it? ${button("Yes, delete", actions.remove)}
            ${button("No, keep", () => {
              actions.ask(null);
            })}
          </span>`
        : nothing
    }
  </li>`;
}

function renaming(name: string, actions: RowActions): TemplateResult {
  return html`<form
    @submit=${(event: Event): void => {
      event.preventDefault();
      const wanted = new FormData(event.target as HTMLFormElement).get("name");
      if (typeof wanted === "string" && wanted.trim() !== "") actions.rename(wanted.trim());
    }}
  >
    <label
      >New name
      <input type="text" name="name" maxlength="120" required .value=${name} />
    </label>
    <button class="button" type="submit">Rename</button>
    <button
      class="button"
      type="button"
      @click=${(): void => {
        actions.ask(null);
      }}
    >
      Cancel
    </button>
  </form>`;
}
