import { StateEffect, StateField, type Extension, type Range } from "@codemirror/state";
import {
  Decoration,
  EditorView,
  ViewPlugin,
  type DecorationSet,
  type ViewUpdate,
} from "@codemirror/view";
import type { CypherLanguage } from "./cypher-language.ts";
import type { CypherToken } from "./cypher-message.ts";
import { frontMatterTokens } from "./front-matter.ts";

/** Long enough for a fast typist's next letter, short enough to seem immediate. */
const PAUSE_MS = 60;

const CLASSES: Readonly<Record<string, string>> = {
  comment: "q-comment",
  keyword: "q-keyword",
  keywordLiteral: "q-keyword",
  booleanLiteral: "q-keyword",
  label: "q-name",
  function: "q-function",
  predicateFunction: "q-function",
  procedure: "q-function",
  paramDollar: "q-param",
  paramValue: "q-param",
  stringLiteral: "q-string",
  numberLiteral: "q-number",
  property: "q-property",
  frontKey: "q-front",
};

const setTokens = StateEffect.define<readonly CypherToken[]>();

const colors = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (old, transaction) => {
    for (const effect of transaction.effects) {
      if (effect.is(setTokens)) return toDecorations(effect.value, transaction.newDoc.length);
    }
    // Until the parser has answered, colours move along with their letters.
    return old.map(transaction.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** Colours the text by what its pieces are, a moment after each change. */
export function cypherColors(language: CypherLanguage): Extension {
  class Painter {
    readonly #view: EditorView;
    #timer = 0;
    #version = 0;

    constructor(view: EditorView) {
      this.#view = view;
      this.#schedule();
    }

    update(update: ViewUpdate): void {
      if (update.docChanged) this.#schedule();
    }

    destroy(): void {
      window.clearTimeout(this.#timer);
      this.#version = -1;
    }

    #schedule(): void {
      window.clearTimeout(this.#timer);
      this.#timer = window.setTimeout(() => void this.#paint(), PAUSE_MS);
    }

    async #paint(): Promise<void> {
      this.#version += 1;
      const version = this.#version;
      const text = this.#view.state.doc.toString();
      const tokens = await language.highlight(text);
      // An answer for an older text would colour the wrong letters.
      if (version !== this.#version || tokens === null) return;
      this.#view.dispatch({ effects: setTokens.of([...tokens, ...frontMatterTokens(text)]) });
    }
  }
  return [colors, ViewPlugin.fromClass(Painter)];
}

function toDecorations(tokens: readonly CypherToken[], length: number): DecorationSet {
  const ranges = tokens.flatMap(({ from, to, kind }): Range<Decoration>[] => {
    const name = CLASSES[kind];
    if (name === undefined || from >= to || to > length) return [];
    return [Decoration.mark({ class: name }).range(from, to)];
  });
  return Decoration.set(ranges, true);
}
