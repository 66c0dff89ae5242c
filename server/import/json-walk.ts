/** Steps from the root of a JSON document to a value: keys and array positions. */
export type JsonPath = readonly (string | number)[];

/** Why a text is not the JSON that this program reads, and the offset (UTF-16 units) where it shows. */
export interface JsonFault {
  readonly offset: number;
  readonly message: string;
  readonly remedy: string;
}

const MAX_DEPTH = 100;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const LITERAL = /true|false|null/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/**
 * Walks a JSON text and calls `visit` with the path and offset of every value, parents first. Gives
 * the first fault, or null for a sound text. Unlike JSON.parse it knows where values are, and it
 * refuses an object that has a key twice, where JSON.parse would drop the first value unsaid.
 * The path passed to `visit` is reused: copy it to keep it.
 */
export function walkJson(
  text: string,
  visit: (path: JsonPath, offset: number) => void = () => undefined,
): JsonFault | null {
  return new JsonWalker(text, visit).walk();
}

class JsonWalker {
  readonly #text: string;
  readonly #visit: (path: JsonPath, offset: number) => void;
  readonly #path: (string | number)[] = [];
  #at = 0;
  #fault: JsonFault | null = null;

  constructor(text: string, visit: (path: JsonPath, offset: number) => void) {
    this.#text = text;
    this.#visit = visit;
  }

  walk(): JsonFault | null {
    if (!this.#value()) return this.#fault;
    this.#skipSpace();
    if (this.#at < this.#text.length) {
      this.#fail("there is more text after the end of the JSON value", "remove it");
    }
    return this.#fault;
  }

  /** Every scanner below moves past what it scanned and gives true, or notes a fault and gives false. */
  #value(): boolean {
    this.#skipSpace();
    this.#visit(this.#path, this.#at);
    const char = this.#text[this.#at];
    if (char === "{") return this.#object();
    if (char === "[") return this.#array();
    if (char === '"') return this.#string();
    if (this.#matches(NUMBER) || this.#matches(LITERAL)) return true;
    return this.#unexpected(
      "a value",
      "write text in double quotes, a number, true, false, null, [ or {",
    );
  }

  #object(): boolean {
    if (!this.#enter()) return false;
    const keys = new Set<string>();
    this.#skipSpace();
    if (this.#take("}")) return true;
    do {
      this.#skipSpace();
      const start = this.#at;
      if (this.#text[start] !== '"') {
        return this.#unexpected("a key", "write keys in double quotes and no comma after the last");
      }
      if (!this.#string()) return false;
      const key = JSON.parse(this.#text.slice(start, this.#at)) as string;
      if (keys.has(key)) {
        const message = `the key ${JSON.stringify(key)} is there twice in one object`;
        return this.#fail(message, "keep one of them, or join their contents", start);
      }
      keys.add(key);
      this.#skipSpace();
      if (!this.#take(":")) return this.#unexpected("a colon", "write : between key and value");
      if (!this.#child(key)) return false;
      this.#skipSpace();
    } while (this.#take(","));
    if (this.#take("}")) return true;
    return this.#unexpected("a comma or }", "write , between entries and } after the last");
  }

  #array(): boolean {
    if (!this.#enter()) return false;
    this.#skipSpace();
    if (this.#take("]")) return true;
    let index = 0;
    do {
      if (!this.#child(index)) return false;
      index += 1;
      this.#skipSpace();
    } while (this.#take(","));
    if (this.#take("]")) return true;
    return this.#unexpected("a comma or ]", "write , between entries and ] after the last");
  }

  #child(step: string | number): boolean {
    this.#path.push(step);
    const sound = this.#value();
    this.#path.pop();
    return sound;
  }

  #string(): boolean {
    const start = this.#at;
    this.#at += 1;
    for (;;) {
      const code = this.#text.charCodeAt(this.#at);
      if (Number.isNaN(code)) {
        return this.#fail("a text is not closed", 'end it with "', start);
      }
      if (code === 0x22) {
        this.#at += 1;
        return true;
      }
      if (code === 0x5c) {
        if (!this.#matches(ESCAPE)) {
          return this.#fail(
            "a backslash starts no known escape",
            "write \\\\ for a backslash itself",
          );
        }
      } else if (code < 0x20) {
        return this.#fail(
          "a text holds a line break or another control character",
          "write it as an escape such as \\n",
        );
      } else {
        this.#at += 1;
      }
    }
  }

  #enter(): boolean {
    if (this.#path.length >= MAX_DEPTH) {
      return this.#fail(`values are nested deeper than ${MAX_DEPTH} levels`, "flatten them");
    }
    this.#at += 1;
    return true;
  }

  #skipSpace(): void {
    for (;;) {
      const code = this.#text.charCodeAt(this.#at);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
      this.#at += 1;
    }
  }

  #take(char: string): boolean {
    if (this.#text[this.#at] !== char) return false;
    this.#at += 1;
    return true;
  }

  #matches(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at;
    if (!pattern.test(this.#text)) return false;
    this.#at = pattern.lastIndex;
    return true;
  }

  #unexpected(wanted: string, remedy: string): false {
    const point = this.#text.codePointAt(this.#at);
    const found =
      point === undefined ? "the end of the text" : JSON.stringify(String.fromCodePoint(point));
    return this.#fail(`${wanted} was expected here, not ${found}`, remedy);
  }

  #fail(message: string, remedy: string, offset = this.#at): false {
    this.#fault ??= { offset, message, remedy };
    return false;
  }
}
