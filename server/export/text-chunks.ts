const CHUNK_CHARACTERS = 64 * 1024;

/** The same text in larger pieces, so that a stream is not made of single tags. */
export function* textChunks(pieces: Iterable<string>): Generator<string, void, undefined> {
  let text = "";
  for (const piece of pieces) {
    text += piece;
    if (text.length < CHUNK_CHARACTERS) continue;
    yield text;
    text = "";
  }
  if (text !== "") yield text;
}
