import { describe, expect, it } from "@jest/globals";
import { analyseNetwork } from "../../server/signed/analyse-network.ts";
import { AnalysisOptionsSchema } from "../../server/wire/analysis.ts";
import type { Network } from "../../server/wire/network.ts";
import { describeView } from "../../server/words/describe-view.ts";
import { groundSentences, MOST_GROUNDS } from "../../server/words/ground-sentences.ts";
import type { SentenceDraft } from "../../server/words/sentence-draft.ts";
import { smallNetwork } from "../view/small-network.ts";

const CAMPS = smallNetwork(
  ["a", "b", "c", "x", "y"],
  [
    { from: "a", to: "b", polarity: 0.9, n: 3 },
    { from: "b", to: "c", polarity: 0.8 },
    { from: "c", to: "a", polarity: 0.7 },
    { from: "x", to: "y", polarity: 0.6 },
    { from: "a", to: "x", polarity: -0.9, n: 2 },
    { from: "y", to: "a", polarity: -0.5 },
    { from: "c", to: "x", polarity: 0.2, contested: true },
  ],
);

describe("a view in words", () => {
  it("says what it shows, then how its actors stand, each with the dyads it rests on", () => {
    const paragraphs = inWords(CAMPS);
    // Between days, versions of Intl put different spaces.
    const plain = ({ text }: SentenceDraft): string => text.replace(/\s/g, " ");
    expect(paragraphs.map((drafts) => drafts.map(plain))).toEqual([
      [
        "The view holds 11 stances in 7 dyads among 5 actors and issues, dated 21 – 22 October 2020.",
        "Of these 5 are supportive, 3 hostile and 0 neutral; their mean polarity is +0.26.",
        "Most involved is a, with 5 stances taken and 2 received.",
        "The strongest support is that of a towards b: +0.9 (supportive) over 3 stances.",
        "The strongest opposition is that of a towards x: −0.9 (hostile) over 2 stances.",
        "1 dyad holds both support and opposition: c → x.",
      ],
      [
        "There are 2 blocs: a, b and c; x and y.",
        "The deepest divide runs between the side of a and that of x, with 2 opposing pairs and 1 supporting.",
        "The strongest tension is among a, c and x (++-), the only unbalanced triad of 3.",
        "No division into two camps fits all: the best leaves 1 pair against it, such as c and x.",
        "c has support on both sides of blocs that oppose each other.",
        "7 of 7 dyads rest on a single source.",
      ],
    ]);
    const dyads = paragraphs.flat().map((draft) => draft.dyads.map(({ from, to }) => from + to));
    expect(dyads[3]).toEqual(["ab"]);
    expect(dyads[7]).toEqual(["ax", "ya", "cx"]);
    expect(dyads[8]).toEqual(["ca", "ax", "cx"]);
    expect(dyads.every((list) => list.length > 0)).toBe(true);
  });

  it("says that a balanced view is balanced", () => {
    const network = smallNetwork(
      ["a", "b", "c"],
      [
        { from: "a", to: "b", polarity: 1 },
        { from: "b", to: "c", polarity: -1 },
      ],
    );
    const texts = inWords(network)
      .flat()
      .map(({ text }) => text);
    expect(texts).toContain(
      "All support and opposition fits two camps without exception: the view is balanced.",
    );
    expect(texts).toContain("There is 1 bloc: a and b; 1 actor alone.");
  });

  it("says of a view without sides that there are none", () => {
    const network = smallNetwork(
      ["a", { id: "dam", kind: null }],
      [{ from: "a", to: "dam", polarity: 1 }],
    );
    const [, standing] = inWords(network);
    expect(standing?.[0]?.text).toBe("Between no two actors does support or opposition prevail.");
  });

  it("says nothing of a view without dyads", () => {
    expect(inWords(smallNetwork(["a"]))).toEqual([]);
  });
});

describe("the grounds of sentences", () => {
  const draft: SentenceDraft = { text: "Yes.", dyads: [{ from: "a", to: "b", n: 300 }] };
  const places = Array.from({ length: 300 }, (_, at) => ({ id: `s${at}`, from: "a", to: "b" }));

  it("are the first stances of its dyads, and how many there are", async () => {
    const stances = places.slice(0, MOST_GROUNDS).map(({ id }) => id);
    expect(await groundSentences([[draft]], places)).toEqual([
      [{ text: "Yes.", stances, total: 300 }],
    ]);
  });

  it("are read no further than they are needed", async () => {
    let read = 0;
    function* counted(): Generator<(typeof places)[number]> {
      for (const place of places) {
        read += 1;
        yield place;
      }
    }
    const small: SentenceDraft = { text: "Few.", dyads: [{ from: "a", to: "b", n: 5 }] };
    await groundSentences([[small]], counted());
    expect(read).toBe(5);
  });

  it("leave out a sentence that has none", async () => {
    const other: SentenceDraft = { text: "No.", dyads: [{ from: "x", to: "y", n: 1 }] };
    expect(await groundSentences([[other], [draft, other]], places)).toMatchObject([
      [{ text: "Yes." }],
    ]);
  });
});

function inWords(network: Network): SentenceDraft[][] {
  return describeView({
    network,
    analysis: analyseNetwork(network, AnalysisOptionsSchema.parse({})),
  });
}
