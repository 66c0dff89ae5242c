import { MergeView } from "@codemirror/merge";
import { EditorState, type Extension } from "@codemirror/state";
import { EditorView, lineNumbers } from "@codemirror/view";
import { editorTheme } from "./editor-theme.ts";

export interface CompareOptions {
  readonly left: { readonly text: string; readonly label: string };
  readonly right: { readonly text: string; readonly label: string };
}

/** Two texts side by side with what differs marked, both only to read. Returns how to take it away. */
export function compareTexts(parent: HTMLElement, { left, right }: CompareOptions): () => void {
  const root = parent.getRootNode();
  const side = (label: string): Extension => [
    lineNumbers(),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({ "aria-label": label, tabindex: "0" }),
    EditorView.editable.of(false),
    EditorState.readOnly.of(true),
    editorTheme,
  ];
  const view = new MergeView({
    a: { doc: left.text, extensions: side(left.label) },
    b: { doc: right.text, extensions: side(right.label) },
    parent,
    gutter: false,
    ...(root instanceof ShadowRoot ? { root } : {}),
  });
  return () => {
    view.destroy();
  };
}
