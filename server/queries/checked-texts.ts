import { checkSavedQuery, type CheckContext, type CheckedQuery } from "./check-saved-query.ts";

const MAX_TEXTS = 1000;

/** What checking texts again and again needs to know. */
export interface CheckedTextsContext extends CheckContext {
  readonly dataVersion: () => Promise<string>;
}

/**
 * Checks texts and remembers what it found: lists and runs ask for the same ones again and again,
 * and asking the engine costs more than all the rest. A text that is in order stays so. One that is
 * broken is checked again when the data has changed, since a label may be there now; one that is
 * unchecked every time.
 */
export class CheckedTexts {
  readonly #context: CheckedTextsContext;
  readonly #fine = new Map<string, CheckedQuery>();
  readonly #broken = new Map<string, { version: string; checked: CheckedQuery }>();
  readonly #running = new Map<string, Promise<CheckedQuery>>();

  constructor(context: CheckedTextsContext) {
    this.#context = context;
  }

  async check(text: string): Promise<CheckedQuery> {
    const known = this.#fine.get(text) ?? this.#running.get(text);
    if (known !== undefined) return known;
    const running = this.#ask(text).finally(() => this.#running.delete(text));
    this.#running.set(text, running);
    return running;
  }

  /** As `check`, but no later than `until`: then the engine is still asked, and the text unchecked. */
  async checkUntil(text: string, until: Promise<unknown>): Promise<CheckedQuery> {
    const checked = this.check(text);
    // What fails after its time has nobody to tell.
    checked.catch(() => undefined);
    return Promise.race([checked, until.then(() => checkSavedQuery(text, null))]);
  }

  async #ask(text: string): Promise<CheckedQuery> {
    // A database that does not answer has no version.
    const version = await this.#context.dataVersion().catch(() => undefined);
    const before = this.#broken.get(text);
    if (before !== undefined && before.version === version) return before.checked;
    const checked = await checkSavedQuery(text, this.#context);
    if (checked.status === "ok") remember(this.#fine, text, checked);
    if (checked.status === "broken" && version !== undefined) {
      remember(this.#broken, text, { version, checked });
    }
    return checked;
  }
}

function remember<Value>(memory: Map<string, Value>, text: string, value: Value): void {
  if (memory.size >= MAX_TEXTS) memory.clear();
  memory.set(text, value);
}
