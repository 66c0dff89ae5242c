import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { Theme } from "../../server/picture/graph-style.ts";

const STORAGE_KEY = "entente-theme";

/** Light or dark: what the reader chose on this device, otherwise what the system says. */
export class ThemeController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #system = window.matchMedia("(prefers-color-scheme: dark)");
  #chosen: Theme | null = readChoice();

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  get theme(): Theme {
    return this.#chosen ?? this.#systemTheme;
  }

  get #systemTheme(): Theme {
    return this.#system.matches ? "dark" : "light";
  }

  /** Changes to the other theme; back at the system's own, the page follows the system again. */
  toggle(): void {
    const wanted = this.theme === "dark" ? "light" : "dark";
    this.#chosen = wanted === this.#systemTheme ? null : wanted;
    writeChoice(this.#chosen);
    this.#apply();
  }

  hostConnected(): void {
    this.#system.addEventListener("change", this.#apply);
    this.#apply();
  }

  hostDisconnected(): void {
    this.#system.removeEventListener("change", this.#apply);
  }

  #apply = (): void => {
    document.documentElement.dataset["theme"] = this.theme;
    this.#host.requestUpdate();
  };
}

// Storage throws where the browser blocks it for the site; the page then follows the system.
function readChoice(): Theme | null {
  try {
    const stored = window.localStorage.getItem(STORAGE_KEY);
    return stored === "light" || stored === "dark" ? stored : null;
  } catch {
    return null;
  }
}

function writeChoice(theme: Theme | null): void {
  try {
    if (theme === null) window.localStorage.removeItem(STORAGE_KEY);
    else window.localStorage.setItem(STORAGE_KEY, theme);
  } catch {
    return;
  }
}
