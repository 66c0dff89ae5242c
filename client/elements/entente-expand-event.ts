/** Asks for the neighbours of an actor or issue, to choose some of them. It bubbles out of every shadow root. */
export class EntenteExpandEvent extends Event {
  static readonly eventName = "entente-expand";
  readonly id: string;

  constructor(id: string) {
    super(EntenteExpandEvent.eventName, { bubbles: true, composed: true });
    this.id = id;
  }
}
