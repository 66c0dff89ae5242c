import { readFileSync } from "node:fs";
import path from "node:path";
import type { Network } from "../../server/wire/network.ts";
import { SHARED_FOLDER } from "../fixtures/shared-folder.ts";
import { smallNetwork } from "../view/small-network.ts";

/** Files of the folder of reference data. Test input only: nothing of them is kept here. */
export const TRIBES = "data/signed/highland-tribes.tsv";
export const STATES = "data/signed/cow-signed.even.tsv";

/** The network of edges, each of one stance of polarity 1 or −1. */
export function readTribes(): Network {
  return toNetwork(readLines(TRIBES));
}

/** Networks of states by their four years. */
export function readStates(): ReadonlyMap<string, Network> {
  const periods = new Map<string, string[][]>();
  for (const [period = "", ...edge] of readLines(STATES)) {
    periods.set(period, [...(periods.get(period) ?? []), edge]);
  }
  return new Map([...periods].map(([period, edges]) => [period, toNetwork(edges)]));
}

function readLines(file: string): string[][] {
  const lines = readFileSync(path.join(SHARED_FOLDER, file), "utf8").trim().split(/\r?\n/);
  return lines.slice(1).map((line) => line.split("\t"));
}

function toNetwork(edges: readonly (readonly string[])[]): Network {
  return smallNetwork(
    [...new Set(edges.flatMap(([from = "", to = ""]) => [from, to]))],
    edges.map(([from = "", to = "", sign]) => ({ from, to, polarity: Number(sign) })),
  );
}
