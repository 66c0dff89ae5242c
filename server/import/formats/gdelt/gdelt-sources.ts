import type { Source } from "../../../wire/source.ts";
import { articleSource, namedSource } from "../../article-source.ts";
import { cleanText } from "../event-fields.ts";

const DATASET: Source = {
  id: "gdelt-events",
  title: "GDELT event database",
  kind: "dataset",
  publisher: "The GDELT Project",
  url: "https://www.gdeltproject.org/",
};

/** One article yields several events, which mostly stand near each other. */
const REMEMBERED = 1000;

/** The sources of rows by their SOURCEURL. */
export class GdeltSources {
  readonly #recent = new Map<string, Source>();

  /** Old files name a publisher, or nothing, where newer ones give an address. */
  of(text: string): Source {
    if (text === "") return DATASET;
    const known = this.#recent.get(text);
    if (known !== undefined) return known;
    const source = articleSource(text) ?? namedSource(cleanText(text), "article");
    if (this.#recent.size >= REMEMBERED) this.#recent.clear();
    this.#recent.set(text, source);
    return source;
  }
}
