import type { Action } from "./command.ts";
import { IMPORT_FILES } from "./import-files.ts";
import { IMPORT_LIST } from "./import-list.ts";
import { IMPORT_UNDO } from "./import-undo.ts";

/** Words that are commands of their own. A file of such a name is written `./list`. */
const COMMANDS: Readonly<Record<string, Action>> = { list: IMPORT_LIST, undo: IMPORT_UNDO };

/** `entente import …`: files, or what to do with past imports. */
export const IMPORT: Action = {
  kind: "action",
  help: (words, context) => {
    const { action, rest } = find(words);
    return action.help(rest, context);
  },
  run: (words, context) => {
    const { action, rest } = find(words);
    return action.run(rest, context);
  },
};

function find(words: readonly string[]): {
  readonly action: Action;
  readonly rest: readonly string[];
} {
  const [word = ""] = words;
  const action = Object.hasOwn(COMMANDS, word) ? COMMANDS[word] : undefined;
  return action === undefined
    ? { action: IMPORT_FILES, rest: words }
    : { action, rest: words.slice(1) };
}
