import type { ImportsState } from "../../model/imports/imports-state.ts";

/** Asks the page of imports for another state. It bubbles out of every shadow root. */
export class ImportsStateEvent extends Event {
  static readonly eventName = "entente-imports-state";
  readonly state: ImportsState;

  constructor(state: ImportsState) {
    super(ImportsStateEvent.eventName, { bubbles: true, composed: true });
    this.state = state;
  }
}

declare global {
  interface HTMLElementEventMap {
    "entente-imports-state": ImportsStateEvent;
  }
}
