import type { Selection } from "../model/selection.ts";

/** Says what of a picture is pointed at, by pointer or keyboard; null: nothing any more. */
export class EntentePointEvent extends Event {
  static readonly eventName = "entente-point";
  readonly pointed: Selection | null;

  constructor(pointed: Selection | null) {
    super(EntentePointEvent.eventName);
    this.pointed = pointed;
  }
}
