import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

const READ = `
import json, sys
import networkx
graph = getattr(networkx, "read_" + sys.argv[1])(sys.argv[2])
edges = graph.edges(keys=True, data=True) if graph.is_multigraph() else (
    (a, b, d.get("id"), d) for a, b, d in graph.edges(data=True))
print(json.dumps({
    "directed": graph.is_directed(),
    "nodes": {n: d for n, d in graph.nodes(data=True)},
    "edges": [[a, b, str(k), d] for a, b, k, d in edges],
}, default=str))
`;

/** What networkx made of a file. */
export interface NetworkxGraph {
  readonly directed: boolean;
  readonly nodes: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** Source, target, key, data. */
  readonly edges: readonly (readonly [string, string, string, Readonly<Record<string, unknown>>])[];
}

/** Tells whether networkx can be used here; prints why not. */
export async function hasNetworkx(): Promise<boolean> {
  try {
    await run("python3", ["-c", "import networkx"]);
    return true;
  } catch {
    console.warn("Files are not read back by networkx: python3 cannot import it.");
    return false;
  }
}

export async function readWithNetworkx(
  format: "gexf" | "graphml",
  text: string,
): Promise<NetworkxGraph> {
  const folder = await mkdtemp(path.join(tmpdir(), "entente-networkx-"));
  try {
    const file = path.join(folder, `graph.${format}`);
    await writeFile(file, text);
    const { stdout } = await run("python3", ["-c", READ, format, file], { maxBuffer: 2 ** 28 });
    return JSON.parse(stdout) as NetworkxGraph;
  } finally {
    await rm(folder, { recursive: true });
  }
}
