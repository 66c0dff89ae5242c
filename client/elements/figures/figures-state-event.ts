import type { FiguresState } from "../../model/figures/figures-state.ts";

/** Asks the page of figures to show another state. */
export class FiguresStateEvent extends Event {
  static readonly eventName = "entente-figures-state";
  readonly state: FiguresState;

  constructor(state: FiguresState) {
    super(FiguresStateEvent.eventName, { bubbles: true, composed: true });
    this.state = state;
  }
}

declare global {
  interface HTMLElementEventMap {
    "entente-figures-state": FiguresStateEvent;
  }
}
