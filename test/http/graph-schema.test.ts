import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { readRelationshipTypes } from "../../server/network/read-kinds.ts";
import { listedNodes } from "../../server/queries/suggestion-rank.ts";
import {
  GraphSchemaSchema,
  MOST_SOURCES,
  type GraphSchema,
} from "../../server/wire/graph-schema.ts";
import type { Interchange } from "../../server/wire/interchange.ts";
import type { SuggestionSource } from "../../server/wire/query-param.ts";
import { filterStances } from "../network/expected-network.ts";
import { ARTICLE, readGraph, serveGraph, type ServedGraph } from "./served-graph.ts";

describe("/api/schema", () => {
  let served: ServedGraph;
  let graph: Interchange;
  let schema: GraphSchema;
  beforeAll(async () => {
    graph = await readGraph(ARTICLE);
    served = await serveGraph({ file: ARTICLE });
    schema = GraphSchemaSchema.parse(await (await served.get("/api/schema")).json());
  });
  afterAll(() => served.close());

  it("counts labels and types", () => {
    const count = (list: GraphSchema["labels"]): Record<string, number> =>
      Object.fromEntries(list.map((each) => [each.name, each.count]));
    const kinds = (kind: string): number => graph.actors.filter((a) => a.kind === kind).length;
    const ties = (type: string): number => graph.ties.filter((tie) => tie.type === type).length;
    expect(count(schema.labels)).toEqual({
      Actor: 25,
      Person: kinds("person"),
      State: kinds("state"),
      Organization: kinds("organization"),
      Group: kinds("group"),
      Issue: 7,
      Source: 3,
    });
    expect(count(schema.relationshipTypes)).toEqual({
      STANCE: 49,
      REPRESENTS: ties("REPRESENTS"),
      MEMBER_OF: ties("MEMBER_OF"),
      PARTY_TO: ties("PARTY_TO"),
    });
  });

  it("lists the properties that are there, without the loader's own", () => {
    const stance = schema.relationshipTypes.find(({ name }) => name === "STANCE");
    const used = new Set(graph.stances.flatMap((each) => Object.keys(each)));
    used.delete("from");
    used.delete("to");
    used.add("mentions");
    expect(stance?.properties).toEqual([...used].toSorted());
    expect(schema.labels.flatMap(({ properties }) => properties)).not.toContain("search");
  });

  it("finds the same properties of types of which it does not look at each member", async () => {
    const types = await readRelationshipTypes({ store: served.store }, 10);
    expect(types).toEqual(schema.relationshipTypes);
  });

  it("has the sources with most stances where there are too many for all", async () => {
    const many = Array.from({ length: MOST_SOURCES }, (_, n) => ({
      ...{ id: `paper-${n}`, title: `Paper ${n}`, kind: "article" as const },
    }));
    const other = await serveGraph({ graph: { ...graph, sources: [...graph.sources, ...many] } });
    const read = GraphSchemaSchema.parse(await (await other.get("/api/schema")).json());
    expect(read.sources).toEqual(schema.sources.filter(({ stances }) => stances > 0));
    // These are not all, so suggestions are not looked for among them alone.
    const ofSources: SuggestionSource = { of: "Source", property: "id", where: [] };
    expect(listedNodes(ofSources, read)).toBeUndefined();
    expect(listedNodes(ofSources, schema)).toHaveLength(schema.sources.length);
    await other.close();
  });

  it("counts an issue's stances as the filter does", () => {
    for (const { id, stances } of schema.issues) {
      expect([id, stances]).toEqual([id, filterStances(graph, { issue: [id] }).length]);
    }
    expect(schema.issues).toMatchObject(graph.issues);
    expect(schema.issues).toHaveLength(graph.issues.length);
  });

  it("has the sources, the span of days and the totals", () => {
    const sources = graph.sources.map((source) => ({
      ...source,
      stances: graph.stances.filter((stance) => stance.source === source.id).length,
    }));
    expect(schema.sources).toEqual(sources);
    expect(schema.dates).toEqual({ first: "2020-10-21", last: "2020-10-23" });
    expect(schema.totals).toEqual({ nodes: 32, dyads: 41, stances: 49 });
  });

  it("counts an issue that only the stance's target names", async () => {
    const [first] = graph.stances.filter(({ to }) => to === "casualties");
    if (first === undefined) throw new Error("the article has stances about the casualties");
    const other = await serveGraph({
      graph: { ...graph, stances: [{ ...first, issue: null }], ties: [] },
    });
    const read = GraphSchemaSchema.parse(await (await other.get("/api/schema")).json());
    expect(read.issues.find(({ id }) => id === "casualties")?.stances).toBe(1);
    const network = (await (await other.get("/api/network?issue=casualties")).json()) as object;
    expect(network).toMatchObject({ totals: { stances: 1 } });
    await other.close();
  });

  it("has no dates for an empty graph", async () => {
    const empty = await serveGraph();
    const read = GraphSchemaSchema.parse(await (await empty.get("/api/schema")).json());
    expect(read).toMatchObject({
      labels: [],
      relationshipTypes: [],
      issues: [],
      sources: [],
      dates: null,
      totals: { nodes: 0, dyads: 0, stances: 0 },
    });
    await empty.close();
  });
});
