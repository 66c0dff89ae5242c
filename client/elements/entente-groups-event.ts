import type { HexColor } from "../../server/picture/srgb.ts";

/** Asks for rings around nodes, by id: the blocs of the analysis. null: none. */
export class EntenteGroupsEvent extends Event {
  static readonly eventName = "entente-groups";
  readonly groups: ReadonlyMap<string, HexColor> | null;

  constructor(groups: ReadonlyMap<string, HexColor> | null) {
    super(EntenteGroupsEvent.eventName, { bubbles: true, composed: true });
    this.groups = groups;
  }
}
