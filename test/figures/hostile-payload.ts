import type { FigurePayload } from "../../server/wire/figure-payload.ts";
import { ARTICLE } from "../http/served-graph.ts";
import { draftOf, openFigures, READER } from "./open-figures.ts";

/** Texts that would do something in one format or another, if they were taken for more than texts. */
export const HOSTILE = [
  "<script>window.pwned = 1</script>",
  "]]><script>window.pwned = 2</script><![CDATA[",
  "\"><img src=x onerror='window.pwned = 3'>",
  "</title></style></svg><svg onload=window.pwned=4>",
  "&lt;b&gt; &#x3c;i&#x3e; &amp;",
  "\u202egnp.exe\u202c \u2066isolated\u2069",
  "}, year = {1999}, note = {\\input{/etc/passwd} $x^2$ 50% #1 a_b ~ \\",
  "first\r\nER  - \r\nTY  - BOOK\r\nTI  - second",
  '=HYPERLINK("http://evil.example")',
  "\u0000\u0001\u001b[31m\ufffe\uffff",
  "A".repeat(10_000),
  "漢字かな交じり文 العربية עברית Հայերեն ქართული 🇹🇷",
] as const;

/** The article's figure as it is, and one in which every text is hostile. */
export async function hostilePayload(): Promise<{
  readonly plain: FigurePayload;
  readonly hostile: FigurePayload;
}> {
  const opened = await openFigures({ file: ARTICLE });
  try {
    const { record } = await opened.figures.desk.publish(draftOf({ size: "full" }));
    const { payload } = await opened.figures.views.view(record.id, READER);
    return { plain: payload, hostile: poison(payload) };
  } finally {
    await opened.close();
  }
}

/** Every text of a payload that somebody else may have written, replaced by a hostile one in turn. */
export function poison(payload: FigurePayload, start = 0): FigurePayload {
  let turn = start;
  const next = (): string => {
    turn += 1;
    return HOSTILE[turn % HOSTILE.length] ?? "";
  };
  const all = HOSTILE.join("\n");
  return {
    ...payload,
    title: `${HOSTILE[0]} ${HOSTILE[5]} ${HOSTILE[6]}`,
    caption: all,
    alt: all,
    network: {
      ...payload.network,
      nodes: payload.network.nodes.map((node) => ({ ...node, name: next(), role: next() })),
    },
    voices: payload.voices.map((voice) => ({ ...voice, name: next() })),
    stances: payload.stances.map((stance) => ({
      ...stance,
      summary: next(),
      quote: next(),
      locator: next(),
    })),
    sources: payload.sources.map((source) => ({
      ...source,
      title: next(),
      publisher: next(),
      url: "javascript:window.pwned=5//",
      archive: "https://archive.example/\"onclick='window.pwned=6'{}\\",
    })),
  };
}
