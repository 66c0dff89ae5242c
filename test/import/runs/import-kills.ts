import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "@jest/globals";
import { ImportReportSchema, type ImportReport } from "../../../server/wire/import-report.ts";
import { seededRandom } from "../../../server/wire/seeded-random.ts";
import { entente, startEntente } from "../../cli/run-entente.ts";
import { gdeltRow } from "../formats/gdelt-rows.ts";

const KILLS_A_ROUND = 5;

/** A file of GDELT in which actors, articles and days vary. */
export function manyEvents(count: number): string {
  const actors = ["AZE", "ARM", "RUS", "TUR", "USA", "IRN", "FRA"];
  const rows = Array.from({ length: count }, (_, n) =>
    gdeltRow({
      id: String(1000 + n),
      from: `${actors[n % 7] ?? ""}GOV`,
      to: actors[(n * 3 + 1) % 7] ?? "",
      url: `https://example.org/story-${Math.floor(n / 3)}`,
      day: n % 50 === 0 ? "20201322" : `202010${String(1 + (n % 28)).padStart(2, "0")}`,
    }),
  );
  return `${rows.join("\n")}\n`;
}

/**
 * Imports a file with five kills at random moments, each followed by the same command, and then to its
 * end. Gives the report of the end.
 */
export async function importWithKills(
  file: string,
  environment: Readonly<Record<string, string>>,
  { seed, wholeMs }: { readonly seed: number; readonly wholeMs: number },
): Promise<ImportReport> {
  const random = seededRandom(seed);
  for (let kill = 0; kill < KILLS_A_ROUND; kill += 1) {
    const running = startEntente(["import", file, "--json"], { environment });
    // The process needs a moment to begin; a kill before that would show nothing.
    await sleep(wholeMs * (0.15 + 0.85 * random()));
    running.child.kill("SIGKILL");
    await running.ended;
  }
  return importWhole(file, environment);
}

export async function importWhole(
  file: string,
  environment: Readonly<Record<string, string>>,
): Promise<ImportReport> {
  const { code, stdout, stderr } = await entente(["import", file, "--json"], { environment });
  // 1, because rows were rejected.
  expect([code, stderr]).toEqual([1, ""]);
  return ImportReportSchema.parse(JSON.parse(stdout));
}
