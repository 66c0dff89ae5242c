import { createRequire } from "node:module";
import { describe, expect, it } from "@jest/globals";
import { geoContains } from "d3-geo";
import { iso31661 } from "iso-3166";
import { capitalOf } from "../../server/picture/capitals.ts";
import { layoutMap } from "../../server/picture/layout-map.ts";
import { landOf, landPath, landPathIn, type LandTopology } from "../../server/picture/map-land.ts";
import { mapProjection, projected } from "../../server/picture/map-projection.ts";
import { toMapScene } from "../../server/picture/map-scene.ts";
import { toScene } from "../../server/picture/network-scene.ts";
import { fitViewport, nodesBox } from "../../server/picture/viewport.ts";
import { readGraph } from "../http/served-graph.ts";
import { toNetwork } from "./interchange-network.ts";

const ARTICLE = toNetwork(
  await readGraph("fixtures/nagorno-karabakh-2020-10/nagorno-karabakh-2020-10.entente.json"),
);
const { positions, ground } = layoutMap(ARTICLE);
const LAND = landOf(createRequire(import.meta.url)("world-atlas/land-110m.json") as LandTopology);

describe("the map of the world", () => {
  it("has states at their capitals, and people with whom they represent", () => {
    const yerevan = projected(mapProjection(ground), { lat: 40.2, lon: 44.5 });

    for (const id of ["arm", "armen-sarkisian", "prime-minister-of-armenia"]) {
      const [x = NaN, y = NaN] = ground.points[id] ?? [];
      expect(Math.hypot(x - yerevan.x, y - yerevan.y)).toBeLessThan(0.01);
    }
    expect(ground.points["nikkei"]?.[0]).toBeGreaterThan(ground.points["irn"]?.[0] ?? NaN);
    // North is above.
    expect(ground.points["rus"]?.[1]).toBeLessThan(ground.points["tur"]?.[1] ?? NaN);
  });

  it("has everybody near their point, and nobody beside it on the map", () => {
    const lowest = Math.max(...Object.keys(ground.points).map((id) => positions.get(id)?.y ?? NaN));
    for (const [id, [x, y]] of Object.entries(ground.points)) {
      const place = positions.get(id) ?? { x: NaN, y: NaN };
      expect(Math.hypot(place.x - x, place.y - y)).toBeLessThan(150);
    }
    expect(ground.beside).toEqual(expect.arrayContaining(["nato", "casualties"]));
    for (const id of ground.beside) expect(positions.get(id)?.y).toBeGreaterThan(lowest + 60);
  });

  it("has who has a place of its own there, and those who represent it too", () => {
    const nodes = ARTICLE.nodes.map((node) =>
      node.id === "nato" ? { ...node, lat: 50.88, lon: 4.42 } : node,
    );
    const { points, ...frame } = layoutMap({ ...ARTICLE, nodes }).ground;
    const { x, y } = projected(mapProjection(frame), { lat: 50.88, lon: 4.42 });

    expect(points["nato"]).toEqual([x, y].map((each) => Math.round(each * 1000) / 1000));
    expect(points["jens-stoltenberg"]).toEqual(points["nato"]);
  });

  it("is cut where nobody is", () => {
    const pacific = layoutMap({
      ...ARTICLE,
      ties: [],
      nodes: ["usa", "jpn", "aus"].map((id) => ({
        ...{ id, label: "actor" as const, name: id, kind: "state" as const },
        ...{ stancesIn: 1, stancesOut: 1 },
      })),
    }).ground;

    expect(pacific.points["jpn"]?.[0]).toBeLessThan(pacific.points["usa"]?.[0] ?? NaN);
    expect(ground.points["usa"]?.[0]).toBeLessThan(ground.points["arm"]?.[0] ?? NaN);
  });

  it("knows a capital for every country, on land or by the sea", () => {
    const without = iso31661
      .map(({ alpha3 }) => alpha3.toLowerCase())
      .filter((code) => capitalOf(code) === null);

    expect(without).toEqual(["ata", "bvt", "hmd", "tkl", "umi"]);
    for (const code of ["tur", "usa", "rus", "bra", "cod", "mng"]) {
      const { lat, lon } = capitalOf(code) ?? { lat: NaN, lon: NaN };
      expect(geoContains(LAND, [lon, lat])).toBe(true);
    }
  });

  it("has its land at the same places in the browser and in files", () => {
    const scene = toScene(ARTICLE, positions);
    const viewport = fitViewport(
      nodesBox([...scene.nodes.values()]) ?? { left: 0, right: 1, top: 0, bottom: 1 },
      1200,
      700,
    );
    const everything = { left: -1e5, right: 1e5, top: -1e5, bottom: 1e5 };
    const inUnits = numbersOf(landPath(LAND, ground));
    const inPixels = numbersOf(landPathIn(LAND, ground, viewport, everything));
    const cut = numbersOf(
      landPathIn(LAND, ground, viewport, { left: 0, right: 1200, top: 0, bottom: 700 }),
    );

    expect(inUnits.length).toBeGreaterThan(5000);
    expect(span(inPixels).width).toBeCloseTo(span(inUnits).width * viewport.pxPerUnit, 0);
    expect(span(inPixels).left).toBeCloseTo(
      viewport.origin.x + span(inUnits).left * viewport.pxPerUnit,
      0,
    );
    expect(span(cut).left).toBeGreaterThanOrEqual(0);
    expect(span(cut).width).toBeLessThanOrEqual(1200);
  });

  it("draws a line to the point of each who stepped aside, and of nobody who is hidden", () => {
    const shown = { ...ARTICLE, nodes: ARTICLE.nodes.filter(({ id }) => id !== "arm") };
    const scene = toScene(shown, positions);
    const viewport = fitViewport({ left: -700, right: 700, top: -400, bottom: 400 }, 1200, 700);
    const map = toMapScene(ground, (id) => scene.nodes.get(id) ?? null, viewport);
    const aside = shown.nodes.filter(({ id }) => {
      const [point, node] = [ground.points[id], scene.nodes.get(id)];
      if (point === undefined || node === undefined) return false;
      const away = Math.hypot(node.x - point[0], node.y - point[1]) * viewport.pxPerUnit;
      return away > node.radius * viewport.scale;
    });

    expect(map.stems.length).toBe(aside.length);
    expect(aside.length).toBeGreaterThan(5);
    expect(map.beside?.box.left).toBeGreaterThanOrEqual(6);
  });
});

/** All numbers of path data. */
function numbersOf(d: string): readonly number[] {
  return [...d.matchAll(/-?\d+(?:\.\d+)?/g)].map(([number]) => Number(number));
}

/** Of the first number of each pair. */
function span(numbers: readonly number[]): { readonly left: number; readonly width: number } {
  let [left, right] = [Infinity, -Infinity];
  for (let at = 0; at < numbers.length; at += 2) {
    left = Math.min(left, numbers[at] ?? 0);
    right = Math.max(right, numbers[at] ?? 0);
  }
  return { left, width: right - left };
}
