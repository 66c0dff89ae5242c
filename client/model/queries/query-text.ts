import { foldText } from "../../../server/wire/fold-text.ts";

/** What a new query begins with: a front matter to fill in, and a question that already answers something. */
export const NEW_QUERY_TEXT = `// name: A new query
// summary: Say in one sentence what it answers.
// param: issue string suggest(Issue.id) = "settlement-talks"  The issue to look at
// returns: graph

MATCH (a:Actor)-[s:STANCE]->(b)
WHERE s.issue = $issue
RETURN a, s, b
ORDER BY s.date DESC, s.id
LIMIT 100
`;

const NAME_LINE = /^\/\/[ \t]*name:.*$/m;

/** The text with another name in its front matter. */
export function withName(text: string, name: string): string {
  const line = `// name: ${name.replace(/\s+/g, " ").trim()}`;
  const front = /^(?:\/\/.*(?:\n|$))*/.exec(text)?.[0] ?? "";
  if (!NAME_LINE.test(front)) return `${line}\n${text}`;
  // As a function, because a name may hold what a replacement text would read as a pattern.
  return front.replace(NAME_LINE, () => line) + text.slice(front.length);
}

/** An id made of a name, such as `who-backs-whom`; "" where the name has no letter or digit of ASCII. */
export function idOfName(name: string): string {
  return foldText(name)
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 80)
    .replace(/-+$/, "");
}
