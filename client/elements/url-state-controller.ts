import type { ReactiveController, ReactiveControllerHost } from "lit";
import { StepMemory } from "./step-memory.ts";

/** Steps of one gesture further apart than this are separate steps of the history. */
const GESTURE_PAUSE_MS = 4000;

/** How a state is written as a query string, without `?`, and read from one. */
export interface UrlForm<State> {
  readonly format: (state: State) => string;
  /** What cannot be read is left out and said, one sentence each. */
  readonly parse: (search: string) => {
    readonly state: State;
    readonly notices: readonly string[];
  };
  /** What of a state the page can hold, and a sentence about each part that it cannot. Default: all. */
  readonly limit?: (
    wanted: State,
    before: State,
  ) => { readonly state: State; readonly lost: readonly string[] };
  /** What a step did, in words. Default: that it changed the view. */
  readonly nameStep?: (before: State, after: State) => string;
}

/** Keeps the state of a page and its URL the same thing, through back and forward. */
export class UrlStateController<State> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #form: UrlForm<State>;
  #state: State;
  #notices: readonly string[];
  #gesture: string | null = null;
  #gestureAt = 0;
  readonly #steps = new StepMemory(window.location.pathname);

  constructor(host: ReactiveControllerHost, form: UrlForm<State>) {
    this.#host = host;
    this.#form = form;
    const { state, notices } = form.parse(window.location.search);
    this.#state = state;
    this.#notices = notices;
    host.addController(this);
  }

  get state(): State {
    return this.#state;
  }

  /** What the URL asked for and the page could not do, one sentence each. */
  get notices(): readonly string[] {
    return this.#notices;
  }

  /** What going back would undo and going forward redo, in words; null for nothing. */
  get steps(): { readonly undoes: string | null; readonly redoes: string | null } {
    return this.#steps;
  }

  /** Takes the last step back. Does nothing where there is none. */
  undo(): void {
    if (this.#steps.undoes !== null) window.history.back();
  }

  /** Does again what was taken back. */
  redo(): void {
    if (this.#steps.redoes !== null) window.history.forward();
  }

  /** Adds a sentence for the reader, until the next step. */
  say(notice: string): void {
    this.#notices = [...this.#notices, notice];
    this.#host.requestUpdate();
  }

  dismissNotices(): void {
    this.#notices = [];
    this.#host.requestUpdate();
  }

  /** Shows another state: a new step of the history, or the same step within one gesture. `step` is its name. */
  change(wanted: State, gesture: string | null, step: string | null = null): void {
    const limited = this.#form.limit?.(wanted, this.#state);
    const { state: next, lost } = limited ?? { state: wanted, lost: [] };
    const url = this.hrefOf(next);
    if (url === this.hrefOf(this.#state)) {
      if (lost.length === 0) return;
      this.#notices = lost;
      this.#host.requestUpdate();
      return;
    }
    const now = performance.now();
    const continues =
      gesture !== null && gesture === this.#gesture && now - this.#gestureAt < GESTURE_PAUSE_MS;
    this.#gesture = gesture;
    this.#gestureAt = now;
    const name = step ?? this.#form.nameStep?.(this.#state, next) ?? "Change the view";
    this.#state = next;
    this.#notices = lost;
    const entry = this.#steps.note(name, continues);
    if (continues) window.history.replaceState(entry, "", url);
    else window.history.pushState(entry, "", url);
    this.#host.requestUpdate();
  }

  /** The address of a state, for links. */
  hrefOf(state: State): string {
    const query = this.#form.format(state);
    return query === "" ? window.location.pathname : `${window.location.pathname}?${query}`;
  }

  hostConnected(): void {
    window.addEventListener("popstate", this.#onPopState);
  }

  hostDisconnected(): void {
    window.removeEventListener("popstate", this.#onPopState);
  }

  #onPopState = (event: PopStateEvent): void => {
    this.#steps.follow(event.state);
    const { state, notices } = this.#form.parse(window.location.search);
    this.#state = state;
    this.#notices = notices;
    this.#gesture = null;
    this.#host.requestUpdate();
  };
}
