import { benchGraph } from "./bench-graph.ts";
import { withEachEngine, type BenchEngine, type Drained } from "./bench-engines.ts";
import type { BenchSuite, Comparison, Contender } from "./bench-suite.ts";
import { drainHttp } from "./drain-http.ts";

const BARE = "bare engine or driver";
const HTTP = "through our HTTP stream";

/** Rows per second from the database through our server against the same rows without it. */
export const suite: BenchSuite = {
  name: "store",
  title: "Rows per second, from the database to a reader",
  run: async (compare, { quick, engine: wanted }) => {
    const [actors, stances, rows] = quick ? [500, 5_000, 20_000] : [5_000, 50_000, 200_000];
    await withEachEngine(
      wanted,
      () => benchGraph(actors, stances),
      async (engine) => {
        const rounds = quick ? 3 : 9;
        const scalars = `UNWIND range(1, ${rows}) AS n RETURN n, 'row number ' + toString(n) AS text, n / 2.0 AS half, n % 2 = 0 AS even`;
        await compare(draining(engine, `${rows} rows of four scalars`, scalars, rows, rounds));
        const properties =
          "MATCH (a:Actor)-[s:STANCE]->(b:Actor) RETURN a.id AS who, b.id AS whom, s.polarity AS polarity, s.date AS day, s.summary AS summary";
        await compare(
          draining(engine, `${stances} rows of five properties`, properties, stances, rounds),
        );
        const graph = "MATCH (a:Actor)-[s:STANCE]->(b:Actor) RETURN a, s, b";
        await compare(
          draining(engine, `${stances} rows of two nodes and a stance`, graph, stances, rounds),
        );
      },
    );
  },
};

function draining(
  engine: BenchEngine,
  what: string,
  cypher: string,
  expected: number,
  rounds: number,
): Comparison {
  const contender = (name: string, drain: () => Promise<Drained>): Contender => ({
    name,
    sample: async () => {
      const { rows, lastMs } = await drain();
      if (rows !== expected) throw new Error(`${name} gave ${rows} rows and not ${expected}`);
      return [rows / (lastMs / 1000)];
    },
  });
  return {
    title: `${engine.name}, ${what}`,
    metrics: [{ name: "rows", unit: "/s" }],
    baseline: BARE,
    contenders: [
      contender(BARE, () => engine.drainBare(cypher)),
      contender(HTTP, () => drainHttp(engine.server.port, cypher)),
    ],
    goals: [{ contender: HTTP, metric: "rows", of: "ratio", atLeast: 0.7 }],
    rounds,
    warmUps: 2,
  };
}
