import type { ViewState } from "../model/view-state.ts";

/** Asks the explorer for another view state. It bubbles out of every shadow root. */
export class EntenteStateEvent extends Event {
  static readonly eventName = "entente-state";
  /** Gives the wanted state from the one at the time of handling. */
  readonly change: (state: ViewState) => ViewState;
  /** Steps of one gesture (dragging a handle, typing a date) become one step of the history. */
  readonly gesture: string | null;

  /** What the step is called; null: what it changes says so. */
  readonly step: string | null;

  constructor(
    change: (state: ViewState) => ViewState,
    gesture: string | null = null,
    step: string | null = null,
  ) {
    super(EntenteStateEvent.eventName, { bubbles: true, composed: true });
    this.change = change;
    this.gesture = gesture;
    this.step = step;
  }
}
