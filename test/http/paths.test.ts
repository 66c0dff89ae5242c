import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { findPaths } from "../../server/signed/find-paths.ts";
import { toPathGraph } from "../../server/signed/path-graph.ts";
import { StanceFilterSchema } from "../../server/wire/network-filter.ts";
import { PATH_DIRECTIONS, PATH_MODES, PathsSchema, type Paths } from "../../server/wire/paths.ts";
import { expectedDyads, filterStances } from "../network/expected-network.ts";
import { randomGraph } from "../network/random-graph.ts";
import { problemOf, serveGraph, type ServedGraph } from "./served-graph.ts";

const GRAPH = randomGraph({ actors: 30, stances: 160 });
const ISSUES = new Set(GRAPH.issues.map(({ id }) => id));
const RULES = PATH_MODES.flatMap((mode) =>
  PATH_DIRECTIONS.flatMap((direction) =>
    (["shortest", "all"] as const).map((extent) => ({ mode, direction, extent })),
  ),
);

describe("/api/paths", () => {
  let served: ServedGraph;
  beforeAll(async () => {
    served = await serveGraph({ graph: GRAPH });
  });
  afterAll(() => served.close());

  it.each(RULES)("gives the paths of the whole graph, %j", async (rules) => {
    const dyads = expectedDyads(GRAPH.stances).filter(({ to }) => !ISSUES.has(to));
    const graph = toPathGraph(dyads, rules);
    for (const [from, to] of [
      ["a00", "a02"],
      ["a03", "a15"],
      ["a20", "a01"],
      ["a07", "a07"],
    ] as const) {
      const maxSteps = rules.extent === "all" ? 5 : 10;
      const expected = findPaths(graph, { from, to, ...rules, maxSteps, limit: 500 });
      const query = new URLSearchParams({ from, to, ...rules, maxSteps: String(maxSteps) });
      const paths = await read(`${query.toString()}&limit=500`);
      expect(paths).toMatchObject({ shortest: expected.shortest, total: expected.total });
      expect(paths.paths.map(({ sentence: _words, ...path }) => path)).toEqual(expected.paths);
    }
  });

  it("finds long ways at all, so that the comparison above means something", async () => {
    expect((await read("from=a03&to=a15")).shortest).toBeGreaterThan(3);
  });

  it("looks only at stances under the filter", async () => {
    const filter = StanceFilterSchema.parse({ source: ["daily", "radio"] });
    const dyads = expectedDyads(filterStances(GRAPH, filter)).filter(({ to }) => !ISSUES.has(to));
    const question = {
      from: "a03",
      to: "a15",
      extent: "shortest",
      maxSteps: 10,
      limit: 20,
    } as const;
    const graph = toPathGraph(dyads, { mode: "any", direction: "both" });
    const paths = await read("from=a03&to=a15&source=daily&source=radio&maxSteps=10");
    expect(paths.shortest).toBe(findPaths(graph, question).shortest);
  });

  it("leads over an issue only where that is asked for, and to one in any case", async () => {
    const speakers = GRAPH.stances.filter(({ to }) => to === "dam").map(({ from }) => from);
    const [one = "", two = ""] = [...new Set(speakers)];
    const query = `from=${one}&to=${two}&extent=all&maxSteps=2&limit=500`;
    const over = (paths: Paths): boolean => paths.paths.some(({ nodes }) => nodes.includes("dam"));
    expect(over(await read(query))).toBe(false);
    expect(over(await read(`${query}&issues=include`))).toBe(true);
    expect((await read(`from=${one}&to=dam&direction=out`)).shortest).toBe(1);
    expect((await read(`from=dam&to=${one}`)).shortest).toBe(1);
  });

  it("names every node of the paths, the ends first, and says each path in words", async () => {
    const { nodes, paths } = await read("from=a03&to=a15&limit=1");
    expect(nodes.slice(0, 2).map(({ id }) => id)).toEqual(["a03", "a15"]);
    expect(new Set(nodes.map(({ id }) => id))).toEqual(new Set(paths[0]?.nodes));
    expect(paths[0]?.sentence).toContain("Actor 3 ");
    expect(paths[0]?.sentence).toMatch(/so Actor 3 and Actor 15 would be|nothing follows/);
  });

  it("answers 404 for an end that the graph does not have", async () => {
    const problem = await problemOf(await served.get("/api/paths?from=a03&to=nobody"));
    expect(problem).toMatchObject({ code: "not-found", status: 404 });
    expect(problem.detail).toContain("nobody");
  });

  async function read(query: string): Promise<Paths> {
    return PathsSchema.parse(await (await served.get(`/api/paths?${query}`)).json());
  }
});
