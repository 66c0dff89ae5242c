import { acceptCompletion, closeBrackets, closeBracketsKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyField, historyKeymap } from "@codemirror/commands";
import { bracketMatching, indentUnit } from "@codemirror/language";
import { lintKeymap, setDiagnostics, type Diagnostic } from "@codemirror/lint";
import { EditorState, Transaction, type Extension } from "@codemirror/state";
import {
  drawSelection,
  EditorView,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from "@codemirror/view";
import type { QueryFault } from "../../server/wire/saved-query.ts";
import { cypherColors } from "./cypher-colors.ts";
import { cypherCompletion, type EditorKnowledge } from "./cypher-completion.ts";
import { CypherLanguage } from "./cypher-language.ts";
import { editorTheme } from "./editor-theme.ts";
import { toOffsets } from "./text-places.ts";

export interface CypherEditorOptions {
  readonly text: string;
  /** What {@link CypherEditor.stored} gave for the same text: its undo history comes back with it. */
  readonly stored: unknown;
  readonly isReadOnly: boolean;
  readonly label: string;
  /** Asked at each completion. */
  readonly knowledge: () => EditorKnowledge;
  readonly onChange: () => void;
  /** Control or Command with Enter. */
  readonly onRun: () => void;
}

/**
 * A CodeMirror editor for query files, in a shadow root: its style sheets are adopted by the root,
 * as the content security policy wants it. `kill()` ends its worker.
 */
export class CypherEditor {
  readonly #view: EditorView;
  readonly #language = new CypherLanguage();

  constructor(parent: HTMLElement, options: CypherEditorOptions) {
    const extensions = this.#extensions(options);
    const root = parent.getRootNode();
    this.#view = new EditorView({
      parent,
      state: restoredState(options, extensions),
      ...(root instanceof ShadowRoot ? { root } : {}),
    });
  }

  get text(): string {
    return this.#view.state.doc.toString();
  }

  /** The text with its undo history, to be given back as JSON after a reload. */
  get stored(): unknown {
    const json: unknown = this.#view.state.toJSON({ history: historyField });
    return json;
  }

  /** Replaces the text as one step that can be undone. */
  setText(text: string): void {
    if (text === this.text) return;
    this.#view.dispatch({
      changes: { from: 0, to: this.#view.state.doc.length, insert: text },
      annotations: Transaction.userEvent.of("input.replace"),
    });
  }

  /** Underlines the faults; those of before go away. */
  setFaults(faults: readonly QueryFault[]): void {
    const diagnostics = faults.map((fault): Diagnostic => {
      const { from, to } = toOffsets(this.#view.state.doc, fault);
      return { from, to, severity: "error", message: fault.message };
    });
    this.#view.dispatch(setDiagnostics(this.#view.state, diagnostics));
  }

  /** Puts the cursor there, in view. */
  goTo(place: Pick<QueryFault, "line" | "column" | "length">): void {
    const { from, to } = toOffsets(this.#view.state.doc, place);
    this.#view.dispatch({ selection: { anchor: from, head: to }, scrollIntoView: true });
    this.#view.focus();
  }

  focus(): void {
    this.#view.focus();
  }

  kill(): void {
    this.#view.destroy();
    this.#language.close();
  }

  #extensions({ isReadOnly, label, knowledge, onChange, onRun }: CypherEditorOptions): Extension {
    return [
      lineNumbers(),
      highlightActiveLineGutter(),
      history(),
      drawSelection(),
      bracketMatching(),
      closeBrackets(),
      indentUnit.of("  "),
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({ "aria-label": label, tabindex: "0" }),
      EditorState.readOnly.of(isReadOnly),
      cypherColors(this.#language),
      cypherCompletion(this.#language, knowledge),
      keymap.of([
        {
          key: "Mod-Enter",
          run: (): boolean => {
            onRun();
            return true;
          },
        },
        // Only while a list of proposals is open; otherwise Tab leaves the editor.
        { key: "Tab", run: acceptCompletion },
        ...closeBracketsKeymap,
        ...historyKeymap,
        ...lintKeymap,
        ...defaultKeymap,
      ]),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) onChange();
      }),
      editorTheme,
    ];
  }
}

function restoredState({ text, stored }: CypherEditorOptions, extensions: Extension): EditorState {
  try {
    const state = EditorState.fromJSON(stored, { extensions }, { history: historyField });
    if (state.doc.toString() === text) return state;
  } catch {
    // Nothing stored, or by another version of the editor: the text alone is enough to go on.
  }
  return EditorState.create({ doc: text, extensions });
}
