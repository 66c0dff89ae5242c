import type { ManagedTransaction } from "neo4j-driver";

const HOLD = 'MERGE (l:EntenteLock {id: "load"}) SET l.held = true';
const RELEASE = 'MATCH (l:EntenteLock {id: "load"}) DELETE l';

/** Makes two loads wait for each other, batch by batch. No other transaction ever sees the node. */
export async function holdLoadLock(tx: ManagedTransaction): Promise<void> {
  await tx.run(HOLD);
}

/** Takes the node away again, before the transaction is committed. */
export async function releaseLoadLock(tx: ManagedTransaction): Promise<void> {
  await tx.run(RELEASE);
}
