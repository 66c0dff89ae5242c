import { NETWORK_BYTES_TYPE } from "../../server/wire/network-bytes.ts";
import { benchGraph } from "./bench-graph.ts";
import { withEachEngine, type BenchEngine } from "./bench-engines.ts";
import type { BenchSuite, Comparison, Contender } from "./bench-suite.ts";

/** So few that they all have met after the fewest stances. */
const ACTORS = 12;

/** `/api/network` and `/api/timeline` of graphs with the same dyads and ever more stances. */
export const suite: BenchSuite = {
  name: "network",
  title: "Networks and timelines as stances grow",
  run: async (compare, { quick, engine: wanted }) => {
    const [few, many] = quick ? [2_000, 20_000] : [10_000, 1_000_000];
    for (const name of ["embedded", "neo4j"].filter((each) => (wanted ?? each) === each)) {
      await withEachEngine(
        name,
        () => benchGraph(ACTORS, few),
        (small) =>
          withEachEngine(
            name,
            () => benchGraph(ACTORS, many),
            async (large) => {
              const pair = [
                [`${few} stances`, small],
                [`${many} stances`, large],
              ] as const;
              await compare(again(pair, quick ? 10 : 50));
              await compare(anew(pair, quick ? 2 : 5));
            },
          ),
      );
    }
  },
};

type Pair = readonly (readonly [name: string, engine: BenchEngine])[];

function again(pair: Pair, rounds: number): Comparison {
  const [[baseline] = [""], [grown, engine] = ["", null]] = pair;
  return {
    title: `${engine?.name ?? ""}, asked again`,
    metrics: [
      { name: "network", unit: "ms" },
      { name: "timeline", unit: "ms" },
    ],
    baseline,
    contenders: pair.map(([name, { server }]) => ({
      name,
      sample: async () => [
        await timeOf(server.port, "/api/network"),
        await timeOf(server.port, "/api/timeline"),
      ],
    })),
    goals: ["network", "timeline"].map((metric) => {
      return { contender: grown, metric, of: "ratio", atMost: 2 } as const;
    }),
    rounds,
    warmUps: 3,
  };
}

/** Each with a filter that holds for every stance and was not asked for before. */
function anew(pair: Pair, rounds: number): Comparison {
  const [[baseline] = [""], [, engine] = ["", null]] = pair;
  const contender = ([name, { server }]: Pair[number]): Contender => {
    let day = 0;
    return {
      name,
      sample: async () => {
        day += 1;
        const since = `since=1990-01-${String(day).padStart(2, "0")}`;
        return [
          await timeOf(server.port, `/api/network?${since}`),
          await timeOf(server.port, `/api/timeline?${since}`),
        ];
      },
    };
  };
  return {
    title: `${engine?.name ?? ""}, asked anew`,
    metrics: [
      { name: "network", unit: "ms" },
      { name: "timeline", unit: "ms" },
    ],
    baseline,
    contenders: pair.map(contender),
    rounds,
    warmUps: 1,
  };
}

async function timeOf(port: number, path: string): Promise<number> {
  const start = performance.now();
  const accept = path.startsWith("/api/network") ? NETWORK_BYTES_TYPE : "application/json";
  const response = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { accept } });
  await response.arrayBuffer();
  if (response.status !== 200) throw new Error(`${path} was answered with ${response.status}`);
  return performance.now() - start;
}
