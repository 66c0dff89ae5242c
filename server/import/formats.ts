import { ATOP_DYADS } from "./formats/cow/atop-dyads.ts";
import { COW_ALLIANCE_DYADS, COW_ALLIANCE_MEMBERS } from "./formats/cow/cow-alliances.ts";
import { COW_IGO_DYADS, COW_IGO_STATES } from "./formats/cow/cow-igo.ts";
import { GDELT } from "./formats/gdelt/gdelt.ts";
import { GDELT_MENTIONS } from "./formats/gdelt/gdelt-mentions.ts";
import { ICEWS } from "./formats/icews/icews.ts";
import { ICEWS_QUADS } from "./formats/icews/icews-quads.ts";
import { INTERCHANGE } from "./formats/interchange/interchange.ts";
import { INTERCHANGE_LINES } from "./formats/interchange/interchange-lines.ts";
import { CYTOSCAPE } from "./formats/network/cytoscape.ts";
import { GEXF } from "./formats/network/gexf.ts";
import { GRAPHML } from "./formats/network/graphml.ts";
import { REFERENCE_TABLE } from "./formats/reference-table.ts";
import { TABLE } from "./formats/table/table.ts";
import { UN_ROLL_CALL_ISSUES, UN_ROLL_CALLS } from "./formats/un/un-roll-calls.ts";
import { UN_VOTES } from "./formats/un/un-votes.ts";
import type { FileSample } from "./file-sample.ts";
import type { Detection, FormatName, ImportFormat } from "./import-format.ts";

/** Every format by its name. */
export const FORMATS = {
  interchange: INTERCHANGE,
  "interchange-lines": INTERCHANGE_LINES,
  gdelt: GDELT,
  "gdelt-mentions": GDELT_MENTIONS,
  icews: ICEWS,
  "icews-quads": ICEWS_QUADS,
  "cow-alliance-dyads": COW_ALLIANCE_DYADS,
  "cow-alliance-members": COW_ALLIANCE_MEMBERS,
  "atop-dyads": ATOP_DYADS,
  "cow-igo-dyads": COW_IGO_DYADS,
  "cow-igo-states": COW_IGO_STATES,
  "un-votes": UN_VOTES,
  "un-roll-calls": UN_ROLL_CALLS,
  "un-roll-call-issues": UN_ROLL_CALL_ISSUES,
  "reference-table": REFERENCE_TABLE,
  gexf: GEXF,
  graphml: GRAPHML,
  cytoscape: CYTOSCAPE,
  table: TABLE,
} as const satisfies Record<FormatName, ImportFormat>;

/** A format that a file may be of. */
export interface DetectedFormat extends Detection {
  readonly format: ImportFormat;
}

/** The formats that a file may be of, the likeliest first; none for a file that is no table either. */
export function detectFormats(sample: FileSample): DetectedFormat[] {
  return Object.values(FORMATS)
    .flatMap((format: ImportFormat) => {
      const detection = format.detect(sample);
      return detection === null ? [] : [{ ...detection, format }];
    })
    .sort((a, b) => b.confidence - a.confidence);
}
