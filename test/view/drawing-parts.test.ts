import { describe, expect, it } from "@jest/globals";
import {
  curvePoint,
  dyadCurve,
  visiblePoints,
  visibleSpan,
} from "../../server/picture/dyad-curve.ts";
import { DrawnNetwork } from "../../client/view/drawn-network.ts";
import { frontOf, InkTransition } from "../../client/view/emphasis.ts";
import {
  DYAD_FORM,
  KIND_SHAPES,
  NODE_KINDS,
  type NodeShape,
} from "../../server/picture/graph-style.ts";
import {
  overlaps,
  placeLabels,
  type Box,
  type LabelWish,
} from "../../server/picture/label-placement.ts";
import { textDirection, toLabelText } from "../../server/picture/label-text.ts";
import { nodeGlyph } from "../../server/picture/node-glyph.ts";
import { shapeDistance, shapePath } from "../../server/picture/node-shape.ts";
import { distanceToLine, pick } from "../../client/view/picking.ts";
import { seededRandom } from "../../server/wire/seeded-random.ts";
import { smallNetwork } from "./small-network.ts";

const end = (x: number, y: number, shape: NodeShape = "circle") => ({ x, y, radius: 20, shape });

describe("a dyad's curve", () => {
  it("bows to the left of its direction, so opposite dyads part", () => {
    const [a, b] = [end(0, 0), end(300, 0)];
    const there = curvePoint(dyadCurve(a, b, 0.16), 0.5);
    const back = curvePoint(dyadCurve(b, a, 0.16), 0.5);
    expect(there.y).toBeCloseTo(-48);
    expect(back.y).toBeCloseTo(48);
  });

  it.each(NODE_KINDS)("starts and ends a gap outside the border of a node of kind %s", (kind) => {
    for (const [x, y] of [
      [300, 0],
      [200, 250],
      [-150, 180],
      [10, -260],
    ] as const) {
      const [a, b] = [end(0, 0, KIND_SHAPES[kind]), end(x, y, KIND_SHAPES[kind])];
      const curve = dyadCurve(a, b, 0.1);
      const [start, tip] = visibleSpan(curve, a, b).map((t) => curvePoint(curve, t));
      if (start === undefined || tip === undefined) throw new Error("The curve has no span.");
      const from = shapeDistance(a.shape, start.x, start.y, a.radius);
      const to = shapeDistance(b.shape, tip.x - b.x, tip.y - b.y, b.radius);
      expect(Math.abs(from - DYAD_FORM.gap)).toBeLessThan(0.3);
      expect(Math.abs(to - DYAD_FORM.gap)).toBeLessThan(0.3);
    }
  });

  it("is a loop beside the node when the node speaks about itself", () => {
    const points = visiblePoints(end(0, 0), end(0, 0), 0.1, 20);
    const reach = Math.max(...points.map(({ x, y }) => Math.hypot(x, y)));
    expect(reach).toBeGreaterThan(40);
  });
});

describe("a node's shape", () => {
  it.each(NODE_KINDS)("of kind %s has an outline that lies on its border", (kind) => {
    const shape = KIND_SHAPES[kind];
    const numbers = /-?\d+(?:\.\d+)?,-?\d+(?:\.\d+)?(?=[AL]|Z|$)/g;
    const corners = (shapePath(shape, 100).match(numbers) ?? []).map((pair) =>
      pair.split(",").map(Number),
    );
    expect(corners.length).toBeGreaterThan(1);
    for (const [x = 0, y = 0] of corners) {
      expect(Math.abs(shapeDistance(shape, x, y, 100))).toBeLessThan(0.1);
    }
  });
});

describe("nodeGlyph", () => {
  it.each([
    [{ id: "tur", kind: "state", name: "Turkey" }, "TUR"],
    [{ id: "vladimir-putin", kind: "person", name: "Vladimir Putin" }, "VP"],
    [{ id: "pm", kind: "person", name: "Prime Minister of Armenia" }, "PM"],
    [{ id: "nato", kind: "organization", name: "NATO" }, "NATO"],
    [{ id: "minsk-group", kind: "organization", name: "Minsk Group" }, "MG"],
    [{ id: "x", kind: "group", name: "Élodie’s «friends»" }, "ÉF"],
    [{ id: "y", kind: "person", name: "محمد علي" }, "مع"],
    [{ id: "z", kind: "organization", name: "…" }, ""],
  ] as const)("of %j is %s", (node, glyph) => {
    expect(nodeGlyph(node)).toBe(glyph);
  });
});

describe("a label's text", () => {
  const measure = (text: string): number => text.length * 7;

  it("breaks a long name into two lines of like length", () => {
    const { lines } = toLabelText("Foreign Minister of Azerbaijan", measure);
    expect(lines).toEqual(["Foreign Minister", "of Azerbaijan"]);
  });

  it("cuts a name of one endless word with an ellipsis", () => {
    const { lines, width } = toLabelText("x".repeat(300), measure);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^x+…$/);
    expect(width).toBeLessThanOrEqual(210);
  });

  it("knows the direction of a name by its first letter", () => {
    expect(textDirection("إلهام علييف")).toBe("rtl");
    expect(textDirection("(1) Ilham")).toBe("ltr");
  });
});

describe("placeLabels", () => {
  it("covers neither another label nor a foreign node, and keeps sides that still fit", () => {
    const random = seededRandom(3);
    const wishes = Array.from({ length: 120 }, (_, index): LabelWish => {
      const [x, y] = [40 + random() * 1000, 40 + random() * 600];
      const shape = { halfWidth: 12, halfHeight: 12, width: 60 + random() * 60, height: 16 };
      return { id: `n${index}`, x, y, ...shape, rank: 0, importance: index };
    });
    const bodies = new Map(wishes.map(({ id, x, y }) => [id, around(x, y, 12)]));
    const screen = { left: 0, top: 0, right: 1080, bottom: 680 };
    const placed = placeLabels(wishes, bodies, [], new Map(), screen);
    expect(placed.length).toBeGreaterThan(40);
    for (const [index, label] of placed.entries()) {
      for (const other of placed.slice(index + 1))
        expect(overlaps(label.box, other.box)).toBe(false);
      for (const [id, body] of bodies) {
        if (id !== label.id) expect(overlaps(label.box, body)).toBe(false);
      }
    }
    const sides = new Map(placed.map(({ id, side }) => [id, side]));
    const again = placeLabels(wishes, bodies, [], sides, screen);
    expect(again.filter(({ id, side }) => sides.get(id) !== side)).toEqual([]);
  });

  it("leaves so much between two names on one line that nobody reads them as one", () => {
    const shape = { y: 50, halfWidth: 5, halfHeight: 5, height: 16, rank: 0, importance: 1 };
    const screen = { left: 0, top: 0, right: 400, bottom: 66 };
    const wishes = [
      { id: "a", x: 100, width: 90, ...shape },
      { id: "b", x: 203, width: 90, ...shape },
    ];
    const [a, b] = placeLabels(wishes, new Map(), [], new Map(), screen);
    expect(a?.side).toBe("right");
    expect(b?.box.left).toBeGreaterThan((a?.box.right ?? 0) + 8);
  });

  it("moves a name below its node a little aside where the screen ends", () => {
    const shape = { x: 20, y: 20, halfWidth: 5, halfHeight: 5, width: 60, height: 16 };
    const wishes = [{ id: "a", ...shape, rank: 0, importance: 1 }];
    const neighbour = new Map([["b", { left: 26, top: 10, right: 90, bottom: 27 }]]);
    const screen = { left: 0, top: 0, right: 100, bottom: 100 };
    const [placed] = placeLabels(wishes, neighbour, [], new Map(), screen);
    expect(placed).toMatchObject({ side: "below", box: { left: 0, right: 60 } });
  });

  it("places what is asked for first", () => {
    const shared = { y: 50, halfWidth: 5, halfHeight: 5, width: 400, height: 90, importance: 1 };
    const wishes = [
      { id: "plain", x: 100, rank: 0, ...shared, importance: 9 },
      { id: "asked", x: 110, rank: 2, ...shared },
    ];
    const screen = { left: 0, top: 0, right: 600, bottom: 100 };
    const placed = placeLabels(wishes, new Map(), [], new Map(), screen);
    expect(placed.map(({ id }) => id)).toEqual(["asked"]);
  });
});

const DRAWN = DrawnNetwork.of(
  smallNetwork(
    ["a", "b", "c"],
    [
      { from: "a", to: "b" },
      { from: "b", to: "a" },
    ],
    [{ from: "c", to: "b", type: "MEMBER_OF" }],
  ),
  new Map([
    ["a", { x: 0, y: 0 }],
    ["b", { x: 300, y: 0 }],
    ["c", { x: 300, y: 300 }],
  ]),
);
const VIEWPORT = { width: 800, height: 600, pxPerUnit: 1, origin: { x: 100, y: 100 }, scale: 1 };

describe("pick", () => {
  it("finds the node, and each of two opposite dyads on its own side", () => {
    expect(pick(DRAWN, VIEWPORT, { x: 105, y: 108 }, "mouse")).toEqual({ kind: "node", id: "a" });
    const above = pick(DRAWN, VIEWPORT, { x: 250, y: 100 - 48 + 5 }, "mouse");
    expect(above).toEqual({ kind: "dyad", from: "a", to: "b" });
    const below = pick(DRAWN, VIEWPORT, { x: 250, y: 100 + 48 - 5 }, "mouse");
    expect(below).toEqual({ kind: "dyad", from: "b", to: "a" });
    expect(pick(DRAWN, VIEWPORT, { x: 250, y: 100 }, "mouse")).toBeNull();
  });

  it("gives a finger more room than a mouse", () => {
    const beside = { x: 250, y: 100 - 48 - 11 };
    expect(pick(DRAWN, VIEWPORT, beside, "mouse")).toBeNull();
    expect(pick(DRAWN, VIEWPORT, beside, "touch")).toEqual({ kind: "dyad", from: "a", to: "b" });
  });

  it("measures to the nearest piece of a line", () => {
    expect(
      distanceToLine(
        [
          { x: 0, y: 0 },
          { x: 10, y: 0 },
          { x: 10, y: 10 },
        ],
        { x: 13, y: 5 },
      ),
    ).toBe(3);
  });
});

describe("emphasis", () => {
  const isFront = (key: string, front: ReturnType<typeof frontOf>): boolean => {
    const [from = "", to] = key.replace("tie ", "").split(" ");
    if (to === undefined) return front?.nodes.has(DRAWN.rowOf(from)) ?? true;
    const line = key.startsWith("tie ") ? DRAWN.tieOf(from, to) : DRAWN.lineOf(from, to);
    if (line < 0) throw new Error(`${key} is not drawn`);
    return front?.lines.has(line) ?? true;
  };

  it("brings a node's neighbours and its dyads both ways forward, and nothing else", () => {
    const front = frontOf(DRAWN, { kind: "node", id: "a" });
    expect(["a", "b", "a b", "b a"].map((key) => isFront(key, front))).toEqual(Array(4).fill(true));
    expect(["c", "tie c b"].map((key) => isFront(key, front))).toEqual([false, false]);
  });

  it("brings one direction of a dyad forward, not the other", () => {
    const front = frontOf(DRAWN, { kind: "dyad", from: "a", to: "b" });
    const inFront = ["a", "b", "a b", "b a", "c"].map((key) => isFront(key, front));
    expect(inFront).toEqual([true, true, true, false, false]);
  });

  it("brings everything forward when what is pointed at is not drawn", () => {
    expect(frontOf(DRAWN, { kind: "node", id: "nobody" })).toBeNull();
    expect(frontOf(DRAWN, { kind: "dyad", from: "c", to: "b" })).toBeNull();
  });

  it("goes on from what is drawn when it changes midway", () => {
    const transition = new InkTransition();
    transition.startAnew(null, DRAWN, null);
    const row = DRAWN.rowOf("a");
    expect(transition.node(row)).toBe(0);
    transition.progress = 0.5;
    transition.start({ nodes: new Set(), lines: new Set() });
    expect(transition.node(row)).toBe(0.5);
    transition.progress = 1;
    expect(transition.node(row)).toBe(0);
  });

  it("takes the ink of what stays along to another network", () => {
    const transition = new InkTransition();
    transition.startAnew(null, DRAWN, null);
    transition.progress = 1;
    const fewer = DrawnNetwork.of(
      smallNetwork(
        ["d", "b", "a"],
        [
          { from: "b", to: "a" },
          { from: "d", to: "a" },
        ],
      ),
      new Map(["a", "b", "d"].map((id, at) => [id, { x: 100 * at, y: 0 }])),
    );
    transition.startAnew(DRAWN, fewer, null);
    const inks = ["a", "b", "d"].map((id) => transition.node(fewer.rowOf(id)));
    expect(inks).toEqual([1, 1, 0]);
    expect(transition.line(fewer.lineOf("b", "a"))).toBe(1);
    expect(transition.line(fewer.lineOf("d", "a"))).toBe(0);
  });
});

function around(x: number, y: number, half: number): Box {
  return { left: x - half, right: x + half, top: y - half, bottom: y + half };
}
