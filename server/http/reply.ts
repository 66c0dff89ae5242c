/** Bytes or text of an answer, at once or as they are made. */
export type ReplyBody = string | Uint8Array | AsyncIterable<string | Uint8Array>;

export interface ReplyOptions {
  /** Default 200. */
  readonly status?: number;
  /** Content-Type. Default: the media type that the route and the caller agreed on. */
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Names of headers of every answer that this one has not. */
  readonly without?: readonly string[];
  /** The version of the data that it is made of; on routes whose answers hold until the data changes. */
  readonly dataVersion?: string;
  /** True sends each chunk of a stream at once, also where compression would wait for more. */
  readonly flush?: boolean;
  /** Headers that are known after the last chunk of a stream only, asked for then. */
  readonly trailers?: Readonly<Record<string, () => string>>;
}

/**
 * An answer that is more than a value as JSON: another status, other headers, a file, or a stream.
 * A stream sets its own pace by the reader's. One that throws after its first chunk ends the
 * connection, so that nobody takes a part for the whole; a format that can say so does better.
 */
export class Reply {
  readonly body: ReplyBody;
  readonly options: ReplyOptions;

  constructor(body: ReplyBody, options: ReplyOptions = {}) {
    this.body = body;
    this.options = options;
  }
}
