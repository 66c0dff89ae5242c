import { describe, expect, it } from "@jest/globals";
import { arrangedNetwork, hide, INITIAL_ARRANGEMENT } from "../../client/model/arrangement.ts";
import { flatPart } from "../../client/model/flat-part.ts";
import { createNetworkModel } from "../../client/model/network-model.ts";
import { networkOfFlat, sizeOf } from "../../client/model/network-rows.ts";
import { busiest } from "../../client/view/busiest.ts";
import { DrawnBuilder } from "../../client/view/drawn-builder.ts";
import { DrawnNetwork } from "../../client/view/drawn-network.ts";
import { nodeNotes } from "../../client/view/node-notes.ts";
import { flatToNetwork } from "../../server/wire/flat-network.ts";
import { placedNetwork } from "../bench/placed-network.ts";
import { flatOfColumns } from "../wire/flat-of-columns.ts";

const PLACED = placedNetwork("S");
const FLAT = {
  ...flatOfColumns(PLACED.network),
  ties: { from: [1, 2, 2], to: [2, 1, 1], type: [0, 1, 1], role: ["", "chair", ""] },
};
FLAT.nodes.label[7] = 1;
FLAT.nodes.kind[7] = -1;
const POSITIONS = new Map(
  // The last few have no place.
  FLAT.nodes.id
    .slice(0, -3)
    .map((id, row) => [id, { x: PLACED.x[row] ?? 0, y: PLACED.y[row] ?? 0 }]),
);

describe("a network that is kept as columns", () => {
  it("is drawn as the same network of objects is", () => {
    const [columns, objects] = [networkOfFlat(FLAT), flatToNetwork(FLAT)].map((network) =>
      DrawnNetwork.of(network, POSITIONS, { dashesSingle: true }),
    );
    expect(columns?.count).toBe(97);
    expect(columns?.lines).toEqual(objects?.lines);
    for (const key of ["ids", "x", "y", "radius", "kind", "stances"] as const) {
      expect(columns?.[key]).toEqual(objects?.[key]);
    }
    expect(columns?.node(7)).toEqual(objects?.node(7));
    expect(columns?.boxOf("all")).toEqual(objects?.boxOf("all"));
  });

  it("gives the objects when they are read, each one once", () => {
    const network = networkOfFlat(FLAT);
    const model = createNetworkModel(network);
    const [dyad] = model.dyadsOf("actor-3");
    if (dyad === undefined) throw new Error("actor-3 has no dyad");
    expect(network).toEqual(flatToNetwork(FLAT));
    expect(network.dyads).toContain(dyad);
    expect(model.dyad(dyad.from, dyad.to)).toBe(dyad);
    expect(network.nodes).toContain(model.node("actor-3"));
    expect({ ...network }.dyads).toBe(network.dyads);
  });

  it("is looked up as objects are", () => {
    const neighbors = Uint32Array.from(FLAT.nodes.id, (_, row) => 3 + row);
    const flat = { ...FLAT, nodes: { ...FLAT.nodes, neighbors } };
    const [columns, objects] = [networkOfFlat(flat), flatToNetwork(flat)].map(createNetworkModel);
    for (const id of [...FLAT.nodes.id, "nobody"]) {
      expect(columns?.dyadsOf(id)).toEqual(objects?.dyadsOf(id));
      expect(columns?.unshown(id)).toBe(objects?.unshown(id));
    }
    expect(columns?.contested).toEqual(objects?.contested);
    expect(columns && nodeNotes(columns, [])).toEqual(objects && nodeNotes(objects, []));
  });

  it("loses to hands and filters what objects lose", () => {
    const hidden = hide(INITIAL_ARRANGEMENT, ["actor-2", "actor-50"]);
    const [columns, objects] = [networkOfFlat(FLAT), flatToNetwork(FLAT)].map((network) =>
      arrangedNetwork(network, hidden),
    );
    expect(objects?.nodes).toHaveLength(98);
    expect(columns).toEqual(objects);

    const fewer = networkOfFlat(flatPart(FLAT, { dyad: (row) => row % 3 === 0 }));
    const { dyads, ...rest } = flatToNetwork(FLAT);
    const some = dyads.filter((_, row) => row % 3 === 0);
    expect(sizeOf(fewer)).toEqual({ nodes: 100, dyads: some.length });
    expect(fewer).toEqual({ ...rest, dyads: some });
  });
});

describe("the busiest of some nodes", () => {
  it("are those with the most stances, then the first, in the order of their ids", () => {
    const drawn = {
      ids: ["e", "d", "c", "b", "a"],
      stances: Uint32Array.from([4, 9, 4, 4, 9000]),
    };
    const of = (rows: readonly number[], most: number): string =>
      [...busiest(drawn, Uint32Array.from(rows), most)].map((row) => drawn.ids[row]).join("");
    expect(of([0, 1, 2, 3, 4], 9)).toBe("adbce");
    expect(of([0, 1, 2, 3, 4], 4)).toBe("adce");
    expect(of([0, 2, 3], 2)).toBe("ce");
  });
});

describe("making a picture ready", () => {
  const steps = (count: number): (() => Generator<void, DrawnNetwork>) =>
    function* slowly() {
      for (let step = 0; step < count; step += 1) yield;
      return DrawnNetwork.of(networkOfFlat(FLAT), POSITIONS);
    };

  it("takes no turn for a small network, and leaves the page free for a large one", async () => {
    const builder = new DrawnBuilder();
    const built: string[] = [];
    builder.build(steps(3)(), { nodes: 10, dyads: 10 }, () => built.push("small"));
    expect(built).toEqual(["small"]);

    builder.build(steps(3)(), { nodes: 10, dyads: 1e6 }, () => built.push("left"));
    builder.build(slow(steps(30)()), { nodes: 10, dyads: 1e6 }, () => built.push("large"));
    builder.whenBuilt(() => built.push("after"));
    expect(builder.isBuilding).toBe(true);
    await builder.built();
    expect(built).toEqual(["small", "left", "large", "after"]);
  });

  it("leaves unfinished what nobody wants any more", async () => {
    const builder = new DrawnBuilder();
    const built: string[] = [];
    builder.build(slow(steps(30)()), { nodes: 10, dyads: 1e6 }, () => built.push("first"));
    builder.build(slow(steps(30)()), { nodes: 10, dyads: 1e6 }, () => built.push("second"));
    await builder.built();
    expect(built).toEqual(["second"]);
  });
});

/** Each step longer than a third of a slice. */
function* slow(steps: Generator<void, DrawnNetwork>): Generator<void, DrawnNetwork> {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    const begun = performance.now();
    while (performance.now() - begun < 3);
    yield;
  }
}
