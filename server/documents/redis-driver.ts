import type { Driver } from "unstorage";
import redisDriver from "unstorage/drivers/redis";
import { reasonOf } from "../store/system-error.ts";
import { EntenteError } from "../wire/entente-error.ts";
import type { DocumentDriver } from "./document-driver.ts";

/** What of a Redis client is used beside unstorage's driver. */
interface RedisClient {
  set(key: string, value: string, mode: "NX"): Promise<"OK" | null>;
  on(event: "error", listener: (error: Error) => void): unknown;
}

const BASE = "entente";

/**
 * Documents in Redis under keys that begin with `entente:`, through unstorage's driver. Every method
 * throws EntenteError `documents-unavailable` where Redis cannot be reached or refuses.
 * @param url `redis://` or `rediss://`, with user and password where it asks for them
 */
export function createRedisDriver(url: string): DocumentDriver {
  // The driver's own type names a module that this resolution does not find.
  const driver = redisDriver({
    url,
    base: BASE,
    // A caller is told within seconds, not after the default of twenty attempts.
    maxRetriesPerRequest: 2,
    connectTimeout: 5000,
    disconnectTimeout: 500,
    scanCount: 1000,
  }) as Driver<unknown, RedisClient>;
  const client = driver.getInstance?.();
  // Without a listener the client prints every failed attempt; the request that needs it tells.
  client?.on("error", () => undefined);
  return {
    name: "entente-redis",
    hasItem: (key) => trying(() => driver.hasItem(key, {})),
    getItem: (key) =>
      trying(async () => {
        const value = await driver.getItem(key, {});
        return typeof value === "string" ? value : null;
      }),
    setItem: (key, value) => trying(() => driver.setItem?.(key, value, {})),
    createItem: (key, value) =>
      trying(async () => (await client?.set(`${BASE}:${key}`, value, "NX")) === "OK"),
    removeItem: (key) => trying(() => driver.removeItem?.(key, {})),
    getKeys: (base) => trying(() => driver.getKeys(base, {})),
    dispose: () => driver.dispose?.(),
  };
}

async function trying<T>(act: () => T | Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (cause) {
    throw new EntenteError(
      "documents-unavailable",
      `Redis does not answer (${reasonOf(cause)}); check ENTENTE_DOCUMENTS and whether it runs.`,
      { cause },
    );
  }
}
