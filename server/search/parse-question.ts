import { takeDays, type QuestionDays } from "./question-days.ts";
import { toName, toWords, type NameText, type QuestionWord } from "./question-words.ts";

/** Only supportive stances, only hostile ones, or any. */
export type QuestionSign = "support" | "opposition" | "any";

/**
 * What a question asks for. `aimed`: stances about the object; `taken`: stances of the subject;
 * `dyad`: those of the subject about the object; `mutual`: those of two about each other; `around`:
 * all by or about one.
 */
export type Question = {
  readonly sign: QuestionSign;
  /** What the stances are about, beside their target. */
  readonly issue: NameText | null;
  readonly days: QuestionDays;
} & (
  | { readonly kind: "aimed"; readonly object: NameText }
  | { readonly kind: "taken"; readonly subject: NameText }
  | { readonly kind: "dyad"; readonly subject: NameText; readonly object: NameText }
  | { readonly kind: "mutual"; readonly one: NameText; readonly other: NameText }
  | { readonly kind: "around"; readonly object: NameText }
);

type Words = readonly QuestionWord[];
/** A question whose days and issue are still to be told. */
type Core = DistributiveOmit<Question, "issue" | "days">;
type DistributiveOmit<T, K extends string> = T extends unknown ? Omit<T, K> : never;

/** Words for a sign, each as it is compared. Several words are one by their first and those that follow. */
const VERBS: readonly { readonly words: readonly string[]; readonly sign: QuestionSign }[] = [
  ...verbs("support", ["support", "back", "favour", "favor", "praise", "defend", "help"]),
  ...verbs("support", ["stand with", "side with", "agree with"]),
  ...verbs("opposition", ["oppose", "criticise", "criticize", "condemn", "reject", "attack"]),
  ...verbs("opposition", ["accuse", "blame", "threaten", "stand against", "disagree with"]),
  ...verbs("any", ["mention", "speak about", "speak of", "talk about", "say about"]),
];

function verbs(
  sign: QuestionSign,
  list: readonly string[],
): { words: readonly string[]; sign: QuestionSign }[] {
  return list.flatMap((verb) => {
    const [first = "", ...rest] = verb.split(" ");
    const third = first.endsWith("s")
      ? first
      : /[^aeiou]y$/.test(first)
        ? `${first.slice(0, -1)}ies`
        : `${first}s`;
    return [first, third].map((form) => ({ words: [form, ...rest], sign }));
  });
}

/**
 * Every way in which a question can be read, the most likely first; none where it has no known form.
 *
 * ```text
 * question = form [ "on" issue ] { ( "since" | "until" | "in" ) ( day | month | year ) } [ "?" ]
 * form     = "who" verb name                    stances about it
 *          | [ "who" | "whom" | "what" ] "does" name verb [ name ]
 *          | name verb [ name ]                 its stances, or those about the other
 *          | name ( "on" | "about" ) name       one about the other, or on an issue, of any sign
 *          | "between" name "and" name          about each other
 *          | [ "about" ] name                   all by or about it
 * verb     = support | back | praise | … | oppose | criticise | condemn | … | speak about | mention | …
 * ```
 *
 * A name may itself have words of the grammar in it, such as "and" or "on"; so there may be several
 * readings, of which those whose names exist are meant. Quotation marks keep a name together.
 */
export function parseQuestion(text: string): Question[] {
  const { rest, days } = takeDays(toWords(text));
  const readings = [...withIssue(rest), ...plain(rest)];
  return readings.map((reading): Question => ({ ...reading, days }));
}

/** A question before its days. */
type Undated = DistributiveOmit<Question, "days">;

function plain(words: Words): Undated[] {
  return cores(words).map((core): Undated => ({ ...core, issue: null }));
}

/** Readings in which the last `on` or `about` begins an issue: the last of them first. */
function withIssue(words: Words): Undated[] {
  return placesOf(words, ["on"])
    .toReversed()
    .flatMap((at) => {
      const issue = toName(words.slice(at + 1));
      if (issue === null) return [];
      return cores(words.slice(0, at)).map((core): Undated => ({ ...spoken(core, words), issue }));
    });
}

/** A name before an issue is that of a speaker, unless it comes after "about". */
function spoken(core: Core, words: Words): Core {
  if (core.kind !== "around" || isKey(words[0], ["about", "on"])) return core;
  return { kind: "taken", sign: core.sign, subject: core.object };
}

function cores(words: Words): Core[] {
  return [
    ...aimed(words),
    ...asked(words),
    ...mutual(words),
    ...statements(words),
    ...dyadWithOn(words),
    ...around(words),
  ];
}

function aimed(words: Words): Core[] {
  if (!isKey(words[0], ["who"])) return [];
  return verbsAt(words, 1).flatMap(({ sign, end }) => {
    const object = toName(words.slice(end));
    return object === null ? [] : [{ kind: "aimed", sign, object }];
  });
}

/** With the verb at the end: whom does A support; with a name after it: what does A say about B. */
function asked(words: Words): Core[] {
  const from = words.findIndex((word) => isKey(word, ["does", "do", "did"])) + 1;
  const isQuestion = from === 1 || (from === 2 && isKey(words[0], ["who", "whom", "what"]));
  return isQuestion ? statements(words.slice(from)) : [];
}

function mutual(words: Words): Core[] {
  if (!isKey(words[0], ["between"])) return [];
  return placesOf(words, ["and"]).flatMap((at) => {
    const [one, other] = [toName(words.slice(1, at)), toName(words.slice(at + 1))];
    return one === null || other === null ? [] : [{ kind: "mutual", sign: "any", one, other }];
  });
}

function statements(words: Words): Core[] {
  if (isKey(words[0], ["who", "whom", "what"])) return [];
  return [...words.keys()].slice(1).flatMap((at) =>
    verbsAt(words, at).flatMap(({ sign, end }): Core[] => {
      const [subject, object] = [toName(words.slice(0, at)), toName(words.slice(end))];
      if (subject === null) return [];
      return object === null
        ? [{ kind: "taken", sign, subject }]
        : [{ kind: "dyad", sign, subject, object }];
    }),
  );
}

function dyadWithOn(words: Words): Core[] {
  return placesOf(words, ["on", "about"]).flatMap((at) => {
    const [subject, object] = [toName(words.slice(0, at)), toName(words.slice(at + 1))];
    if (subject === null || object === null) return [];
    return [{ kind: "dyad", sign: "any", subject, object }];
  });
}

function around(words: Words): Core[] {
  const object = toName(isKey(words[0], ["about", "on"]) ? words.slice(1) : words);
  return object === null ? [] : [{ kind: "around", sign: "any", object }];
}

function isKey(word: QuestionWord | undefined, keys: readonly string[]): boolean {
  return word !== undefined && keys.includes(word.key);
}

/** Places of words of the grammar, not at either end. */
function placesOf(words: Words, keys: readonly string[]): number[] {
  return [...words.keys()].filter(
    (at) => at > 0 && at < words.length - 1 && isKey(words[at], keys),
  );
}

/** Verbs that begin at a word, and the place after each. */
function verbsAt(words: Words, at: number): { sign: QuestionSign; end: number }[] {
  return VERBS.filter((verb) => verb.words.every((key, step) => words[at + step]?.key === key)).map(
    (verb) => ({ sign: verb.sign, end: at + verb.words.length }),
  );
}
