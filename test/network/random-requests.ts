import type { NetworkRequest } from "../../server/network/network-request.ts";
import type { TimelineRequest } from "../../server/network/read-timeline.ts";
import { ACTOR_KINDS } from "../../server/wire/actor.ts";
import type { Interchange } from "../../server/wire/interchange.ts";
import type { StanceFilter } from "../../server/wire/network-filter.ts";
import { STANCE_STATUSES } from "../../server/wire/stance.ts";

/**
 * A graph whose stances differ in everything that a filter can ask, and of which many do not: few
 * days, sources and polarities, some of these with many digits. Some stances have no issue, and some
 * are aimed at one.
 */
export function variedGraph(random: () => number, stances: number): Interchange {
  const pick = picking(random);
  const issues = ["dam", "road", "school"];
  const sources = ["daily", "radio", "wire", "unread"];
  const actors = Array.from({ length: 14 }, (_, at) => `a${at}`);
  return {
    actors: actors.map((id, at) => ({
      ...{ id, name: `Actor ${id}` },
      kind: ACTOR_KINDS[at % ACTOR_KINDS.length] ?? "group",
    })),
    issues: issues.map((id) => ({ id, name: `The ${id}` })),
    sources: sources.map((id) => ({ id, title: `The ${id}`, kind: "article" as const })),
    stances: Array.from({ length: stances }, (_, at) => {
      const from = pick(actors.slice(0, 9));
      const polarity = pick([0.1, 0.2, -0.3, 0, 0.7, -1, 1, 1 / 3, -0.59, 0.123456789]);
      return {
        id: `s${at}`,
        from,
        to: random() < 0.15 ? pick(issues) : pick(actors.slice(2, 12).filter((to) => to !== from)),
        ...(random() < 0.6 ? { issue: pick(issues) } : {}),
        act: pick(["051", "057", "05", "112", "036"]),
        goldstein: 0,
        polarity,
        date: pick(["1999-12-31", "2018-01-01", "2018-03-05", "2018-03-06", "2019-07-30"]),
        ...{ summary: "Says something.", locator: `row ${at}` },
        source: pick(sources.slice(0, 3)),
        status: pick(STANCE_STATUSES),
        mentions: 1,
      };
    }),
    ties: [{ type: "ALLIED_WITH", from: "a1", to: "a2", alliance: "entente", source: "wire" }],
  };
}

interface RandomRequests {
  network(): NetworkRequest;
  timeline(): TimelineRequest;
}

/** Questions of which each part is asked now and then, often for what there is, sometimes for nothing. */
export function randomRequests(
  random: () => number,
  { actors, issues, stances }: Interchange,
): RandomRequests {
  const pick = picking(random);
  const maybe = <T>(share: number, name: string, value: () => T): Record<string, T> =>
    random() < share ? { [name]: value() } : {};
  const some = (list: readonly string[]): string[] =>
    Array.from({ length: Math.floor(random() * 4) }, () => pick([...list, "nobody"]));
  const ends = [...actors, ...issues].map(({ id }) => id);
  const days = [
    ...new Set(stances.map(({ date }) => date)),
    "1990-01-01",
    "2018-02-10",
    "2030-01-01",
  ];
  const filter = (): StanceFilter => {
    const [since, until] = [pick(days), pick(days)].sort();
    const [lowest, highest] = [0.2 - random() * 1.2, pick([0.2, 0.7, 1])];
    return {
      ...maybe(0.25, "issue", () => some(issues.map(({ id }) => id))),
      ...maybe(0.25, "actor", () => some(ends)),
      ...maybe(0.2, "kind", () => some(ACTOR_KINDS)),
      ...maybe(0.3, "since", () => since),
      ...maybe(0.3, "until", () => until),
      ...maybe(0.15, "polarityMin", () => pick([lowest, -1, 0])),
      ...maybe(0.15, "polarityMax", () => highest),
      ...maybe(0.2, "act", () => pick([["05"], ["051", "1"], ["0"], ["99"], []])),
      ...maybe(0.2, "source", () => some([...new Set(stances.map(({ source }) => source))])),
      ...maybe(0.2, "status", () => some(STANCE_STATUSES)),
    };
  };
  return {
    network: (): NetworkRequest => ({
      filter: filter(),
      minStances: pick([1, 1, 1, 2, 5]),
      limit: pick([300, 300, 5]),
      also: random() < 0.3 ? some(ends) : [],
      countsNeighbors: random() < 0.5,
    }),
    timeline: (): TimelineRequest => ({
      conditions: {
        ...filter(),
        ...maybe(0.2, "from", () => pick(ends)),
        ...maybe(0.2, "to", () => pick(ends)),
        ...maybe(0.2, "without", () => some(["wire", "daily", "unread"])),
      },
      bucket: pick(["auto", "day", "month", "year"]),
    }),
  };
}

function picking(random: () => number): <T>(list: readonly T[]) => T {
  return (list) => {
    const chosen = list[Math.floor(random() * list.length)];
    if (chosen === undefined) throw new Error("there is nothing to pick from");
    return chosen;
  };
}
