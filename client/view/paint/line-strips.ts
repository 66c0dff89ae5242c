import { DYAD_FORM, KIND_SHAPES, NODE_KINDS } from "../../../server/picture/graph-style.ts";
import { shapeDistance } from "../../../server/picture/node-shape.ts";
import type { Viewport } from "../../../server/picture/viewport.ts";
import type { DrawnNetwork } from "../drawn-network.ts";
import { LINE_FORMS } from "../drawn-parts.ts";

/** Numbers of one vertex: point, place along and across, width and form, colour, ring. */
export const STRIP_WORDS = 10;
/** Numbers of one vertex of a lozenge: point, corner, half the diagonal, ink. */
export const LOZENGE_WORDS = 6;
const MOST_STEPS = 28;
/** Most vertices of one line: both sides of each step, both caps, and the jump to the next line. */
export const STRIP_VERTICES = 2 * (MOST_STEPS + 3) + 2;
/** How far in px a piece of a curve may be from the curve. */
const FLATNESS = 0.25;
/** Added to the number of a form whose line is broken. */
const DASHED = 0.25;

/** What a line looks like beyond its form. */
export interface LineLook {
  /** As bytes red, green, blue and ink in the order of memory. */
  readonly color: number;
  /** Ring around the line, as bytes; 0 for none. */
  readonly halo: number;
}

/** Vertices of lines as strips of triangles in px of the screen, and of the lozenges upon them. */
export class LineStrips {
  readonly strips: Float32Array<ArrayBuffer>;
  readonly lozenges: Float32Array<ArrayBuffer>;
  readonly #colors: Uint32Array;
  #vertices = 0;
  #lozengeVertices = 0;
  readonly #x = new Float64Array(MOST_STEPS + 1);
  readonly #y = new Float64Array(MOST_STEPS + 1);
  readonly #toTip = new Float64Array(MOST_STEPS + 1);

  /** @param most lines that it holds at once. */
  constructor(most: number) {
    this.strips = new Float32Array(most * STRIP_VERTICES * STRIP_WORDS);
    this.#colors = new Uint32Array(this.strips.buffer);
    this.lozenges = new Float32Array(most * 6 * LOZENGE_WORDS);
  }

  get vertices(): number {
    return this.#vertices;
  }

  get lozengeVertices(): number {
    return this.#lozengeVertices;
  }

  clear(): void {
    this.#vertices = 0;
    this.#lozengeVertices = 0;
  }

  /**
   * Adds a line: the curve of `dyadCurve` between the borders of its nodes, as `visibleSpan` has it.
   * Computed here rather than for every vertex in a shader, which took a browser without a graphics
   * card a third of a millisecond for each line.
   */
  add(drawn: DrawnNetwork, line: number, viewport: Viewport, look: LineLook): void {
    const { lines } = drawn;
    const { origin, pxPerUnit, scale } = viewport;
    const [from, to] = [lines.from[line] ?? 0, lines.to[line] ?? 0];
    const x0 = origin.x + (drawn.x[from] ?? 0) * pxPerUnit;
    const y0 = origin.y + (drawn.y[from] ?? 0) * pxPerUnit;
    const x3 = origin.x + (drawn.x[to] ?? 0) * pxPerUnit;
    const y3 = origin.y + (drawn.y[to] ?? 0) * pxPerUnit;
    const dx = x3 - x0;
    const dy = y3 - y0;
    const fromRadius = (drawn.radius[from] ?? 0) * scale;
    let sagitta: number;
    if (dx * dx + dy * dy < 1e-4) {
      const reach = 3.2 * fromRadius + 12;
      setCurve(x0, y0, -0.8 * reach, -reach, 0.8 * reach, -reach, x3, y3);
      sagitta = 2 * reach;
    } else {
      const lift = (lines.bow[line] ?? 0) * (4 / 3);
      const [ox, oy] = [dy * lift, -dx * lift];
      setCurve(x0, y0, dx * 0.3 + ox, dy * 0.3 + oy, dx * 0.7 + ox, dy * 0.7 + oy, x3, y3);
      sagitta = (lines.bow[line] ?? 0) * Math.sqrt(dx * dx + dy * dy);
    }
    const start = crossing(x0, y0, fromRadius, drawn.kind[from] ?? 0, 0);
    const end = crossing(x3, y3, (drawn.radius[to] ?? 0) * scale, drawn.kind[to] ?? 0, 1);
    const steps = Math.min(MOST_STEPS, Math.max(3, Math.ceil(Math.sqrt(sagitta / FLATNESS))));
    this.#walk(start, end, steps);
    const lineScale = Math.max(scale, 0.45);
    const width = (lines.width[line] ?? 1) * lineScale;
    const form = lines.form[line] ?? 0;
    const dash = lines.dashed[line] === 1 ? DASHED : 0;
    this.#putStrip(
      steps,
      width,
      form + dash,
      DYAD_FORM.headBase * lineScale + width * DYAD_FORM.headPerWidth,
      look,
    );
    if (form === LINE_FORMS.contested) {
      const half = DYAD_FORM.lozenge * lineScale + width * 0.5;
      this.#putLozenge((start + end) / 2, half, (look.color >>> 24) / 255);
    }
  }

  #walk(start: number, end: number, steps: number): void {
    for (let step = 0; step <= steps; step += 1) {
      const t = start + ((end - start) * step) / steps;
      this.#x[step] = pointAt(t, 0);
      this.#y[step] = pointAt(t, 1);
    }
    this.#toTip[steps] = 0;
    for (let step = steps - 1; step >= 0; step -= 1) {
      const dx = (this.#x[step + 1] ?? 0) - (this.#x[step] ?? 0);
      const dy = (this.#y[step + 1] ?? 0) - (this.#y[step] ?? 0);
      this.#toTip[step] = (this.#toTip[step + 1] ?? 0) + Math.sqrt(dx * dx + dy * dy);
    }
  }

  #putStrip(steps: number, width: number, form: number, headLength: number, look: LineLook): void {
    const [xs, ys, toTips] = [this.#x, this.#y, this.#toTip];
    const total = toTips[0] ?? 0;
    // Room for antialiasing, and for the ring.
    const room = look.halo === 0 ? 1 : 5;
    const narrow = width * 0.5 + room;
    const wide = Math.max(narrow, headLength * DYAD_FORM.headSlope + room);
    const isFirst = this.#vertices === 0;
    for (let step = 0; step <= steps; step += 1) {
      const before = Math.max(0, step - 1);
      const after = Math.min(steps, step + 1);
      let ax = (xs[after] ?? 0) - (xs[before] ?? 0);
      let ay = (ys[after] ?? 0) - (ys[before] ?? 0);
      const length = Math.sqrt(ax * ax + ay * ay);
      ax = length > 1e-4 ? ax / length : 1;
      ay = length > 1e-4 ? ay / length : 0;
      const beyond = step === 0 ? -room : step === steps ? room : 0;
      const x = (xs[step] ?? 0) + ax * beyond;
      const y = (ys[step] ?? 0) + ay * beyond;
      const toTip = (toTips[step] ?? 0) - beyond;
      // The head is wider, and so must be the piece in which it begins.
      const isWide = form !== LINE_FORMS.tie && (toTips[after] ?? 0) <= headLength + 1;
      const reach = isWide ? wide : narrow;
      if (step === 0 && !isFirst) this.#repeat(x + ay * -reach, y - ax * -reach);
      for (const side of [-1, 1]) {
        this.#put(
          x + ay * side * reach,
          y - ax * side * reach,
          toTip,
          side * reach,
          total,
          headLength,
          width,
          form,
          look,
        );
      }
    }
  }

  /** Two corners without area lead from the strip of one line to that of the next. */
  #repeat(x: number, y: number): void {
    const at = this.#vertices * STRIP_WORDS;
    this.strips.copyWithin(at, at - STRIP_WORDS, at);
    this.strips.copyWithin(at + STRIP_WORDS, at - STRIP_WORDS, at);
    this.strips[at + STRIP_WORDS] = x;
    this.strips[at + STRIP_WORDS + 1] = y;
    this.#vertices += 2;
  }

  #put(
    x: number,
    y: number,
    toTip: number,
    aside: number,
    total: number,
    headLength: number,
    width: number,
    form: number,
    look: LineLook,
  ): void {
    const at = this.#vertices * STRIP_WORDS;
    const { strips } = this;
    strips[at] = x;
    strips[at + 1] = y;
    strips[at + 2] = toTip;
    strips[at + 3] = aside;
    strips[at + 4] = total;
    strips[at + 5] = headLength;
    strips[at + 6] = width;
    strips[at + 7] = form;
    this.#colors[at + 8] = look.color;
    this.#colors[at + 9] = look.halo;
    this.#vertices += 1;
  }

  #putLozenge(t: number, half: number, ink: number): void {
    const [x, y] = [pointAt(t, 0), pointAt(t, 1)];
    let [ax, ay] = [slopeAt(t, 0), slopeAt(t, 1)];
    const length = Math.sqrt(ax * ax + ay * ay) || 1;
    [ax, ay] = [ax / length, ay / length];
    const reach = half + 2;
    for (const [along, aside] of LOZENGE_CORNERS) {
      const at = this.#lozengeVertices * LOZENGE_WORDS;
      const [a, b] = [along * reach, aside * reach];
      this.lozenges.set([x + ax * a + ay * b, y + ay * a - ax * b, a, b, half, ink], at);
      this.#lozengeVertices += 1;
    }
  }
}

const LOZENGE_CORNERS = [
  [-1, -1],
  [1, -1],
  [-1, 1],
  [1, -1],
  [-1, 1],
  [1, 1],
] as const;

/** The four points of the curve that is being added, x and y in turns. */
const CURVE = new Float64Array(8);

/** @param ax control points from the beginning of the curve. */
function setCurve(
  x0: number,
  y0: number,
  ax: number,
  ay: number,
  bx: number,
  by: number,
  x3: number,
  y3: number,
): void {
  CURVE[0] = x0;
  CURVE[1] = y0;
  CURVE[2] = x0 + ax;
  CURVE[3] = y0 + ay;
  CURVE[4] = x0 + bx;
  CURVE[5] = y0 + by;
  CURVE[6] = x3;
  CURVE[7] = y3;
}

function pointAt(t: number, axis: 0 | 1): number {
  const u = 1 - t;
  return (
    u * u * u * (CURVE[axis] ?? 0) +
    3 * u * u * t * (CURVE[2 + axis] ?? 0) +
    3 * u * t * t * (CURVE[4 + axis] ?? 0) +
    t * t * t * (CURVE[6 + axis] ?? 0)
  );
}

function slopeAt(t: number, axis: 0 | 1): number {
  const u = 1 - t;
  const [p0, p1, p2, p3] = [
    CURVE[axis] ?? 0,
    CURVE[2 + axis] ?? 0,
    CURVE[4 + axis] ?? 0,
    CURVE[6 + axis] ?? 0,
  ];
  return u * u * (p1 - p0) + 2 * u * t * (p2 - p1) + t * t * (p3 - p2);
}

const SHAPES = NODE_KINDS.map((kind) => KIND_SHAPES[kind]);

/** Where the curve leaves the border of the node at one end, by halving. */
function crossing(x: number, y: number, radius: number, kind: number, inside: 0 | 1): number {
  const shape = SHAPES[kind] ?? "circle";
  let within: number = inside;
  let outside = 0.5;
  for (let step = 0; step < 11; step += 1) {
    const middle = (within + outside) / 2;
    const distance = shapeDistance(shape, pointAt(middle, 0) - x, pointAt(middle, 1) - y, radius);
    if (distance < DYAD_FORM.gap) within = middle;
    else outside = middle;
  }
  return outside;
}
