import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
/** The compiled file is in build/test/neo4j, the pom in test/neo4j. */
const POM = path.resolve(import.meta.dirname, "../../../test/neo4j/pom.xml");
const STAMP = "complete";

/** Says why no Neo4j server can be started on this machine; its message is the reason. */
export class Neo4jNotStartable extends Error {
  override readonly name = "Neo4jNotStartable";
}

export interface Neo4jArtifacts {
  /** The `java` to start it with. */
  readonly java: string;
  /** Class path of the whole server. */
  readonly classPath: string;
  readonly version: string;
}

/**
 * The jars of the Neo4j server, from the cache folder, or fetched into it by Maven the first time.
 * The folder is `ENTENTE_CACHE`, else `entente` in `XDG_CACHE_HOME`, else `~/.cache/entente`.
 *
 * @throws Neo4jNotStartable without Java 17 or later, or without Maven when the cache is empty.
 */
export async function resolveNeo4jArtifacts(): Promise<Neo4jArtifacts> {
  const java = await findJava();
  const pom = await readFile(POM, "utf8");
  const version = /<neo4j\.version>([^<]+)</.exec(pom)?.[1];
  if (version === undefined) throw new Error(`${POM} names no neo4j.version.`);
  const folder = path.join(cacheFolder(), `neo4j-${version}`);
  if (!existsSync(path.join(folder, STAMP))) await fetchArtifacts(folder);
  return { java, classPath: path.join(folder, "lib", "*"), version };
}

function cacheFolder(): string {
  const { ENTENTE_CACHE, XDG_CACHE_HOME } = process.env;
  if (ENTENTE_CACHE !== undefined) return path.resolve(ENTENTE_CACHE);
  return path.join(XDG_CACHE_HOME ?? path.join(homedir(), ".cache"), "entente");
}

async function findJava(): Promise<string> {
  const home = process.env["JAVA_HOME"];
  const java = home === undefined ? "java" : path.join(home, "bin", "java");
  try {
    const { stderr } = await run(java, ["-version"]);
    const major = Number(/version "(\d+)/.exec(stderr)?.[1]);
    if (major >= 17) return java;
    throw new Neo4jNotStartable(`Neo4j 5 needs Java 17 or later, and ${java} is ${major}.`);
  } catch (error) {
    if (error instanceof Neo4jNotStartable) throw error;
    throw new Neo4jNotStartable("There is no Java on this machine; install Java 17 or later.", {
      cause: error,
    });
  }
}

/** Fills a folder beside the final one and renames it, so that a half-filled one is never used. */
async function fetchArtifacts(folder: string): Promise<void> {
  await mkdir(path.dirname(folder), { recursive: true });
  const draft = await mkdtemp(`${folder}.draft-`);
  const mvn = process.platform === "win32" ? "mvn.cmd" : "mvn";
  const args = ["-B", "-q", "-f", POM, "dependency:copy-dependencies"];
  try {
    await run(mvn, [...args, `-DoutputDirectory=${path.join(draft, "lib")}`], {
      timeout: 600_000,
      maxBuffer: 64 * 1024 * 1024,
    });
    await writeFile(path.join(draft, STAMP), "");
    // Another run may have been faster; then this draft is superfluous.
    await rename(draft, folder).catch((error: unknown) => {
      if (!existsSync(path.join(folder, STAMP))) throw error;
    });
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") {
      throw new Neo4jNotStartable("There is no Maven (mvn) on this machine to fetch Neo4j with.");
    }
    const output = error instanceof Error && "stdout" in error ? String(error.stdout) : "";
    throw new Neo4jNotStartable(`Maven could not fetch Neo4j: ${output.trim().slice(0, 500)}`, {
      cause: error,
    });
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}
