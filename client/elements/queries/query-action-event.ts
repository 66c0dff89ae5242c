/** What the reader can do with the opened query beside running it. */
export const QUERY_ACTIONS = [
  "edit",
  "close-editor",
  "save",
  "save-as",
  "rename",
  "remove",
  "history",
  "discard",
  "copy-link",
  "favourite",
] as const;
export type QueryAction = (typeof QUERY_ACTIONS)[number];

/** The reader wants something done with the opened query. */
export class QueryActionEvent extends Event {
  static readonly eventName = "entente-query-action";
  readonly action: QueryAction;

  constructor(action: QueryAction) {
    super(QueryActionEvent.eventName, { bubbles: true, composed: true });
    this.action = action;
  }
}
