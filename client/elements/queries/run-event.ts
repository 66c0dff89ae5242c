import type { FieldTexts } from "../../model/queries/field-texts.ts";

/** The reader wants the query run with these texts in its fields. */
export class RunEvent extends Event {
  static readonly eventName = "entente-run";
  readonly texts: FieldTexts;

  constructor(texts: FieldTexts) {
    super(RunEvent.eventName, { bubbles: true, composed: true });
    this.texts = texts;
  }
}
