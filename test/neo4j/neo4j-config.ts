import { mkdir, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import path from "node:path";

export interface Neo4jPorts {
  readonly bolt: number;
  readonly http: number;
}

/** Two ports that were free a moment ago. */
export async function freePorts(): Promise<Neo4jPorts> {
  const servers = await Promise.all([listen(), listen()]);
  await Promise.all(servers.map(({ close }) => close()));
  return { bolt: servers[0].port, http: servers[1].port };
}

async function listen(): Promise<{ port: number; close: () => Promise<void> }> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("No TCP port.");
  const close = (): Promise<void> =>
    new Promise((done) => {
      server.close(() => {
        done();
      });
    });
  return { port: address.port, close };
}

/** Writes `conf/neo4j.conf` into the home folder: small, loopback only, sends nothing home. */
export async function writeNeo4jConfig(
  home: string,
  ports: Neo4jPorts,
  extra: Readonly<Record<string, string>>,
): Promise<void> {
  const settings: Record<string, string> = {
    "server.default_listen_address": "127.0.0.1",
    "server.bolt.listen_address": `127.0.0.1:${ports.bolt}`,
    "server.bolt.advertised_address": `127.0.0.1:${ports.bolt}`,
    "server.http.listen_address": `127.0.0.1:${ports.http}`,
    "server.https.enabled": "false",
    "server.memory.pagecache.size": "128m",
    "db.tx_log.rotation.retention_policy": "keep_none",
    "dbms.usage_report.enabled": "false",
    "dbms.security.auth_enabled": "true",
    // A test with a wrong password must not lock the user out of the tests after it.
    "dbms.security.auth_max_failed_attempts": "0",
    ...extra,
  };
  const text = Object.entries(settings).map(([key, value]) => `${key}=${value}\n`);
  const folder = path.join(home, "conf");
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, "neo4j.conf"), text.join(""));
}
