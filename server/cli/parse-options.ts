import { parseArgs } from "node:util";
import { editDistance } from "../wire/edit-distance.ts";
import type { OptionSpec } from "./command.ts";
import { UsageError } from "./usage-error.ts";

/** The words of a command line, sorted out. */
export class ParsedOptions {
  /** Words that are no options, in order. */
  readonly positionals: readonly string[];
  readonly #values: ReadonlyMap<string, readonly string[]>;

  constructor(positionals: readonly string[], values: ReadonlyMap<string, readonly string[]>) {
    this.positionals = positionals;
    this.#values = values;
  }

  /** True where the option was given. */
  has(name: string): boolean {
    return this.#values.has(name);
  }

  /** The value of an option; undefined where it was not given. */
  value(name: string): string | undefined {
    return this.#values.get(name)?.at(-1);
  }

  /** All values of an option that repeats. */
  values(name: string): readonly string[] {
    return this.#values.get(name) ?? [];
  }

  /**
   * The value of an option as a whole number from 1.
   * @throws UsageError
   */
  count(name: string): number | undefined {
    const text = this.value(name);
    if (text === undefined) return undefined;
    const count = /^\d{1,15}$/.test(text) ? Number(text) : 0;
    if (count >= 1) return count;
    throw new UsageError(
      `--${name} is ${JSON.stringify(text)}, which is not a number of things`,
      "write a whole number from 1",
    );
  }
}

/**
 * Sorts words into options and the rest. `--name value` and `--name=value` are the same, `--` ends
 * the options, and `-` alone is no option. A value may be a negative number.
 * @param most how many words may be no options; any number where it is absent.
 * @throws UsageError for an option that is not known, is given twice, or has no value or one too many.
 */
export function parseOptions(
  words: readonly string[],
  specs: readonly OptionSpec[],
  most = Infinity,
): ParsedOptions {
  const known = new Map(specs.map((spec) => [spec.name, spec]));
  const { tokens } = parseArgs({
    args: [...words],
    strict: false,
    tokens: true,
    options: Object.fromEntries(
      specs.map(({ name, value }) => [name, { type: value === undefined ? "boolean" : "string" }]),
    ),
  });
  const values = new Map<string, string[]>();
  const positionals: string[] = [];
  for (const token of tokens) {
    if (token.kind === "positional") positionals.push(token.value);
    if (token.kind !== "option") continue;
    const spec = known.get(token.name);
    if (spec === undefined) throw unknownOption(token.rawName, [...known.keys()]);
    const before = values.get(spec.name) ?? [];
    if (before.length > 0 && spec.repeats !== true) {
      throw new UsageError(`--${spec.name} is given twice`, "give it once");
    }
    values.set(spec.name, [...before, valueOf(spec, token)]);
  }
  const extra = positionals[most];
  if (extra === undefined) return new ParsedOptions(positionals, values);
  throw new UsageError(
    `${JSON.stringify(extra)} is one word too many`,
    'put quotes around text with spaces, or look at the same command with "--help"',
  );
}

/**
 * Only these options, from words that also hold others whose names are not known yet.
 * @throws UsageError as `parseOptions` does.
 */
export function pickOptions(words: readonly string[], specs: readonly OptionSpec[]): ParsedOptions {
  const picked = words.flatMap((word, index) => {
    const [, name, inline] = /^--([^=]+)(=)?/.exec(word) ?? [];
    const spec = specs.find((each) => each.name === name);
    if (spec === undefined) return [];
    const takesNext = spec.value !== undefined && inline === undefined;
    return words.slice(index, index + (takesNext ? 2 : 1));
  });
  return parseOptions(picked, specs);
}

/** The name that was probably meant. */
export function nearName(name: string, known: readonly string[]): string | undefined {
  const lower = name.toLowerCase().slice(0, 60);
  return known
    .map((each) => ({ each, distance: editDistance(each.toLowerCase(), lower) }))
    .filter(
      ({ each, distance }) => distance <= (each.length < 3 ? 1 : Math.max(2, each.length / 3)),
    )
    .sort((a, b) => a.distance - b.distance)[0]?.each;
}

function valueOf(
  { name, value: placeholder }: OptionSpec,
  token: { readonly value?: string | undefined; readonly inlineValue?: boolean | undefined },
): string {
  const { value, inlineValue } = token;
  if (placeholder === undefined) {
    if (value === undefined) return "";
    throw new UsageError(`--${name} is a switch and takes no value`, `write --${name} alone`);
  }
  // What looks like the next option was hardly meant as the value of this one.
  const isMissing = value === undefined || (inlineValue !== true && value.startsWith("--"));
  if (!isMissing) return value;
  throw new UsageError(`--${name} has no value`, `write --${name} ${placeholder}`);
}

function unknownOption(rawName: string, known: readonly string[]): UsageError {
  const near = nearName(rawName.replace(/^-+/, ""), known);
  return new UsageError(
    `${rawName} is not an option of this command`,
    near === undefined ? 'look at the same command with "--help"' : `did you mean --${near}?`,
  );
}
