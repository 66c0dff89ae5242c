import { TextDecoder } from "node:util";
import { SaxesParser } from "saxes";
import { fileError, throwIfAborted } from "../../bytes/import-error.ts";
import { decodeWindows1252 } from "../../bytes/text-encoding.ts";
import { sampleInput } from "../../read-rows.ts";
import type { ReadInput } from "../../import-format.ts";

/** What an XML document has, in its order. Names are without their namespace prefix. */
export type XmlEvent =
  | {
      readonly kind: "open";
      readonly line: number;
      readonly name: string;
      readonly attributes: Readonly<Record<string, string>>;
    }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "close"; readonly name: string };

/** A document that gives no event for so many characters is not one that anybody wrote. */
const MAX_SILENT_CHARS = 16_000_000;

/**
 * The elements of an XML document as they arrive. Entities that the document defines itself are not
 * expanded, and nothing outside is read.
 * @throws EntenteError `invalid-file` with the line where it is not well-formed XML.
 */
export async function* readXml(given: ReadInput): AsyncGenerator<XmlEvent> {
  const { sample, input } = await sampleInput(given);
  const declared = /^<\?xml[^>]*encoding\s*=\s*["']([\w-]+)["']/.exec(sample.text)?.[1];
  const decode = decoderFor(sample.encoding, declared);
  const document = new XmlDocument(input.name);
  for await (const chunk of input.bytes) {
    throwIfAborted(input.signal);
    yield* document.write(decode(chunk));
  }
  yield* document.write(decode());
  yield* document.end();
}

/** The declaration counts, unless the bytes show it wrong: they were read to find it. */
function decoderFor(
  found: { readonly encoding: string; readonly markBytes: number },
  declared: string | undefined,
): (chunk?: Uint8Array) => string {
  const isSure = found.markBytes > 0 || found.encoding.startsWith("utf-16");
  const encoding = (isSure ? undefined : declared?.toLowerCase()) ?? found.encoding;
  if (/^(?:windows-1252|iso-8859-1|latin1|us-ascii)$/.test(encoding)) {
    return (chunk) => (chunk === undefined ? "" : decodeWindows1252(chunk));
  }
  const decoder = textDecoder(encoding) ?? new TextDecoder(found.encoding);
  return (chunk) => decoder.decode(chunk, { stream: chunk !== undefined });
}

function textDecoder(encoding: string): TextDecoder | null {
  try {
    return new TextDecoder(encoding);
  } catch {
    return null;
  }
}

class XmlDocument {
  readonly #parser = new SaxesParser({ position: true });
  readonly #name: string;
  #events: XmlEvent[] = [];
  #fault: Error | null = null;
  #silent = 0;
  #line = 1;

  constructor(name: string) {
    this.#name = name;
    this.#parser.on("error", (error) => (this.#fault ??= error));
    this.#parser.on("opentagstart", () => (this.#line = this.#parser.line));
    this.#parser.on("opentag", (tag) => {
      const attributes = Object.fromEntries(
        Object.entries(tag.attributes).map(([name, value]) => [localName(name), value]),
      );
      this.#events.push({ kind: "open", line: this.#line, name: localName(tag.name), attributes });
    });
    this.#parser.on("text", (text) => this.#events.push({ kind: "text", text }));
    this.#parser.on("cdata", (text) => this.#events.push({ kind: "text", text }));
    this.#parser.on("closetag", ({ name }) => {
      this.#events.push({ kind: "close", name: localName(name) });
    });
  }

  write(text: string): readonly XmlEvent[] {
    if (text === "") return [];
    this.#parser.write(text);
    return this.#take(text.length);
  }

  end(): readonly XmlEvent[] {
    this.#parser.close();
    return this.#take(0);
  }

  #take(chars: number): readonly XmlEvent[] {
    const fault = this.#fault;
    if (fault !== null) {
      const [, place, what] = /^(\d+:\d+): (.*)$/s.exec(fault.message) ?? [];
      const [line = "", column = ""] = (place ?? "").split(":");
      throw fileError(
        this.#name,
        `is not well-formed XML at line ${line}, column ${column}: ${what ?? fault.message}`.replace(
          /\.$/,
          "",
        ),
        "Correct it, or export it again.",
        fault,
      );
    }
    const events = this.#events;
    this.#events = [];
    this.#silent = events.length === 0 ? this.#silent + chars : 0;
    if (this.#silent > MAX_SILENT_CHARS) {
      const limit = MAX_SILENT_CHARS.toLocaleString("en");
      throw fileError(
        this.#name,
        `goes on for ${limit} characters without an element`,
        "Check the file.",
      );
    }
    return events;
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}
