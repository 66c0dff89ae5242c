import { seededRandom } from "../../server/wire/seeded-random.ts";
import type { GraphItem } from "../../server/wire/interchange.ts";

const ACTS = ["010", "036", "042", "051", "057", "111", "112", "190"] as const;

/** A scale-free graph of actors and their stances, the same for the same numbers. */
export function* benchGraph(actors: number, stances: number): Generator<GraphItem> {
  const random = seededRandom(1);
  // A power law: few actors have most of the stances.
  const pick = (): number => Math.floor(actors * random() ** 3);
  for (let n = 0; n < actors; n += 1) {
    yield {
      kind: "actor",
      actor: {
        id: `actor-${n}`,
        kind: n % 4 === 0 ? "state" : "person",
        name: `Actor number ${n}`,
      },
    };
  }
  for (let n = 0; n < 20; n += 1)
    yield { kind: "issue", issue: { id: `issue-${n}`, name: `Issue ${n}` } };
  yield { kind: "source", source: { id: "wire", title: "A newswire", kind: "dataset" } };
  for (let n = 0; n < stances; n += 1) {
    const from = pick();
    const to = pick();
    yield {
      kind: "stance",
      stance: {
        id: `stance-${n}`,
        from: `actor-${from}`,
        to: `actor-${to === from ? (to + 1) % actors : to}`,
        issue: `issue-${n % 20}`,
        act: ACTS[n % ACTS.length] ?? "010",
        goldstein: Math.round((random() * 20 - 10) * 10) / 10,
        date: `20${10 + (n % 10)}-${String(1 + (n % 12)).padStart(2, "0")}-15`,
        summary: `What was said the ${n}th time, in a sentence of usual length.`,
        locator: `row ${n}`,
        source: "wire",
        status: "reported",
      },
    };
  }
}
