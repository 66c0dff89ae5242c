import { EntenteError } from "../../wire/entente-error.ts";
import { EngineChild } from "./engine-child.ts";
import type { LoaderReply, LoaderRequest } from "./engine-protocol.ts";

/** Question and answer with the loading process. */
export class LoadSession {
  readonly child: EngineChild<LoaderRequest, LoaderReply>;
  readonly #waiting: { resolve: (reply: LoaderReply) => void; reject: (error: Error) => void }[] =
    [];
  #ended: Error | undefined;

  constructor() {
    this.child = new EngineChild("./loader-process.js", (reply) => {
      const waiting = this.#waiting.shift();
      if (reply.kind === "refused") waiting?.reject(refused(reply));
      else if (reply.kind === "failed") waiting?.reject(failed(reply.message));
      else waiting?.resolve(reply);
    });
    void this.child.exited.then(({ code, signal }) => {
      this.#ended = new EntenteError(
        "engine-crashed",
        "The loading process ended before it had finished; the graph is as it was, so load again.",
        { details: { exitCode: code, signal } },
      );
      for (const { reject } of this.#waiting.splice(0)) reject(this.#ended);
    });
  }

  ask(request: LoaderRequest): Promise<LoaderReply> {
    return new Promise((resolve, reject) => {
      if (this.#ended !== undefined) {
        reject(this.#ended);
        return;
      }
      this.#waiting.push({ resolve, reject });
      this.child.send(request);
    });
  }
}

function refused({ faults, total }: Extract<LoaderReply, { kind: "refused" }>): EntenteError {
  const [first] = faults;
  const value = first?.value === undefined ? "" : ` (${first.value})`;
  return new EntenteError(
    "invalid-file",
    `${total === 1 ? "One fault" : `${total} faults`} in the items, so nothing was loaded. The first: ${first?.place ?? ""}${value} ${first?.message ?? ""}. ${first?.remedy ?? ""}`.trim(),
    { details: { errors: faults, total } },
  );
}

function failed(message: string): EntenteError {
  const [line = ""] = message.split("\n");
  const isFull = /No space left|ENOSPC|Read-only file system|EROFS|Permission denied|EACCES/.test(
    line,
  );
  return new EntenteError(
    isFull ? "unusable-folder" : "database-unavailable",
    `The graph could not be written (${line}); the graph is as it was. Look for a full disk, then load again.`,
  );
}

export function cancelled(): EntenteError {
  return new EntenteError("cancelled", "The load was cancelled; the graph is as it was.");
}
