import type { StanceFilter } from "../wire/network-filter.ts";
import type { QuestionReading } from "../wire/question.ts";
import { formatDay, formatPeriod } from "../words/format-day.ts";
import type { Question, QuestionSign } from "./parse-question.ts";
import type { ResolvedQuestion } from "./resolve-question.ts";

/** What an understood question means: in words, as Cypher, as a filter and as stances to read. */
export type QuestionMeaning = Pick<
  QuestionReading,
  "reading" | "cypher" | "params" | "evidence" | "selection"
> & { readonly filter: StanceFilter };

/** From here on a stance counts as supportive or hostile, as in the explorer's filter. */
const LEAST_POLARITY = 0.01;
const MOST_ROWS = 500;

/**
 * The meaning of a question whose names are all known. The filter holds what a filter can: the
 * network around the object; `evidence` and the Cypher hold exactly the stances.
 */
export function questionMeaning({ question, names }: ResolvedQuestion): QuestionMeaning | null {
  if (question === null) return null;
  const ids = Object.fromEntries(
    Object.entries(names).map(([role, { hit }]) => [role, hit?.id ?? ""]),
  );
  const ends = endsOf(question.kind, ids);
  const bounds = boundsOf(question, ids);
  const params = { ...ids, ...signParams(question.sign), ...question.days };
  return {
    reading: inWords(question, names),
    cypher: toCypher(question, ends.where),
    params,
    filter: { actor: ends.around, ...bounds },
    evidence: ends.evidence,
    selection: ends.selection,
  };
}

type Ids = Readonly<Record<string, string>>;

interface Ends {
  readonly where: string;
  readonly around: string[];
  readonly evidence: QuestionReading["evidence"];
  readonly selection: QuestionReading["selection"];
}

function endsOf(kind: Question["kind"], ids: Ids): Ends {
  const id = (role: string): string => ids[role] ?? "";
  switch (kind) {
    case "aimed":
      return {
        where: "b.id = $object",
        around: [id("object")],
        evidence: [{ to: id("object") }],
        selection: { kind: "node", id: id("object") },
      };
    case "taken":
      return {
        where: "a.id = $subject",
        around: [id("subject")],
        evidence: [{ from: id("subject") }],
        selection: { kind: "node", id: id("subject") },
      };
    case "dyad":
      return {
        where: "a.id = $subject AND b.id = $object",
        around: [id("subject"), id("object")],
        evidence: [{ from: id("subject"), to: id("object") }],
        selection: { kind: "dyad", from: id("subject"), to: id("object") },
      };
    case "mutual":
      return {
        where: "((a.id = $one AND b.id = $other) OR (a.id = $other AND b.id = $one))",
        around: [id("one"), id("other")],
        evidence: [
          { from: id("one"), to: id("other") },
          ...(id("one") === id("other") ? [] : [{ from: id("other"), to: id("one") }]),
        ],
        selection: { kind: "dyad", from: id("one"), to: id("other") },
      };
    case "around":
      return {
        where: "(a.id = $object OR b.id = $object)",
        around: [id("object")],
        evidence: [{}],
        selection: { kind: "node", id: id("object") },
      };
  }
}

function signParams(sign: QuestionSign): Readonly<Record<string, number>> {
  if (sign === "support") return { polarityMin: LEAST_POLARITY };
  return sign === "opposition" ? { polarityMax: -LEAST_POLARITY } : {};
}

function boundsOf({ sign, issue, days }: Question, ids: Ids): StanceFilter {
  return {
    ...(issue === null ? {} : { issue: [ids["issue"] ?? ""] }),
    ...signParams(sign),
    ...days,
  };
}

function toCypher({ sign, issue, days }: Question, ends: string): string {
  const clauses = [
    ends,
    ...(issue === null ? [] : ["(s.issue = $issue OR b.id = $issue)"]),
    ...(sign === "support" ? ["s.polarity >= $polarityMin"] : []),
    ...(sign === "opposition" ? ["s.polarity <= $polarityMax"] : []),
    ...(days.since === undefined ? [] : ["s.date >= date($since)"]),
    ...(days.until === undefined ? [] : ["s.date <= date($until)"]),
  ];
  return [
    "MATCH (a:Actor)-[s:STANCE]->(b)",
    `WHERE ${clauses.join("\n  AND ")}`,
    "RETURN a, s, b",
    `ORDER BY s.date DESC, s.id LIMIT ${MOST_ROWS}`,
  ].join("\n");
}

const SIGN_WORDS = { support: "Supportive stances", opposition: "Hostile stances", any: "Stances" };

function inWords(question: Question, names: ResolvedQuestion["names"]): string {
  const name = (role: keyof ResolvedQuestion["names"]): string => names[role]?.hit?.name ?? "";
  const ends = {
    aimed: () => `about ${name("object")}`,
    taken: () => `of ${name("subject")}`,
    dyad: () => `of ${name("subject")} about ${name("object")}`,
    mutual: () => `of ${name("one")} and ${name("other")} about each other`,
    around: () => `by or about ${name("object")}`,
  }[question.kind]();
  const issue = question.issue === null ? "" : ` on ${name("issue")}`;
  return `${SIGN_WORDS[question.sign]} ${ends}${issue}${daysInWords(question.days)}`;
}

function daysInWords({ since, until }: Question["days"]): string {
  if (since !== undefined && until !== undefined) {
    return since === until ? ` on ${formatDay(since)}` : `, ${formatPeriod(since, until)}`;
  }
  if (since !== undefined) return ` since ${formatDay(since)}`;
  return until === undefined ? "" : ` until ${formatDay(until)}`;
}
