import type { TableMapping } from "../../../server/wire/table-mapping.ts";

/** The reader changed a mapping. */
export class MappingEvent extends Event {
  static readonly eventName = "entente-mapping";
  readonly mapping: TableMapping;

  constructor(mapping: TableMapping) {
    super(MappingEvent.eventName);
    this.mapping = mapping;
  }
}
