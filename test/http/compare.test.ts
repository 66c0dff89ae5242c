import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import {
  ComparisonSchema,
  DropoutSchema,
  DYAD_CHANGES,
  type ComparedDyad,
  type Comparison,
  type Dropout,
} from "../../server/wire/comparison.ts";
import type { Dyad } from "../../server/wire/network.ts";
import { StanceFilterSchema } from "../../server/wire/network-filter.ts";
import { expectedDyads, filterStances } from "../network/expected-network.ts";
import { randomGraph } from "../network/random-graph.ts";
import { problemOf, serveGraph, type ServedGraph } from "./served-graph.ts";

const GRAPH = randomGraph({ actors: 10, stances: 300 });
const PERIODS = "beforeUntil=2019-12-31&afterSince=2020-01-01";

let served: ServedGraph;
beforeAll(async () => {
  served = await serveGraph({ graph: GRAPH });
});
afterAll(() => served.close());

describe("/api/compare", () => {
  it("says of every dyad what became of it", async () => {
    const { dyads, counts, before, after } = await compare(`${PERIODS}&limit=5000`);
    const [old, young] = [dyadsUnder({ until: "2019-12-31" }), dyadsUnder({ since: "2020-01-01" })];
    expect(sides(dyads, "before")).toEqual(byEnds(old));
    expect(sides(dyads, "after")).toEqual(byEnds(young));
    for (const each of dyads) expect([each.from, each.to, each.change]).toEqual(expected(each));
    for (const change of DYAD_CHANGES) {
      expect(counts[change]).toBe(dyads.filter((each) => each.change === change).length);
    }
    expect(before).toEqual({ dyads: old.length, stances: stances(old) });
    expect(after).toEqual({ dyads: young.length, stances: stances(young) });
    // Every kind is among them, so that each rule above was tried.
    expect(DYAD_CHANGES.filter((change) => counts[change] === 0)).toEqual([]);
  });

  it("lists what flipped first, then what came and went; the most stances first", async () => {
    const { dyads } = await compare(`${PERIODS}&limit=5000`);
    const keys = dyads.map(({ change, before, after, from, to }) =>
      [
        DYAD_CHANGES.indexOf(change),
        String(9999 - (before?.n ?? 0) - (after?.n ?? 0)),
        from,
        to,
      ].join(" "),
    );
    expect(keys).toEqual(keys.toSorted());
  });

  it("lists only the wanted kinds and number, and still counts all", async () => {
    const all = await compare(`${PERIODS}&limit=5000`);
    const some = await compare(`${PERIODS}&change=flipped&change=dropped&limit=3`);
    expect(some.counts).toEqual(all.counts);
    expect(some.dyads).toEqual(
      all.dyads.filter(({ change }) => change === "flipped" || change === "dropped").slice(0, 3),
    );
    const ends = new Set(some.dyads.flatMap(({ from, to }) => [from, to]));
    expect(some.nodes.map(({ id }) => id)).toEqual([...ends].toSorted());
  });

  it("takes a greater step for steady", async () => {
    const { counts } = await compare(`${PERIODS}&step=2`);
    expect([counts.strengthened, counts.weakened]).toEqual([0, 0]);
  });

  it("says each change in words", async () => {
    const { dyads } = await compare(`${PERIODS}&change=flipped&limit=1`);
    const [flipped] = dyads;
    expect(flipped?.sentence).toMatch(
      /^(Actor \d+|The \w+) → (Actor \d+|The \w+) changed sides: [+−][\d.]+ \(.*\) over \d+ stances?, then [+−][\d.]+ \(.*\) over \d+ stances?\.$/,
    );
  });

  it("gives the same dyads as CSV, with the names of both ends", async () => {
    const { dyads, nodes } = await compare(`${PERIODS}&limit=20`);
    const nameOf = new Map(nodes.map(({ id, name }) => [id, name]));
    const response = await served.get(`/api/compare?${PERIODS}&limit=20`, { accept: "text/csv" });
    const [head, ...lines] = (await response.text()).trimEnd().split("\r\n");
    expect(head).toBe(
      "from,fromName,to,toName,change,beforeStances,beforePolarity,afterStances,afterPolarity,shift,sentence",
    );
    expect(lines).toEqual(
      dyads.map(({ from, to, change, before, after, shift, sentence }) => {
        const side = (dyad: Dyad | null): unknown[] => [dyad?.n ?? "", dyad?.polarity ?? ""];
        const ends = [from, nameOf.get(from), to, nameOf.get(to)];
        const fields = [...ends, change, ...side(before), ...side(after), shift ?? ""];
        return `${fields.join(",")},${sentence.includes(",") ? `"${sentence}"` : sentence}`;
      }),
    );
  });

  it("refuses a period without bounds and one that ends before it begins, both at once", async () => {
    const problem = await problemOf(
      await served.get("/api/compare?beforeSince=2020-02-01&beforeUntil=2020-01-01"),
    );
    expect(problem.errors?.map(({ place, remedy }) => [place, remedy])).toEqual([
      ["beforeUntil", "swap the two"],
      ["afterSince", "give one of afterSince and afterUntil"],
    ]);
  });

  it("does not take the days of the filter", async () => {
    const problem = await problemOf(await served.get(`/api/compare?${PERIODS}&since=2020-01-01`));
    expect(problem.code).toBe("invalid-request");
  });
});

describe("/api/dropout", () => {
  it("leaves of each dyad what the other sources say", async () => {
    const { dyads, without } = await dropout("without=wire&without=radio&limit=5000");
    expect(without).toEqual(["wire", "radio"]);
    expect(sides(dyads, "before")).toEqual(byEnds(dyadsUnder({})));
    expect(sides(dyads, "after")).toEqual(byEnds(dyadsUnder({ source: ["daily"] })));
    expect(dyads.filter(({ change }) => change === "added")).toEqual([]);
    const gone = dyads.find(({ change }) => change === "dropped");
    expect(gone?.sentence).toContain("rests on the left out sources alone");
  });

  it("says what rests on each source alone", async () => {
    const { sources, singleSourceDyads } = await dropout("polarityMin=0");
    const filter = StanceFilterSchema.parse({ polarityMin: 0 });
    const all = expectedDyads(filterStances(GRAPH, filter));
    expect(singleSourceDyads).toBe(all.filter((dyad) => dyad.sources === 1).length);
    expect(sources.reduce((sum, { soleDyads }) => sum + soleDyads, 0)).toBe(singleSourceDyads);
    for (const { id, stances: own, dyads, soleDyads } of sources) {
      const left = expectedDyads(
        filterStances(GRAPH, filter).filter(({ source }) => source !== id),
      );
      const mine = expectedDyads(
        filterStances(GRAPH, filter).filter(({ source }) => source === id),
      );
      expect([own, dyads, soleDyads]).toEqual([
        stances(mine),
        mine.length,
        all.length - left.length,
      ]);
    }
    expect(sources.map(({ title }) => title)).toContain("The wire");
  });

  it("changes nothing where nothing is left out", async () => {
    const { counts } = await dropout("");
    expect(counts.steady).toBe(dyadsUnder({}).length);
  });

  it("counts dyads by what they have with all sources, also where minStances is asked for", async () => {
    const { dyads } = await dropout("without=wire&minStances=4&limit=5000");
    const kept = dyadsUnder({}).filter(({ n }) => n >= 4);
    expect(sides(dyads, "before")).toEqual(byEnds(kept));
    expect(dyads.some(({ after }) => after !== null && after.n < 4)).toBe(true);
  });
});

async function compare(query: string): Promise<Comparison> {
  return ComparisonSchema.parse(await (await served.get(`/api/compare?${query}`)).json());
}

async function dropout(query: string): Promise<Dropout> {
  return DropoutSchema.parse(await (await served.get(`/api/dropout?${query}`)).json());
}

function dyadsUnder(filter: object): Dyad[] {
  return expectedDyads(filterStances(GRAPH, StanceFilterSchema.parse(filter)));
}

function stances(dyads: readonly Dyad[]): number {
  return dyads.reduce((sum, { n }) => sum + n, 0);
}

function sides(dyads: readonly ComparedDyad[], side: "before" | "after"): Dyad[] {
  return byEnds(dyads.flatMap((each) => each[side] ?? []));
}

function byEnds(dyads: readonly Dyad[]): Dyad[] {
  return dyads.toSorted((x, y) => (`${x.from} ${x.to}` < `${y.from} ${y.to}` ? -1 : 1));
}

/** Ends and kind of a change, worked out anew from its sides. */
function expected({ from, to, before, after }: ComparedDyad): unknown[] {
  const kind = (): string => {
    if (before === null) return "added";
    if (after === null) return "dropped";
    if (Math.sign(before.polarity) * Math.sign(after.polarity) === -1) return "flipped";
    const growth = Number((Math.abs(after.polarity) - Math.abs(before.polarity)).toFixed(6));
    if (Math.abs(growth) < 0.1) return "steady";
    return growth > 0 ? "strengthened" : "weakened";
  };
  return [from, to, kind()];
}
