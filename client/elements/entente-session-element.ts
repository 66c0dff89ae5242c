import { html, LitElement, nothing, type TemplateResult } from "lit";
import type { Role } from "../../server/wire/role.ts";
import type { LoginSession } from "../api/login-session.ts";
import { baseStyles } from "./base-styles.ts";
import { icons } from "./icons.ts";
import { sessionStyles } from "./session-styles.ts";

/** What each role may do, behind "You may …". */
const MAY = {
  stranger: "see public figures.",
  viewer: "read the graph and run saved queries.",
  analyst: "read the graph, and run saved queries and your own.",
  editor: "read, query and change everything.",
} as const satisfies Record<Role, string>;

const GAP_PX = 6;

/**
 * Who is logged in, where the server has logins; nothing otherwise. Holds the login that opens when
 * a request needs one.
 */
export class EntenteSessionElement extends LitElement {
  static override properties = { session: { attribute: false } };
  static override styles = [baseStyles, sessionStyles];

  declare session: LoginSession;

  override connectedCallback(): void {
    super.connectedCallback();
    this.session.addEventListener("change", this.#onChange);
    // Whether the server answers at all is shown by what the page asks it besides.
    if (this.session.current === null) void this.session.load().catch(() => undefined);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.session.removeEventListener("change", this.#onChange);
  }

  protected override render(): TemplateResult {
    return html`${this.#renderAccount()}<entente-login .session=${this.session}></entente-login>`;
  }

  #renderAccount(): TemplateResult | typeof nothing {
    const { current } = this.session;
    if (!current?.canLogIn) return nothing;
    const { name, role } = current;
    if (name === null) {
      return html`<button class="button" type="button" @click=${this.#onLogIn}>Log in</button>`;
    }
    return html`<button
        class="button account"
        type="button"
        popovertarget="account"
        aria-label="Logged in as ${name}"
      >
        ${icons.person}<span class="name" dir="auto">${name}</span>
      </button>
      <div id="account" popover role="group" aria-label="Account" @beforetoggle=${this.#onToggle}>
        <p class="who" dir="auto">${name}</p>
        <p>You may ${MAY[role]}</p>
        <button class="button" type="button" @click=${this.#onLogOut}>Log out</button>
      </div>`;
  }

  #onChange = (): void => {
    this.requestUpdate();
  };

  #onLogIn = (): void => {
    void this.session.ask();
  };

  // The same page again: as everybody sees it, or at the login with the way back.
  #onLogOut = (): void => {
    const reload = (): void => {
      window.location.reload();
    };
    void this.session.logOut().then(reload, reload);
  };

  /** Under its button and inside the window; a popover knows of neither. */
  #onToggle = (event: ToggleEvent): void => {
    const panel = event.target;
    const button = this.renderRoot.querySelector(".account");
    if (!(panel instanceof HTMLElement) || button === null || event.newState !== "open") return;
    const { bottom, right } = button.getBoundingClientRect();
    panel.style.top = `${bottom + GAP_PX}px`;
    panel.style.right = `${document.documentElement.clientWidth - right}px`;
  };
}
