import { copyFileSync, rmSync, statSync } from "node:fs";
import grafeo, { type GrafeoDB } from "@grafeo-db/js";
import { fileSha256, syncFile } from "../durable-file.ts";
import { endWithParent } from "./end-with-parent.ts";
import type { LoaderReply, LoaderRequest, WrittenGeneration } from "./engine-protocol.ts";
import { GraphEditor } from "./graph-editor.ts";
import { GraphWriter } from "./graph-writer.ts";
import { reasonOf } from "../system-error.ts";

/**
 * A process that writes one new generation of the graph into a scratch file. Whatever happens to it
 * or to its parent, the generation that counts is not touched: only the parent makes a new one count.
 */

let writer: GraphWriter | undefined;
let editor: GraphEditor | undefined;
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
      if (request.mode === "edit") editor = await GraphEditor.open(database, request.digest);
      else writer = await GraphWriter.open(database, request.digest);
      reply({ kind: "ready" });
      return;
    case "items":
      await writer?.take(request.items);
      reply({ kind: "taken" });
      return;
    case "finish":
      await finish(request.target);
      return;
    case "edits":
      if (editor === undefined) throw new Error("the edit has not begun");
      reply({ kind: "edited", batch: await editor.apply(request.edits) });
      return;
    case "finish-edits":
      if (editor === undefined || database === undefined) throw new Error("the edit has not begun");
      reply({
        kind: "finished-edits",
        written: editor.isChanged || isNew ? await save(database, editor, request.target) : null,
      });
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
  reply({ kind: "finished", summary, written: await save(database, writer, target) });
}

async function save(
  from: GrafeoDB,
  { digest, items }: GraphWriter | GraphEditor,
  target: string,
): Promise<WrittenGeneration> {
  rmSync(target, { force: true });
  from.save(target);
  await syncFile(target);
  return {
    digest: digest.toString(),
    dataVersion: digest.version(),
    items,
    bytes: statSync(target).size,
    sha256: await fileSha256(target),
  };
}

function reply(message: LoaderReply): void {
  if (process.connected) process.send?.(message);
}
