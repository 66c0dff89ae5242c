import type { ActorHit } from "../wire/actor-card.ts";
import { foldText } from "../wire/fold-text.ts";
import type { QuestionName } from "../wire/question.ts";
import { parseQuestion, type Question } from "./parse-question.ts";
import { toWords, type NameText } from "./question-words.ts";

/** Actors and issues of a name, the best first. */
export type FindNames = (name: string) => Promise<readonly ActorHit[]>;

/** The parts that names play in a question. */
export type NameRole = "subject" | "object" | "issue" | "one" | "other";

export interface ResolvedQuestion {
  /** The reading whose names are best known; null where the words have no known form. */
  readonly question: Question | null;
  readonly names: Readonly<Partial<Record<NameRole, QuestionName>>>;
  /** What nothing is known of. Empty for an understood question. */
  readonly unknown: readonly NameText[];
}

/** Readings and names that one question may cost, at most. */
const MOST_READINGS = 40;
const MOST_LOOKUPS = 60;
const MOST_OTHERS = 4;

/**
 * The reading of a question whose names exist: the one whose worst name is known best (by its whole
 * name rather than a part of it), of equal ones the first. Speakers are actors, what a question is
 * about beside its target is an issue.
 */
export async function resolveQuestion(text: string, find: FindNames): Promise<ResolvedQuestion> {
  const lookup = rememberNames(find);
  let best: { question: Question; names: RoleNames; worst: number; known: number } | null = null;
  for (const question of parseQuestion(text).slice(0, MOST_READINGS)) {
    const names = await resolveNames(question, lookup);
    const grades = Object.values(names).map(gradeOf);
    const worst = Math.min(...grades);
    const known = grades.reduce((sum, grade) => sum + grade, 0) / grades.length;
    const isBetter =
      best === null || worst > best.worst || (worst === best.worst && known > best.known);
    if (isBetter) best = { question, names, worst, known };
  }
  if (best === null) return { question: null, names: {}, unknown: [] };
  const missing = Object.values(best.names).filter(({ hit }) => hit === null);
  const unknown = missing.length === 0 ? [] : await unknownParts(text, missing, lookup);
  return { question: best.question, names: best.names, unknown };
}

type RoleNames = Partial<Record<NameRole, QuestionName>>;

async function resolveNames(question: Question, find: FindNames): Promise<RoleNames> {
  const names: RoleNames = {};
  for (const [role, name] of rolesOf(question)) {
    const hits = (await find(name.text)).filter(({ label }) => fits(role, label));
    const [hit, ...others] = hits;
    names[role] = { ...name, hit: hit ?? null, others: others.slice(0, MOST_OTHERS) };
  }
  return names;
}

function rolesOf(question: Question): (readonly [NameRole, NameText])[] {
  const issue = question.issue === null ? [] : ([["issue", question.issue]] as const);
  switch (question.kind) {
    case "aimed":
    case "around":
      return [["object", question.object], ...issue];
    case "taken":
      return [["subject", question.subject], ...issue];
    case "dyad":
      return [["subject", question.subject], ["object", question.object], ...issue];
    case "mutual":
      return [["one", question.one], ["other", question.other], ...issue];
  }
}

function fits(role: NameRole, label: ActorHit["label"]): boolean {
  if (role === "issue") return label === "issue";
  return role === "object" || label === "actor";
}

/** 0 unknown, 1 a part of a name, 2 a whole name, alias or id. */
function gradeOf({ text, hit }: QuestionName): number {
  if (hit === null) return 0;
  const wholes = [hit.name, hit.alias ?? "", hit.id].map(foldText);
  return wholes.includes(foldText(text)) ? 2 : 1;
}

/** Of what has no hit as a whole, the words that nothing is called. */
async function unknownParts(
  text: string,
  missing: readonly QuestionName[],
  find: FindNames,
): Promise<NameText[]> {
  const parts: NameText[] = [];
  for (const name of missing) {
    const words = toWords(text).filter(({ start, end }) => start >= name.start && end <= name.end);
    const unknown: NameText[] = [];
    for (const word of words) {
      if ((await find(word.text)).length === 0) {
        unknown.push({ text: word.text, start: word.start, end: word.end });
      }
    }
    // Where each word is known, it is their combination that is not.
    const whole = { text: name.text, start: name.start, end: name.end };
    parts.push(...(unknown.length === 0 || unknown.length === words.length ? [whole] : unknown));
  }
  return parts;
}

/** Looks each name up once, and no more names than a question may cost. */
function rememberNames(find: FindNames): FindNames {
  const known = new Map<string, Promise<readonly ActorHit[]>>();
  return (name) => {
    const key = foldText(name);
    const before = known.get(key);
    if (before !== undefined) return before;
    const hits = known.size < MOST_LOOKUPS ? findWithArticle(name, find) : Promise.resolve([]);
    known.set(key, hits);
    return hits;
  };
}

/** A name as it is, or without the article that a sentence puts before it. */
async function findWithArticle(name: string, find: FindNames): Promise<readonly ActorHit[]> {
  const hits = await find(name);
  const bare = name.replace(/^the\s+/i, "");
  return hits.length > 0 || bare === name ? hits : find(bare);
}
