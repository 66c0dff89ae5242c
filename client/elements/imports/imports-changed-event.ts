/** The list of imports is not what it was: one began, ended, or was taken back. */
export class ImportsChangedEvent extends Event {
  static readonly eventName = "entente-imports-changed";

  constructor() {
    super(ImportsChangedEvent.eventName, { bubbles: true, composed: true });
  }
}
