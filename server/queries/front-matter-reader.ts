import type { QueryParam } from "../wire/query-param.ts";
import {
  QUERY_RETURNS,
  type QueryFault,
  type QueryFrontMatter,
  type QueryReturns,
} from "../wire/saved-query.ts";
import type { FrontMatterLine } from "./front-matter-lines.ts";
import { FaultFound } from "./line-scanner.ts";
import { nearestName } from "./nearest-name.ts";
import { parseParam, type DeclaredParam } from "./param-declaration.ts";
import { charCount, queryFault, type TextPlace } from "./query-fault.ts";

const MAX_PARAMS = 30;
const MAX_TAGS = 20;
const MAX_TAG_CHARS = 40;
const MAX_CHARS = {
  name: 200,
  summary: 500,
  description: 5000,
} as const satisfies Readonly<Record<string, number>>;

const KEYS = [
  ...["name", "summary", "description", "param", "returns", "tags", "review", "unlimited"],
] as const;
type Key = (typeof KEYS)[number];
const REPEATED: readonly string[] = ["param"];

const TAG = /^[\p{L}\p{N}]+(?:[- ][\p{L}\p{N}]+)*$/u;

/** Gathers what the lines of a front matter say, and what is wrong with them. */
export class FrontMatterReader {
  readonly params: DeclaredParam[] = [];
  readonly #faults: QueryFault[] = [];
  readonly #lines = new Map<string, FrontMatterLine>();
  /** Names on parameter lines that cannot be read, so that nothing else is said of them. */
  readonly unread: string[] = [];
  #tags: readonly string[] = [];
  #returns: readonly [QueryReturns, string] = ["table", ""];
  #review: readonly string[] = [];

  read(line: FrontMatterLine): void {
    if (!isKey(line.key)) {
      this.#faults.push(unknownKey(line));
      return;
    }
    const before = this.#lines.get(line.key);
    if (before !== undefined && !REPEATED.includes(line.key)) {
      this.#add(line, "key", {
        expected: `one line ${line.key}:`,
        found: line.key,
        remedy: `leave it out, there is one on line ${before.line}`,
      });
      return;
    }
    this.#lines.set(line.key, line);
    this.#readValue(line, line.key);
  }

  /** The faults, with those of what is missing. */
  finish(): readonly QueryFault[] {
    for (const key of ["name", "summary"] as const) {
      if (!this.#lines.has(key)) this.#faults.push(missingLine(key));
    }
    const line = this.#lines.get("review");
    for (const name of this.#review) {
      if (line === undefined || this.params.some(({ param }) => param.name === name)) continue;
      this.#add(line, "value", {
        expected: "names of declared parameters",
        found: name,
        remedy: "correct it, or leave the line out",
      });
    }
    return this.#faults;
  }

  front(): QueryFrontMatter {
    const description = this.#lines.get("description")?.value ?? "";
    const [returns, returnsText] = this.#returns;
    return {
      name: this.#lines.get("name")?.value ?? "",
      summary: this.#lines.get("summary")?.value ?? "",
      ...(description === "" ? {} : { description }),
      params: this.params.map(({ param }): QueryParam => {
        return { ...param, review: this.#review.includes(param.name) };
      }),
      returns,
      ...(returnsText === "" ? {} : { returnsText }),
      tags: [...this.#tags],
      unlimited: this.#lines.has("unlimited"),
    };
  }

  #readValue(line: FrontMatterLine, key: Key): void {
    switch (key) {
      case "name":
      case "summary":
      case "description":
        this.#checkText(line, MAX_CHARS[key]);
        return;
      case "param":
        this.#readParam(line);
        return;
      case "returns":
        this.#readReturns(line);
        return;
      case "tags":
        this.#readTags(line);
        return;
      case "review":
        this.#review = line.value.split(/\s*,\s*/).filter((name) => name !== "");
        if (this.#review.length === 0) this.#checkText(line, Infinity);
        return;
      case "unlimited":
        return;
    }
  }

  #checkText(line: FrontMatterLine, limit: number): void {
    if (line.value === "") {
      this.#add(line, "value", {
        expected: `a text after ${line.key}:`,
        found: "",
        remedy: "write it, or leave the line out",
      });
    } else if (charCount(line.value) > limit) {
      this.#add(line, "value", {
        expected: `at most ${limit} characters`,
        found: line.value,
        remedy: "shorten it",
      });
    }
  }

  #readParam(line: FrontMatterLine): void {
    const earlier = this.params.map(({ param }) => param);
    if (earlier.length === MAX_PARAMS) {
      this.#add(line, "value", {
        expected: `at most ${MAX_PARAMS} parameters`,
        found: line.value,
        remedy: "leave some out",
      });
      return;
    }
    try {
      this.params.push(parseParam(line.text, line.line, line.valueAt, earlier));
    } catch (error) {
      if (!(error instanceof FaultFound)) throw error;
      this.#faults.push(error.fault);
      const name = /^\$?([A-Za-z_]\w*)/.exec(line.value)?.[1];
      if (name !== undefined) this.unread.push(name);
    }
  }

  #readReturns(line: FrontMatterLine): void {
    const word = /^\S*/.exec(line.value)?.[0] ?? "";
    const returns = QUERY_RETURNS.find((known) => known === word);
    if (returns !== undefined) {
      this.#returns = [returns, line.value.slice(word.length).trim()];
      return;
    }
    this.#add({ ...line, valuePlace: { ...line.valuePlace, length: charCount(word) } }, "value", {
      expected: QUERY_RETURNS.join(", "),
      found: word,
      remedy: "write one of them, then what the rows are",
    });
  }

  #readTags(line: FrontMatterLine): void {
    const tags = line.value.split(",").map((tag) => tag.trim().toLowerCase());
    const isTag = (tag: string): boolean => TAG.test(tag) && charCount(tag) <= MAX_TAG_CHARS;
    this.#tags = [...new Set(tags.filter(isTag))];
    const wrong = tags.find((tag) => !isTag(tag));
    if (wrong !== undefined) {
      this.#add({ ...line, valuePlace: placeIn(line, wrong) }, "value", {
        expected: "tags of letters and digits, separated by commas",
        found: wrong,
        remedy: "write them like alliances, nagorno-karabakh",
      });
    } else if (this.#tags.length > MAX_TAGS) {
      this.#add(line, "value", {
        expected: `at most ${MAX_TAGS} tags`,
        found: line.value,
        remedy: "leave some out",
      });
    }
  }

  #add(
    line: FrontMatterLine,
    part: "key" | "value",
    said: { readonly expected: string; readonly found: string; readonly remedy: string },
  ): void {
    const place = part === "key" ? line.keyPlace : line.valuePlace;
    this.#faults.push(queryFault("front-matter", place, said));
  }
}

/** The place of a part of a line's value, whatever its case; the whole value where it is nowhere. */
function placeIn({ value, valuePlace, line }: FrontMatterLine, part: string): TextPlace {
  const at = part === "" ? -1 : value.toLowerCase().indexOf(part);
  if (at === -1) return valuePlace;
  const column = valuePlace.column + charCount(value.slice(0, at));
  return { line, column, length: charCount(part) };
}

/** True for a key of front matter. */
export function isKey(text: string): text is Key {
  return KEYS.some((key) => key === text);
}

function unknownKey({ key, keyPlace }: FrontMatterLine): QueryFault {
  const near = nearestName(key, KEYS);
  return queryFault("front-matter", keyPlace, {
    expected: `one of the keys ${KEYS.join(", ")}`,
    found: key,
    remedy:
      near === undefined
        ? "put other comments below an empty line after the front matter"
        : `did you mean ${near}?`,
  });
}

function missingLine(key: "name" | "summary"): QueryFault {
  return queryFault(
    "front-matter",
    { line: 1, column: 1, length: 0 },
    {
      expected: `a line // ${key}:`,
      found: "",
      remedy: key === "name" ? "add one with its title" : "add one that says what it answers",
    },
  );
}
