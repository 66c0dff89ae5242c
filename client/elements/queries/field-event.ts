/** The reader changed a field of the form. */
export class FieldEvent extends Event {
  static readonly eventName = "entente-field";
  readonly param: string;
  readonly texts: readonly string[];

  constructor(param: string, texts: readonly string[]) {
    super(FieldEvent.eventName, { bubbles: true, composed: true });
    this.param = param;
    this.texts = texts;
  }
}
