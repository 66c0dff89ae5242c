import type { QueriesState } from "../../model/queries/queries-state.ts";

/** Asks the page of queries for another state. It bubbles out of every shadow root. */
export class QueriesStateEvent extends Event {
  static readonly eventName = "entente-queries-state";
  /** Gives the wanted state from the one at the time of handling. */
  readonly change: (state: QueriesState) => QueriesState;

  constructor(change: (state: QueriesState) => QueriesState) {
    super(QueriesStateEvent.eventName, { bubbles: true, composed: true });
    this.change = change;
  }
}
