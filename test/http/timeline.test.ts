import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { StanceFilterSchema } from "../../server/wire/network-filter.ts";
import type { Stance } from "../../server/wire/stance.ts";
import { bucketOf, TIME_BUCKETS, type TimeBucket } from "../../server/wire/time-bucket.ts";
import { TimelineSchema, type Timeline } from "../../server/wire/timeline.ts";
import { filterStances } from "../network/expected-network.ts";
import { randomGraph } from "../network/random-graph.ts";
import { problemOf, serveGraph, type ServedGraph } from "./served-graph.ts";

const GRAPH = randomGraph({ actors: 12, stances: 400 });

describe("/api/timeline", () => {
  let served: ServedGraph;
  beforeAll(async () => {
    served = await serveGraph({ graph: GRAPH });
  });
  afterAll(() => served.close());

  it.each(TIME_BUCKETS)("counts exactly the stances of each %s, by sign", async (bucket) => {
    const timeline = await read(`bucket=${bucket}`);
    expect(timeline.buckets).toEqual(expectedBuckets(GRAPH.stances, bucket));
    expect(timeline.total).toBe(400);
  });

  it("counts only the stances under the filter, of one dyad if that is asked for", async () => {
    const filter = StanceFilterSchema.parse({ source: ["wire"], polarityMin: 0.1 });
    const expected = filterStances(GRAPH, filter).filter(
      ({ from, to }) => from === "a03" && to === "a04",
    );
    const timeline = await read("source=wire&polarityMin=0.1&from=a03&to=a04&bucket=month");
    expect(expected.length).toBeGreaterThan(0);
    expect(timeline.buckets).toEqual(expectedBuckets(expected, "month"));
    const days = expected.map(({ date }) => date).toSorted();
    expect([timeline.first, timeline.last]).toEqual([days[0], days.at(-1)]);
  });

  it("takes by itself the finest stretch of which 200 are enough", async () => {
    expect((await read("")).bucket).toBe("month");
    expect((await read("since=2018-01-01&until=2019-12-31")).bucket).toBe("week");
    expect((await read("since=2018-03-01&until=2018-06-30")).bucket).toBe("day");
  });

  it("is empty without stances", async () => {
    expect(await read("since=1999-01-01&until=1999-12-31")).toMatchObject({
      bucket: "day",
      buckets: [],
      total: 0,
      first: null,
      last: null,
    });
  });

  it("refuses a stretch that it does not know, and names those that it does", async () => {
    const problem = await problemOf(await served.get("/api/timeline?bucket=decade"));
    expect(problem.errors?.[0]).toMatchObject({
      place: "bucket",
      remedy: "write one of auto, day, week, month, year",
    });
  });

  async function read(query: string): Promise<Timeline> {
    return TimelineSchema.parse(await (await served.get(`/api/timeline?${query}`)).json());
  }
});

function expectedBuckets(stances: readonly Stance[], bucket: TimeBucket): Timeline["buckets"] {
  const groups = new Map<string, Stance[]>();
  for (const stance of stances) {
    const { start } = bucketOf(stance.date, bucket);
    groups.set(start, [...(groups.get(start) ?? []), stance]);
  }
  return [...groups]
    .toSorted(([x], [y]) => (x < y ? -1 : 1))
    .map(([start, group]) => {
      const polarities = group.map(({ polarity = NaN }) => polarity);
      return {
        ...bucketOf(start, bucket),
        n: group.length,
        positive: polarities.filter((polarity) => polarity > 0).length,
        negative: polarities.filter((polarity) => polarity < 0).length,
        neutral: polarities.filter((polarity) => polarity === 0).length,
        polarity: Number((polarities.reduce((a, b) => a + b, 0) / group.length).toFixed(6)) + 0,
      };
    });
}
