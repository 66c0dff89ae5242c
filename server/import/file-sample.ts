import {
  detectEncoding,
  rowDecoder,
  withoutMark,
  type EncodingFinding,
} from "./bytes/text-encoding.ts";

/** How many bytes of a file a format may look at to recognise it. */
export const SAMPLE_BYTES = 256 * 1024;

/** The beginning of a file, for formats to recognise it by. */
export interface FileSample {
  readonly name: string;
  readonly encoding: EncodingFinding;
  /** The beginning as text, without a byte order mark. */
  readonly text: string;
  /** Whether this is the whole file. */
  readonly complete: boolean;
  /** Physical lines, without the last one where it may be cut off; at most 200. */
  readonly lines: readonly string[];
  /** `cr` where carriage returns alone end the lines. */
  readonly lineEnd: "lf" | "cr";
}

const MAX_LINES = 200;

/** The sample of a file from its first bytes, of which at most 256 kB are looked at. */
export async function toFileSample(
  name: string,
  head: Uint8Array,
  complete: boolean,
): Promise<FileSample> {
  const bytes = head.subarray(0, SAMPLE_BYTES);
  const whole = complete && bytes.length === head.length;
  const encoding = detectEncoding(bytes, whole);
  const text = await decode(bytes, encoding);
  const lineEnd = text.includes("\r") && !text.includes("\n") ? "cr" : "lf";
  const pieces = text.split(lineEnd === "cr" ? "\r" : "\n", MAX_LINES + 1);
  const lines = (whole ? pieces : pieces.slice(0, -1)).slice(0, MAX_LINES);
  return {
    name,
    encoding,
    text,
    complete: whole,
    lines: lines.map((line) => (line.endsWith("\r") ? line.slice(0, -1) : line)),
    lineEnd,
  };
}

async function decode(bytes: Uint8Array, finding: EncodingFinding): Promise<string> {
  const once = (async function* () {
    await Promise.resolve();
    yield bytes;
  })();
  const chunks: Buffer[] = [];
  for await (const chunk of withoutMark(once, finding)) chunks.push(chunk);
  return rowDecoder(finding.encoding)(Buffer.concat(chunks));
}
