/** Asks the explorer to open the stance with the id, wherever it is. It bubbles out of every shadow root. */
export class EntenteStanceEvent extends Event {
  static readonly eventName = "entente-stance";
  readonly id: string;
  /** Ids of the speaker and target of the stance that refers to it; it is nearly always about them. */
  readonly near: readonly string[];

  constructor(id: string, near: readonly string[]) {
    super(EntenteStanceEvent.eventName, { bubbles: true, composed: true });
    this.id = id;
    this.near = near;
  }
}
