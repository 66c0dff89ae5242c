import { NETWORK_BYTES_TYPE } from "../../server/wire/network-bytes.ts";
import { benchGraph } from "./bench-graph.ts";
import { withEachEngine, type BenchEngine } from "./bench-engines.ts";
import type { BenchSuite, Comparison, Contender, Goal } from "./bench-suite.ts";

/** So few that they all have met after the fewest stances. */
const ACTORS = 12;

/** `/api/network` and `/api/timeline` of graphs with the same dyads and ever more stances. */
export const suite: BenchSuite = {
  name: "network",
  title: "Networks and timelines as stances grow",
  run: async (compare, { quick, engine: wanted }) => {
    const [few, many] = quick ? [2_000, 20_000] : [10_000, 1_000_000];
    for (const name of ["embedded", "neo4j"].filter((each) => (wanted ?? each) === each)) {
      const start = (stances: number, use: (engine: BenchEngine) => Promise<void>): Promise<void> =>
        withEachEngine(
          name,
          () => benchGraph(ACTORS, stances),
          async (engine) => {
            await isInMemory(engine);
            await use(engine);
          },
          // The log tells when the stances are in memory.
          { ENTENTE_LOG: "info" },
        );
      await start(few, (small) =>
        start(many, async (large) => {
          const pair = [
            [`${few} stances`, small],
            [`${many} stances`, large],
          ] as const;
          const rounds = quick ? 10 : 25;
          await compare(again(pair, rounds));
          await compare(anew(pair, rounds, "asked anew", everything));
          await compare(anew(pair, rounds, "asked anew for a part", part));
        }),
      );
    }
  },
};

/** The server begins to read them when it starts. */
async function isInMemory({ server }: BenchEngine): Promise<void> {
  await server.logged("stances are in memory");
}

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
    goals: flatGoals(grown),
    rounds,
    // A database that has just started takes its time for the first ones.
    warmUps: 20,
  };
}

/** A filter that holds for every stance, another one each time. */
function everything(time: number): string {
  return `since=1990-01-${String(time).padStart(2, "0")}`;
}

/** A filter for which days and single stances have to be looked at, another one each time. */
function part(time: number): string {
  const two = String(time).padStart(2, "0");
  return `since=2012-02-${two}&until=2018-07-${two}&polarityMin=-0.5${two}`;
}

/** Each with a filter that was not asked for before. */
function anew(
  pair: Pair,
  rounds: number,
  what: string,
  filter: (time: number) => string,
): Comparison {
  const [[baseline] = [""], [grown, engine] = ["", null]] = pair;
  const contender = ([name, { server }]: Pair[number]): Contender => {
    let time = 0;
    return {
      name,
      sample: async () => {
        time += 1;
        return [
          await timeOf(server.port, `/api/network?${filter(time)}`),
          await timeOf(server.port, `/api/timeline?${filter(time)}`),
        ];
      },
    };
  };
  return {
    title: `${engine?.name ?? ""}, ${what}`,
    metrics: [
      { name: "network", unit: "ms" },
      { name: "timeline", unit: "ms" },
    ],
    baseline,
    contenders: pair.map(contender),
    goals: flatGoals(grown),
    rounds,
    warmUps: 3,
  };
}

function flatGoals(contender: string): Goal[] {
  return ["network", "timeline"].map((metric) => {
    return { line: 13, contender, metric, of: "ratio", atMost: 2 } as const;
  });
}

async function timeOf(port: number, path: string): Promise<number> {
  const start = performance.now();
  const accept = path.startsWith("/api/network") ? NETWORK_BYTES_TYPE : "application/json";
  const response = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { accept } });
  await response.arrayBuffer();
  if (response.status !== 200) throw new Error(`${path} was answered with ${response.status}`);
  return performance.now() - start;
}
