import type {
  CypherProposal,
  CypherReply,
  CypherRequest,
  CypherSchema,
  CypherToken,
} from "./cypher-message.ts";

type WithoutId<T> = T extends unknown ? Omit<T, "id"> : never;
type Question = WithoutId<CypherRequest>;

/** Longer texts are edited plainly: parsing one takes seconds. */
const MOST_CHARS = 30_000;

/** What Neo4j's language support knows about a text, asked in a worker of its own. */
export class CypherLanguage {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, (reply: CypherReply | null) => void>();
  #next = 1;

  constructor() {
    this.#worker = new Worker(new URL("./cypher-worker.ts", import.meta.url), { type: "module" });
    this.#worker.addEventListener("message", ({ data }: MessageEvent<CypherReply>) => {
      this.#waiting.get(data.id)?.(data);
      this.#waiting.delete(data.id);
    });
    this.#worker.addEventListener("error", () => {
      for (const settle of this.#waiting.values()) settle(null);
      this.#waiting.clear();
    });
  }

  /** The pieces of the text; null where they cannot be told. */
  async highlight(text: string): Promise<readonly CypherToken[] | null> {
    const reply = await this.#ask({ kind: "highlight", text });
    return reply?.kind === "tokens" ? reply.tokens : null;
  }

  /** What can stand at the offset; empty where that cannot be told. */
  async complete(
    text: string,
    offset: number,
    schema: CypherSchema,
  ): Promise<readonly CypherProposal[]> {
    const reply = await this.#ask({ kind: "complete", text, offset, schema });
    return reply?.kind === "proposals" ? reply.proposals : [];
  }

  /** Ends the worker. */
  close(): void {
    this.#worker.terminate();
    for (const settle of this.#waiting.values()) settle(null);
    this.#waiting.clear();
  }

  #ask(question: Question): Promise<CypherReply | null> {
    if (question.text.length > MOST_CHARS) return Promise.resolve(null);
    const id = this.#next;
    this.#next += 1;
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      this.#worker.postMessage({ ...question, id });
    });
  }
}
