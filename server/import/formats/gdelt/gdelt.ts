import { defineFormat } from "../../define-format.ts";
import { fileError } from "../../bytes/import-error.ts";
import { GraphDirectory } from "../../graph-directory.ts";
import type { ImportRecord, ReadInput } from "../../import-format.ts";
import { readRows, sampleInput } from "../../read-rows.ts";
import { readNamedOnce } from "../../read-named-once.ts";
import { GdeltActors } from "./gdelt-actors.ts";
import { gdeltLayout } from "./gdelt-layout.ts";
import { GdeltOptionsSchema, type GdeltOptions } from "./gdelt-options.ts";
import { GdeltRowReader } from "./gdelt-row.ts";

/**
 * GDELT event exports: 1.0 with 57 or 58 columns and 2.0 with 61, native or with the header that other
 * programs add. An event with two different actors is a stance; an actor is what its CAMEO code says.
 */
export const GDELT = defineFormat({
  name: "gdelt",
  title: "GDELT events",
  options: GdeltOptionsSchema,
  detect(sample) {
    const layout = gdeltLayout(sample);
    return layout === null ? null : { confidence: 0.98, reason: layout.reason };
  },
  read: (input, options) => readNamedOnce(readGdelt(input, options)),
});

async function* readGdelt(given: ReadInput, options: GdeltOptions): AsyncGenerator<ImportRecord> {
  const { sample, input } = await sampleInput(given);
  const layout = gdeltLayout(sample);
  if (layout === null) {
    if (sample.complete && sample.text.trim() === "") return;
    throw fileError(
      input.name,
      "does not begin like a file of GDELT events",
      "Such a file has 57, 58 or 61 columns between tabs, with the event id and a day of eight digits first.",
    );
  }
  const actors = new GdeltActors(input.known ?? new GraphDirectory());
  const reader = new GdeltRowReader(layout, actors, options);
  let header = layout.header;
  for await (const batch of readRows(input, sample.encoding, layout.shape)) {
    for (const row of batch) {
      if (row.kind === "rejected") yield row;
      else if (header) header = false;
      else yield reader.read(row);
    }
  }
}
