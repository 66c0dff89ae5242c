import { copyFileSync, rmSync, statSync } from "node:fs";
import grafeo, { type GrafeoDB } from "@grafeo-db/js";
import { fileSha256, syncFile } from "../durable-file.ts";
import { endWithParent } from "./end-with-parent.ts";
import type { LoaderReply, LoaderRequest } from "./engine-protocol.ts";
import { GraphWriter } from "./graph-writer.ts";
import { reasonOf } from "../system-error.ts";

/**
 * A process that writes one new generation of the graph into a scratch file. Whatever happens to it
 * or to its parent, the generation that counts is not touched: only the parent makes a new one count.
 */

let writer: GraphWriter | undefined;
let database: GrafeoDB | undefined;
let isNew = false;
let queue: Promise<void> = Promise.resolve();

process.on("message", (request: LoaderRequest) => {
  // One after the other: batches must not overtake each other.
  queue = queue
    .then(() => handle(request))
    .catch((error: unknown) => {
      reply({ kind: "failed", message: reasonOf(error) });
    });
});
endWithParent();

async function handle(request: LoaderRequest): Promise<void> {
  switch (request.kind) {
    case "begin":
      isNew = request.base === null;
      if (request.base === null) database = grafeo.GrafeoDB.create();
      else {
        copyFileSync(request.base, request.scratch);
        database = grafeo.GrafeoDB.open(request.scratch);
      }
      writer = await GraphWriter.open(database, request.digest);
      reply({ kind: "ready" });
      return;
    case "items":
      await writer?.take(request.items);
      reply({ kind: "taken" });
      return;
    case "finish":
      await finish(request.target);
  }
}

async function finish(target: string): Promise<void> {
  if (writer === undefined || database === undefined) throw new Error("the load has not begun");
  await writer.finish();
  if (writer.faultCount > 0) {
    reply({ kind: "refused", faults: writer.faults, total: writer.faultCount });
    return;
  }
  const { summary } = writer;
  if (summary.created + summary.changed === 0 && !isNew) {
    reply({ kind: "finished", summary, written: null });
    return;
  }
  rmSync(target, { force: true });
  database.save(target);
  await syncFile(target);
  const written = {
    digest: writer.digest.toString(),
    dataVersion: writer.digest.version(),
    items: writer.items,
    bytes: statSync(target).size,
    sha256: await fileSha256(target),
  };
  reply({ kind: "finished", summary, written });
}

function reply(message: LoaderReply): void {
  if (process.connected) process.send?.(message);
}
