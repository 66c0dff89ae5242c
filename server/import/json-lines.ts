import { walkJson, type JsonPath } from "./json-walk.ts";

/**
 * The lines of the values of a sound JSON text that are wanted, by their path with `/` between its
 * steps. One pass, whatever their number.
 */
export function lineIndex(
  text: string,
  isWanted: (path: JsonPath) => boolean,
): ReadonlyMap<string, number> {
  const lines = new Map<string, number>();
  let line = 1;
  let counted = 0;
  walkJson(text, (path, offset) => {
    if (!isWanted(path)) return;
    // Values are visited in the order of the text.
    for (let end = text.indexOf("\n", counted); end !== -1 && end < offset;) {
      line += 1;
      counted = end + 1;
      end = text.indexOf("\n", counted);
    }
    lines.set(path.join("/"), line);
  });
  return lines;
}
