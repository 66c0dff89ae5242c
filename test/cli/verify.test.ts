import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { interchangeItems } from "../../server/import/read-interchange.ts";
import { FigureStatusSchema, type FigureMeta } from "../../server/wire/figure-meta.ts";
import type { Interchange } from "../../server/wire/interchange.ts";
import type { Stance } from "../../server/wire/stance.ts";
import { makeFigure } from "../http/figure-requests.ts";
import { ARTICLE, readGraph, serveGraph, type ServedGraph } from "../http/served-graph.ts";
import { entente } from "./run-entente.ts";
import { startServe } from "./start-serve.ts";

const SINCE = "2020-10-21";

describe("entente verify, with an address", () => {
  let served: ServedGraph;
  let graph: Interchange;
  let figure: FigureMeta;
  let address: string;
  beforeAll(async () => {
    [served, graph] = await Promise.all([serveGraph({ file: ARTICLE }), readGraph(ARTICLE)]);
    figure = await makeFigure(served, { title: "The last days", filter: { since: SINCE } });
    address = `${served.base}${figure.urls.embed}`;
  });
  afterAll(() => served.close());

  it("says that nothing has changed, and ends with 0", async () => {
    const { code, stdout } = await entente(["verify", address]);
    expect([code, stdout]).toEqual([
      0,
      expect.stringMatching(/^As of .*; nothing has changed since\.\n$/),
    ]);
  });

  it("tells what was added, dropped, flipped and altered, and ends with 1", async () => {
    const [flipped, altered, moved] = stancesOf(graph);
    const added = { ...flipped, id: "added-since", polarity: 0.1 };
    const changed: readonly Stance[] = [
      { ...flipped, polarity: -flipped.polarity },
      { ...altered, summary: "Said otherwise." },
      // No longer of the days that the figure asks for.
      { ...moved, date: "2020-09-27" },
      added,
    ];
    await load(served, graph, changed);
    const listed = await entente(["verify", `${served.base}${figure.urls.svg}`, "--json"]);
    const status = FigureStatusSchema.parse(JSON.parse(listed.stdout));
    const table = await entente(["verify", address]);

    expect(listed.code).toBe(1);
    expect(status).toMatchObject({
      ...{ equal: false, changed: 4, added: 1, dropped: 1, flipped: 1, altered: 1 },
      changes: [
        { change: "dropped", id: moved.id, now: null },
        { change: "flipped", id: flipped.id },
        { change: "altered", id: altered.id, now: { summary: "Said otherwise." } },
        { change: "added", id: added.id, then: null },
      ],
    });
    expect(table.code).toBe(1);
    const lines = table.stdout.trimEnd().split("\n");
    expect(lines[0]).toContain("4 stances have changed since");
    expect(lines.slice(3).map((line) => line.split(" ")[0])).toEqual([
      ...["dropped", "flipped", "altered", "added"],
    ]);
  });

  it("says that nothing has changed where everything is as it was again", async () => {
    const others = await makeFigure(served, { title: "As it is now", filter: { since: SINCE } });
    const { code } = await entente(["verify", `${served.base}${others.urls.embed}`]);
    expect(code).toBe(0);
  });

  it.each([
    ["no figure", [], 2, /there is no figure/],
    ["what is no figure", ["Armenia"], 2, /is not a figure/],
    ["an id in capitals", ["A".repeat(64)], 2, /is not a figure/],
    [
      "the address of something else",
      ["https://graph.example.org/api/health"],
      2,
      /is not a figure/,
    ],
  ])("asks for a figure where there is %s", async (_name, words, code, message) => {
    const ended = await entente(["verify", ...words]);
    expect([ended.code, ended.stdout]).toEqual([code, ""]);
    expect(ended.stderr).toMatch(message);
  });

  it("says so where the server has no such figure", async () => {
    const ended = await entente(["verify", `${served.base}/embed/${"0".repeat(64)}`]);
    expect([ended.code, ended.stdout]).toEqual([2, ""]);
    expect(ended.stderr).toContain("There is no figure");
  });
});

describe("entente verify, with an id", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "entente-verify-"));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it("asks the server of the data folder, and the folder itself once the server has ended", async () => {
    const serving = await startServe(folder);
    const { id } = await makeFigure({ base: serving.url });
    const asked = await entente(["verify", id, "--data", folder]);
    await serving.end();
    const opened = await entente(["verify", id, "--data", folder]);

    expect([asked.code, asked.stdout]).toEqual([0, expect.stringContaining("nothing has changed")]);
    expect(opened).toEqual(asked);
  }, 60_000);
});

type Signed = Stance & { readonly polarity: number };

/** Three stances of the days that the figure asks for, each with a sign. */
function stancesOf({ stances }: Interchange): readonly [Signed, Signed, Signed] {
  const [first, second, third] = stances.filter(
    (stance): stance is Signed => stance.date >= SINCE && (stance.polarity ?? 0) !== 0,
  );
  if (first === undefined || second === undefined || third === undefined) {
    throw new Error("The article has too few stances.");
  }
  return [first, second, third];
}

async function load(
  served: ServedGraph,
  graph: Interchange,
  stances: readonly Stance[],
): Promise<void> {
  await served.store.loader.load(interchangeItems({ ...graph, stances: [...stances] }));
}
