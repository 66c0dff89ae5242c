import { describe, expect, it } from "@jest/globals";
import { createAnalysisPool } from "../../server/network/analysis-pool.ts";
import { analyseNetwork } from "../../server/signed/analyse-network.ts";
import { AnalysisOptionsSchema } from "../../server/wire/analysis.ts";
import { EntenteError } from "../../server/wire/entente-error.ts";
import type { Network } from "../../server/wire/network.ts";
import { smallNetwork, type DyadWish } from "../view/small-network.ts";

const OPTIONS = AnalysisOptionsSchema.parse({});

describe("the analysis in a thread", () => {
  it("gives what the same analysis gives here", async () => {
    const network = ring(12);
    const analyse = createAnalysisPool();
    expect(await analyse({ network, options: OPTIONS })).toEqual(analyseNetwork(network, OPTIONS));
  });

  it("lets this thread do other things meanwhile", async () => {
    const analyse = createAnalysisPool();
    let turns = 0;
    const clock = setInterval(() => (turns += 1), 1);
    await analyse({ network: tangle(25), options: OPTIONS });
    clearInterval(clock);
    // In this thread there would have been one turn after all the work.
    expect(turns).toBeGreaterThan(5);
  });

  it("is ended when its caller goes, and frees its thread for the next", async () => {
    const analyse = createAnalysisPool({ threads: 1 });
    const leaving = new AbortController();
    const abandoned = refusalOf(analyse({ network: tangle(60), options: OPTIONS }, leaving.signal));
    const waiting = analyse({ network: ring(5), options: OPTIONS });
    setTimeout(() => {
      leaving.abort();
    }, 50);
    expect(await abandoned).toMatchObject({ code: "cancelled" });
    expect((await waiting).graph.nodes).toBe(5);
  });

  it("is ended at its time limit, and says what to do", async () => {
    const analyse = createAnalysisPool({ timeoutMs: 40 });
    const error = await refusalOf(analyse({ network: tangle(60), options: OPTIONS }));
    expect(error.code).toBe("timeout");
    expect(error.message).toContain("narrow the filter");
  });

  it("is refused for a network that is too large, with its size and the limits", async () => {
    const analyse = createAnalysisPool();
    const error = await refusalOf(analyse({ network: ring(2001), options: OPTIONS }));
    expect(error.code).toBe("too-large");
    expect(error.message).toContain("2,001 nodes");
    expect(error.message).toContain("at most 2,000 nodes");
  });
});

async function refusalOf(running: Promise<unknown>): Promise<EntenteError> {
  const error: unknown = await running.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (error instanceof EntenteError) return error;
  throw new Error("it was not refused", { cause: error });
}

function ring(count: number): Network {
  const ids = Array.from({ length: count }, (_, at) => `n${at}`);
  return smallNetwork(
    ids,
    ids.map((from, at) => ({
      from,
      to: ids[(at + 1) % count] ?? "",
      polarity: at % 3 === 0 ? -1 : 1,
    })),
  );
}

/** Signs without any pattern between all nodes: the hardest there is. */
function tangle(count: number): Network {
  const ids = Array.from({ length: count }, (_, at) => `n${at}`);
  const dyads = ids.flatMap((from, i) =>
    ids.slice(i + 1).map((to, j): DyadWish => {
      return { from, to, polarity: (i * i + 7 * j * j + 3 * i * j) % 11 < 5 ? 1 : -1 };
    }),
  );
  return smallNetwork(ids, dyads);
}
