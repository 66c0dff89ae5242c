import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

/** Built-in queries for tests, by id: on the article's graph each gives rows with its defaults. */
export const SAMPLES: Readonly<Record<string, string>> = {
  "said-about": `// name: What somebody said about somebody
// summary: Stances of an actor, newest first.
// param: actor string suggest(Actor.id) = "vladimir-putin"  Who
// param: issue string? suggest(STANCE.issue where from = $actor)  On what
// param: target string? suggest(STANCE.to where from = $actor and issue = $issue)  About whom
// param: since date? 1900-01-01..  Earliest day
// param: status list<string> in ("stated", "reported", "claimed", "denied") = ["stated", "reported"]
// param: top integer 1..50 = 10  How many
// returns: table  one row per stance
// tags: evidence, dyads

MATCH (a:Actor {id: $actor})-[s:STANCE]->(b)
WHERE ($issue IS NULL OR s.issue = $issue) AND ($target IS NULL OR b.id = $target)
  AND ($since IS NULL OR s.date >= date($since)) AND s.status IN $status
RETURN b.id AS about, s.date AS day, s.polarity AS polarity, s.id AS stance
ORDER BY day DESC, stance
LIMIT $top
`,
  "by-act": `// name: Stances by act
// summary: How often each act of an issue occurs.
// param: act string? suggest(STANCE.act)  CAMEO code
// param: source string? suggest(Source.id)  Where it is documented
// param: issue string? suggest(Issue.id)
// tags: evidence
// unlimited: one row per act

MATCH (:Actor)-[s:STANCE]->()
WHERE ($act IS NULL OR s.act = $act) AND ($source IS NULL OR s.source = $source)
  AND ($issue IS NULL OR s.issue = $issue)
RETURN s.act AS act, count(*) AS n
ORDER BY n DESC, act
`,
  "every-pair": `// name: Every pair of actors
// summary: Many rows, for limits.
// unlimited: on purpose

MATCH (a:Actor), (b:Actor) RETURN a.id AS a, b.id AS b
`,
  "backed-pairs": `// name: Who backs whom
// summary: Supportive dyads as a graph.
// returns: graph
// tags: alliances

MATCH (a:Actor)-[s:STANCE]->(b:Actor) WHERE s.polarity > 0
RETURN a, s, b ORDER BY s.id LIMIT 20
`,
};

/** A folder with the samples, as the program has its own. */
export async function writeSamples(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "entente-samples-"));
  for (const [id, text] of Object.entries(SAMPLES)) {
    await writeFile(path.join(folder, `${id}.cypher`), text);
  }
  return folder;
}
