import type { GraphItem } from "../../../wire/interchange.ts";
import { cameoGoldstein } from "../../codes/cameo.ts";
import type { ItemFault } from "../../fault-list.ts";
import type { RejectedRecord, RowPosition, SoundRecord } from "../../import-format.ts";
import { pathText } from "../../json-place.ts";
import { rejectRow, soundRow } from "../../row-records.ts";

/** The record of an item of an interchange file. A stance gets the Goldstein value of its act. */
export function itemRecord(at: RowPosition, item: GraphItem): SoundRecord {
  switch (item.kind) {
    case "actor":
    case "issue":
    case "source":
      return soundRow("items", at, [item]);
    case "tie":
      return soundRow("tie", at, [item]);
    case "stance": {
      const goldstein = item.stance.goldstein ?? cameoGoldstein(item.stance.act) ?? 0;
      return soundRow("stance", at, [{ kind: "stance", stance: { ...item.stance, goldstein } }]);
    }
  }
}

/** The record of an item with a fault; its column is the path of the field, such as `stance.act`. */
export function faultRecord(
  at: RowPosition,
  raw: string,
  kind: string,
  fault: ItemFault | null,
): RejectedRecord {
  return rejectRow(at, raw, {
    column: pathText([kind, ...(fault?.path ?? [])]),
    value: fault?.value === undefined ? "" : JSON.stringify(fault.value),
    reason: fault?.message ?? "the item does not fit its schema",
    remedy: fault?.remedy ?? "correct it",
  });
}
