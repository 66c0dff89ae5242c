import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "@jest/globals";
import { z } from "zod";

const run = promisify(execFile);
const SCRIPT = path.resolve("build/test/import/gdelt-stream-process.js");
const MINUTES = 60_000;

const OutcomeSchema = z.object({
  stance: z.number(),
  skipped: z.number(),
  rejected: z.number(),
  mentions: z.number(),
  maxRssKiB: z.number(),
});

describe("reading a million rows of GDELT", () => {
  it(
    "takes hardly more memory than a hundred thousand, with 64 MB of heap",
    async () => {
      const small = await read(100_000);
      const large = await read(1_000_000);
      console.info(`Peak memory: ${small.maxRssKiB} KiB, then ${large.maxRssKiB} KiB.`);
      expect(large.stance + large.skipped).toBe(1_000_000);
      expect(large.maxRssKiB).toBeLessThan(small.maxRssKiB * 1.2);
    },
    10 * MINUTES,
  );

  it(
    "folds days in bounded memory and loses no mention",
    async () => {
      const plain = await read(200_000);
      const folded = await read(200_000, "aggregate");
      console.info(`Peak memory: ${plain.maxRssKiB} KiB, folded ${folded.maxRssKiB} KiB.`);
      expect(folded.mentions).toBe(plain.mentions);
      expect(folded.stance).toBe(plain.stance);
      expect(folded.maxRssKiB).toBeLessThan(plain.maxRssKiB + 100_000);
    },
    5 * MINUTES,
  );
});

async function read(rows: number, ...more: string[]): Promise<z.infer<typeof OutcomeSchema>> {
  const { stdout } = await run(process.execPath, [
    "--max-old-space-size=64",
    SCRIPT,
    String(rows),
    ...more,
  ]);
  return OutcomeSchema.parse(JSON.parse(stdout));
}
