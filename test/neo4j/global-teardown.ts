/** Jest calls it once, after the last test file. */
export default async function globalTeardown(): Promise<void> {
  await globalThis.ententeNeo4jBroker?.close();
}
