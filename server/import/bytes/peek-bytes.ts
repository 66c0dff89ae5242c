/** The first bytes of a stream, and the stream from its first byte all the same. */
export interface PeekedBytes {
  readonly head: Uint8Array;
  /** Whether `head` is all there is. */
  readonly complete: boolean;
  /** May be read once. Leaving the loop early releases the stream. */
  readonly bytes: AsyncIterable<Uint8Array>;
}

/** Reads until `atLeast` bytes are there or the stream ends. */
export async function peekBytes(
  bytes: AsyncIterable<Uint8Array>,
  atLeast: number,
): Promise<PeekedBytes> {
  const iterator = bytes[Symbol.asyncIterator]();
  const chunks: Uint8Array[] = [];
  let size = 0;
  let complete = false;
  while (size < atLeast) {
    const next = await iterator.next();
    if (next.done === true) {
      complete = true;
      break;
    }
    chunks.push(next.value);
    size += next.value.length;
  }
  return { head: Buffer.concat(chunks), complete, bytes: replay(chunks, iterator, complete) };
}

async function* replay(
  chunks: readonly Uint8Array[],
  iterator: AsyncIterator<Uint8Array>,
  complete: boolean,
): AsyncGenerator<Uint8Array> {
  try {
    yield* chunks;
    if (complete) return;
    for (;;) {
      const next = await iterator.next();
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    await iterator.return?.();
  }
}
