import { readFileSync } from "node:fs";
import { EntenteError } from "./wire/entente-error.ts";

/** Gives a variable of the environment, undefined where it is absent or empty. */
export type ReadSetting = (name: string) => string | undefined;

/**
 * The text of a setting that stands in a variable, or in the file that `<name>_FILE` names, where
 * secrets are better kept; and the place, for messages. Null where neither is set.
 * @throws EntenteError `invalid-setting` where both are set or the file cannot be read.
 */
export function readTextOrFile(
  read: ReadSetting,
  name: string,
): { readonly text: string; readonly source: string } | null {
  const [text, file] = [read(name), read(`${name}_FILE`)];
  if (text !== undefined && file !== undefined) {
    throw new EntenteError(
      "invalid-setting",
      `${name} and ${name}_FILE are both set; keep one of them.`,
    );
  }
  if (file === undefined) return text === undefined ? null : { text, source: name };
  const source = `${name}_FILE=${file}`;
  try {
    return { text: readFileSync(file, "utf8"), source };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new EntenteError(
      "invalid-setting",
      `${source} cannot be read (${reason}); name a file that the server's user may read.`,
      { cause },
    );
  }
}

/** @throws EntenteError `invalid-setting` for anything but 1 and 0. */
export function readSwitch(read: ReadSetting, name: string, byDefault: boolean): boolean {
  const text = read(name);
  if (text === undefined) return byDefault;
  if (text === "1" || text === "0") return text === "1";
  throw new EntenteError(
    "invalid-setting",
    `${name}=${text.slice(0, 80)} is neither on nor off; write 1 or 0.`,
  );
}
