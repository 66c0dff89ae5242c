import fc from "fast-check";
import { header } from "./query-texts.ts";

/** Every piece of the grammar, so that a mutation is seldom far from something valid. */
export const WHOLE = `${header(
  "description: First paragraph",
  "   goes on",
  'param: issue string suggest(Issue.id) = "settlement-talks"  The issue',
  "param: since date? 1990-01-01..2030-01-01 = 2020-01-01  Earliest day",
  "param: actor string? suggest(STANCE.from where issue = $issue and date >= $since)  Who",
  'param: kinds list<string> in ("person", "state", "group") = ["state"]  Kinds',
  "param: share float -1..1 = -0.5",
  "param: top integer 1..100 = 20  How many",
  "param: all boolean = false",
  "param: days list<date>? 1990-01-01..",
  "returns: graph  one row per dyad",
  "tags: alliances, Türkiye, triads",
  "review: issue, since",
  "unlimited: one row per issue",
)}\n\nMATCH (a:Actor) WHERE a.id = $issue AND $since IS NULL RETURN a\n`;

const PIECES = [
  ...[
    "// ",
    "//",
    "\n",
    "\r\n",
    ":",
    "param: ",
    "name: ",
    "review: ",
    "suggest(",
    "in (",
    ")",
    "(",
  ],
  ...["..", "1..", "=", "?", "<", ">", "list<", "[", "]", ",", '"', "'", "\\", "$", "$issue", "`"],
  ...["2020-02-30", "1e999", "-0", "9007199254740993", "null", "where ", " and ", ">=", "\u2028"],
  ...["\0", "\ufeff", "😀", "\ud800", "__proto__", "x".repeat(300), " ".repeat(50), "/*", "*/"],
];

const mutation = fc.record({
  at: fc.nat({ max: WHOLE.length }),
  remove: fc.nat({ max: 12 }),
  insert: fc.oneof(
    fc.constantFrom(...PIECES),
    fc.string({ unit: "binary", maxLength: 6 }),
    fc
      .tuple(fc.nat({ max: WHOLE.length }), fc.nat({ max: 60 }))
      .map(([from, length]) => WHOLE.slice(from, from + length)),
  ),
});

/** Query files with one to eight mutations. */
export const mutated: fc.Arbitrary<string> = fc
  .array(mutation, { minLength: 1, maxLength: 8 })
  .map((mutations) =>
    mutations.reduce(
      (text, { at, remove, insert }) => text.slice(0, at) + insert + text.slice(at + remove),
      WHOLE,
    ),
  );
