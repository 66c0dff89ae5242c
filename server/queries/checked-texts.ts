import { checkSavedQuery, type CheckContext, type CheckedQuery } from "./check-saved-query.ts";

const MAX_TEXTS = 1000;

/**
 * Checks texts and remembers what it found: lists and runs ask for the same ones again and again,
 * and asking the engine costs more than all the rest. A text that is in order stays so. One that is
 * broken is checked again when the data has changed, since a label may be there now; one that is
 * unchecked every time.
 */
export function createTextChecker(context: CheckContext): (text: string) => Promise<CheckedQuery> {
  const fine = new Map<string, CheckedQuery>();
  const broken = new Map<string, { readonly version: string; readonly checked: CheckedQuery }>();
  return async (text) => {
    const known = fine.get(text);
    if (known !== undefined) return known;
    // A database that does not answer has no version.
    const version = await context.store.dataVersion().catch(() => undefined);
    const before = broken.get(text);
    if (before !== undefined && before.version === version) return before.checked;
    const checked = await checkSavedQuery(text, context);
    if (checked.status === "ok") remember(fine, text, checked);
    if (checked.status === "broken" && version !== undefined) {
      remember(broken, text, { version, checked });
    }
    return checked;
  };
}

function remember<Value>(memory: Map<string, Value>, text: string, value: Value): void {
  if (memory.size >= MAX_TEXTS) memory.clear();
  memory.set(text, value);
}
