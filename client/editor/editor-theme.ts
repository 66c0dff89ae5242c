import { EditorView } from "@codemirror/view";

/** The editor in the page's own colours, light and dark by its custom properties. */
export const editorTheme = EditorView.theme({
  "&": {
    fontSize: "0.875rem",
    color: "var(--ink)",
    backgroundColor: "var(--paper)",
    border: "1px solid var(--control)",
    borderRadius: "3px",
  },
  "&.cm-focused": { outline: "2px solid var(--focus)", outlineOffset: "1px" },
  ".cm-scroller": {
    fontFamily: "var(--font-code)",
    lineHeight: "1.55",
    maxHeight: "var(--editor-height, 26rem)",
    minHeight: "10rem",
    overflow: "auto",
  },
  ".cm-content": { padding: "0.5rem 0", caretColor: "var(--ink)" },
  ".cm-line": { padding: "0 0.75rem 0 0.5rem" },
  ".cm-cursor, .cm-dropCursor": { borderLeftColor: "var(--ink)", borderLeftWidth: "2px" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground":
    { backgroundColor: "var(--code-selection)" },
  ".cm-gutters": {
    backgroundColor: "var(--paper-quiet)",
    color: "var(--ink-quiet)",
    borderRight: "1px solid var(--line)",
  },
  ".cm-activeLineGutter": { backgroundColor: "var(--paper-press)", color: "var(--ink)" },
  ".cm-activeLine": { backgroundColor: "transparent" },
  "&.cm-focused .cm-matchingBracket": {
    backgroundColor: "var(--paper-press)",
    outline: "1px solid var(--control)",
  },
  ".cm-tooltip": {
    backgroundColor: "var(--paper)",
    color: "var(--ink)",
    border: "1px solid var(--line-strong)",
    borderRadius: "3px",
    boxShadow: "0 8px 24px var(--shadow)",
    maxWidth: "min(32rem, 90vw)",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": {
    fontFamily: "var(--font)",
    fontSize: "0.9375rem",
    maxHeight: "16rem",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": {
    padding: "0.25rem 0.625rem",
    lineHeight: "1.4",
  },
  ".cm-tooltip-autocomplete ul li[aria-selected]": {
    backgroundColor: "var(--paper-press)",
    color: "var(--ink)",
    boxShadow: "inset 3px 0 0 var(--line-strong)",
  },
  ".cm-completionMatchedText": { textDecoration: "none", fontWeight: "650" },
  ".cm-completionDetail": { color: "var(--ink-quiet)", fontStyle: "normal", marginLeft: "0.75em" },
  ".cm-diagnostic": {
    padding: "0.375rem 0.625rem",
    fontFamily: "var(--font)",
    fontSize: "0.9375rem",
    lineHeight: "1.4",
    borderLeft: "3px solid var(--alert)",
  },
  ".cm-lintRange-error": {
    backgroundImage: "none",
    textDecoration: "underline wavy var(--alert) 1.5px",
    textUnderlineOffset: "0.25em",
  },
  ".cm-lintPoint-error:after": { borderBottomColor: "var(--alert)" },
  ".q-comment": { color: "var(--ink-quiet)" },
  ".q-keyword": { fontWeight: "650" },
  ".q-name": { color: "var(--code-name)" },
  ".q-property": { color: "var(--ink)" },
  ".q-function": { fontStyle: "italic" },
  ".q-param": { color: "var(--code-param)", fontWeight: "600" },
  ".q-string": { color: "var(--code-string)" },
  ".q-number": { color: "var(--code-number)" },
  ".q-front": { color: "var(--ink)", fontWeight: "650" },
});
