import { createEmbeddedStore } from "../../../server/store/embedded/embedded-store.ts";
import type { GraphItem } from "../../../server/wire/interchange.ts";
import { ADA, BELA, CLUB, LAKE, PAPER, stance } from "../contract-graph.ts";

/**
 * A process of its own for the tests: opens the folder it is given, says "open", then does what the
 * second argument says, and ends when its standard input does.
 */
const [folder = "", task = "", count = "0"] = process.argv.slice(2);
const store = await createEmbeddedStore({ folder, minReaders: 1 });
process.stdout.write(`open ${store.enginePids.join()}\n`);

if (task === "load") {
  await store.loader.load(items(Number(count)), {
    onProgress: (taken) => process.stdout.write(`taken ${taken}\n`),
  });
  process.stdout.write("loaded\n");
}
if (task === "hold") {
  // A load that never gets its last item keeps the writer's lock.
  void store.loader.load(neverEnding());
}
process.stdin.resume();
process.stdin.on("end", () => void store.close());

function* items(stances: number): Generator<GraphItem> {
  yield* [ADA, BELA, CLUB, LAKE, PAPER];
  for (let n = 0; n < stances; n += 1) yield stance({ id: `load-${n}` });
}

async function* neverEnding(): AsyncGenerator<GraphItem> {
  yield ADA;
  process.stdout.write("holding\n");
  await new Promise(() => undefined);
}
