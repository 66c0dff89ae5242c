import { benchGraph } from "./bench-graph.ts";
import { withEachEngine, type BenchEngine, type Drained } from "./bench-engines.ts";
import type { BenchSuite, Comparison, Contender } from "./bench-suite.ts";
import { drainHttp } from "./drain-http.ts";

const BARE = "bare engine or driver";
const HTTP = "through HTTP";
const PARAMS = { id: "actor-1" };
const HUNDRED =
  "MATCH (a:Actor {id: $id})-[s:STANCE]->(b:Actor) RETURN a.name AS who, s.polarity AS polarity, b.name AS whom, s.date AS day LIMIT 100";
const HUNDRED_NODES = "MATCH (a:Actor {id: $id})-[s:STANCE]->(b:Actor) RETURN a, s, b LIMIT 100";

/** Milliseconds to the first and to the last row of a query through HTTP against the bare engine. */
export const suite: BenchSuite = {
  name: "queries",
  title: "Time to the first and to the last row of a query",
  run: async (compare, { quick, engine: wanted }) => {
    const [actors, stances] = quick ? [200, 5_000] : [2_000, 20_000];
    const rounds = quick ? 20 : 200;
    await withEachEngine(
      wanted,
      () => benchGraph(actors, stances),
      async (engine) => {
        const one = "RETURN $id AS id";
        await compare(timing(engine, "1 row", one, 1, rounds));
        const hundred = timing(engine, "100 rows of four scalars", HUNDRED, 100, rounds);
        const goals = [{ contender: HTTP, metric: "last row", of: "excess", atMost: 3 }] as const;
        await compare({ ...hundred, goals });
        const nodes = "100 rows of two nodes and a stance";
        await compare({ ...timing(engine, nodes, HUNDRED_NODES, 100, rounds), goals });
      },
    );
  },
};

function timing(
  engine: BenchEngine,
  what: string,
  cypher: string,
  expected: number,
  rounds: number,
): Comparison {
  const contender = (name: string, drain: () => Promise<Drained>): Contender => ({
    name,
    sample: async () => {
      const { firstMs, lastMs, rows } = await drain();
      if (rows !== expected) throw new Error(`${name} gave ${rows} rows and not ${expected}`);
      return [firstMs, lastMs];
    },
  });
  return {
    title: `${engine.name}, ${what}`,
    metrics: [
      { name: "first row", unit: "ms" },
      { name: "last row", unit: "ms" },
    ],
    baseline: BARE,
    contenders: [
      contender(BARE, () => engine.drainBare(cypher, PARAMS)),
      contender(HTTP, () => drainHttp(engine.server.port, cypher, PARAMS)),
    ],
    rounds,
    warmUps: 200,
  };
}
