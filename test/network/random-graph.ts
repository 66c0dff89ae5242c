import type { Interchange } from "../../server/wire/interchange.ts";
import { seededRandom } from "../../server/wire/seeded-random.ts";
import type { Stance } from "../../server/wire/stance.ts";

export interface RandomGraphSize {
  readonly actors: number;
  readonly stances: number;
}

/**
 * A graph with stances of four years from three sources, some about two issues; actors with near
 * numbers speak of each other most, so that ways between far ones are long. The same each time.
 */
export function randomGraph({ actors, stances }: RandomGraphSize): Interchange {
  const random = seededRandom(5);
  const pick = (count: number): number => Math.floor(random() * count);
  const two = (number: number): string => String(number).padStart(2, "0");
  return {
    actors: Array.from({ length: actors }, (_, at) => ({
      id: `a${two(at)}`,
      kind: at % 3 === 0 ? "state" : "person",
      name: `Actor ${at}`,
    })),
    issues: ["dam", "road"].map((id) => ({ id, name: `The ${id}` })),
    sources: ["daily", "radio", "wire"].map((id) => ({ id, title: `The ${id}`, kind: "article" })),
    stances: Array.from({ length: stances }, (_, at): Stance => {
      const from = pick(actors);
      const near = (from + 1 + pick(3)) % actors;
      const isAboutIssue = pick(12) === 0;
      const [year, month, day] = [2018 + pick(4), 1 + pick(12), 1 + pick(28)];
      const polarity = (pick(21) - 10) / 10;
      return {
        id: `s${String(at).padStart(4, "0")}`,
        from: `a${two(from)}`,
        to: isAboutIssue ? (["dam", "road"][pick(2)] ?? "dam") : `a${two(near)}`,
        act: ["051", "112", "036"][pick(3)] ?? "051",
        goldstein: polarity * 10,
        polarity,
        date: `${year}-${two(month)}-${two(day)}`,
        summary: "Says something.",
        locator: `row ${at}`,
        source: ["daily", "radio", "wire", "wire"][pick(4)] ?? "wire",
        status: "stated",
        mentions: 1,
      };
    }),
    ties: [],
  };
}
