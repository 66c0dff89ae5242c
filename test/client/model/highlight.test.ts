import { describe, expect, it } from "@jest/globals";
import { highlightMatch } from "../../../client/model/highlight.ts";

const marked = (text: string, query: string): string =>
  highlightMatch(text, query)
    .map((part) => (part.match ? `[${part.text}]` : part.text))
    .join("");

describe("highlighting a match", () => {
  it.each([
    ["Tayyip Erdogan", "erd", "Tayyip [Erd]ogan"],
    ["Recep Tayyip Erdoğan", "erdogan", "Recep Tayyip [Erdoğan]"],
    ["İlham Əliyev", "ilham al", "[İlham Əl]iyev"],
    ["Straße", "strasse", "[Straße]"],
    ["Straße 5", "e 5", "Straß[e 5]"],
    ["Հայաստան", "հայ", "[Հայ]աստան"],
    ["Владимир Путин", "путин", "Владимир [Путин]"],
    ["e\u0301lan vital", "ela", "[e\u0301la]n vital"],
    ["NATO", "x", "NATO"],
    ["NATO", "  ", "NATO"],
  ])("marks in %s what %s folds to", (text, query, expected) => {
    expect(marked(text, query)).toBe(expected);
  });

  it("never loses a letter", () => {
    const text = "Ægir ŒUVRE ﬁn 👨‍👩‍👧 x";

    expect(
      highlightMatch(text, "uv")
        .map((part) => part.text)
        .join(""),
    ).toBe(text);
  });
});
