import type { Point } from "../../../server/picture/dyad-curve.ts";
import {
  GRAPH_COLORS,
  LABEL_FONT,
  polarityColor,
  type Theme,
} from "../../../server/picture/graph-style.ts";
import { LABEL_HALO } from "../../../server/picture/label-scene.ts";
import { textDirection } from "../../../server/picture/label-text.ts";
import { toScreen, type Viewport } from "../../../server/picture/viewport.ts";
import { formatCount } from "../../../server/words/count-words.ts";
import type { BlocSums, BlocTie } from "./bloc-sums.ts";
import { DISC_FORM, type Disc } from "./place-discs.ts";

/** A disc where it is on the screen, in px, and how much of it is there, 0–1. */
export interface PaintedDisc extends Point {
  readonly disc: Disc;
  readonly radius: number;
  readonly alpha: number;
}

export interface BlocFrame {
  readonly sums: BlocSums;
  readonly discs: readonly PaintedDisc[];
  readonly viewport: Viewport;
  readonly theme: Theme;
  /** Factor on all lengths. */
  readonly scale: number;
  /** Numbers of blocs. */
  readonly hovered: number | null;
  readonly focused: number | null;
}

/** How much of the picture the paper over it leaves while all blocs are closed. */
const LEFT_INK = 0.2;
/** Lines between blocs: the strongest of all, and of each. */
const MOST_TIES = 40;
const MOST_OWN_TIES = 2;
const TIE_WIDTH = { least: 1.2, most: 10 } as const;
const TIE_INK = { usual: 0.85, aside: 0.12 } as const;
const RIM = 3;
/** Smaller discs than this, in px, have no number inside, nor smaller pictures than this names. */
const LEAST_COUNT_RADIUS = 15;
const LEAST_NAME_SCALE = 0.75;

/** Draws paper over the picture, but for where blocs are open, and on it lines, discs and names. */
export function paintBlocs(context: CanvasRenderingContext2D, frame: BlocFrame): void {
  if (frame.discs.every(({ alpha }) => alpha === 0)) return;
  context.save();
  paintVeil(context, frame);
  for (const tie of shownTies(frame)) paintTie(context, frame, tie);
  for (const disc of frame.discs) paintDisc(context, frame, disc);
  if (frame.scale >= LEAST_NAME_SCALE)
    for (const disc of frame.discs) paintName(context, frame, disc);
  context.restore();
}

function paintVeil(context: CanvasRenderingContext2D, { discs, viewport, theme }: BlocFrame): void {
  const all = discs.reduce((sum, { disc }) => sum + disc.bloc.members, 0);
  const closed = discs.reduce((sum, { disc, alpha }) => sum + alpha * disc.bloc.members, 0);
  // Half of the members are enough for all of the paper, so that single open ones stand out from it.
  context.globalAlpha = (1 - LEFT_INK) * Math.min(1, (2 * closed) / Math.max(1, all));
  context.fillStyle = GRAPH_COLORS[theme].paper;
  context.fillRect(0, 0, viewport.width, viewport.height);
  context.globalCompositeOperation = "destination-out";
  for (const { disc, alpha } of discs) {
    if (alpha === 1) continue;
    const { x, y } = toScreen(viewport, disc.bloc);
    const reach = disc.bloc.core * viewport.pxPerUnit;
    const hole = context.createRadialGradient(x, y, 0, x, y, Math.max(1, reach));
    hole.addColorStop(0, "#000f");
    hole.addColorStop(0.8, "#000f");
    hole.addColorStop(1, "#0000");
    context.globalAlpha = 1 - alpha;
    context.fillStyle = hole;
    context.beginPath();
    context.arc(x, y, Math.max(1, reach), 0, 2 * Math.PI);
    context.fill();
  }
  context.globalCompositeOperation = "source-over";
}

interface ShownTie {
  readonly tie: BlocTie;
  readonly ends: readonly [PaintedDisc, PaintedDisc];
}

/** The weakest first, so that the strongest are drawn over them. */
function shownTies({ sums, discs }: BlocFrame): readonly ShownTie[] {
  const bySlot = new Map(discs.map((disc) => [disc.disc.slot, disc]));
  const own = new Map<number, number>();
  const shown: ShownTie[] = [];
  let ranked = 0;
  for (const tie of sums.ties) {
    const [a, b] = [bySlot.get(tie.a), bySlot.get(tie.b)];
    if (a === undefined || b === undefined) continue;
    const counts = [own.get(tie.a) ?? 0, own.get(tie.b) ?? 0] as const;
    ranked += 1;
    if (ranked > MOST_TIES && counts.every((count) => count >= MOST_OWN_TIES)) continue;
    own.set(tie.a, counts[0] + 1).set(tie.b, counts[1] + 1);
    shown.push({ tie, ends: [a, b] });
  }
  return shown.reverse();
}

function paintTie(
  context: CanvasRenderingContext2D,
  frame: BlocFrame,
  { tie, ends }: ShownTie,
): void {
  const { sums, theme, scale, hovered, focused } = frame;
  const pointed = [hovered, focused].filter((number) => number !== null);
  const isAside =
    pointed.length > 0 && !ends.some(({ disc }) => pointed.includes(disc.bloc.number));
  const share = tie.n / Math.max(1, sums.ties[0]?.n ?? 1);
  const [a, b] = ends;
  context.globalAlpha = Math.min(a.alpha, b.alpha) * (isAside ? TIE_INK.aside : TIE_INK.usual);
  context.lineWidth = (TIE_WIDTH.least + (TIE_WIDTH.most - TIE_WIDTH.least) * share) * scale;
  context.strokeStyle = polarityColor(tie.polarity, theme);
  context.beginPath();
  context.moveTo(a.x, a.y);
  context.lineTo(b.x, b.y);
  context.stroke();
}

function paintDisc(
  context: CanvasRenderingContext2D,
  { theme, scale, hovered, focused }: BlocFrame,
  { disc, x, y, radius, alpha }: PaintedDisc,
): void {
  const { number, members, polarity } = disc.bloc;
  const colors = GRAPH_COLORS[theme];
  const circle = (reach: number): void => {
    context.beginPath();
    context.arc(x, y, reach, 0, 2 * Math.PI);
  };
  context.globalAlpha = alpha;
  const ring = number === focused ? colors.focus : number === hovered ? colors.selection : null;
  circle(radius + RIM * scale);
  context.fillStyle = colors.paper;
  context.fill();
  if (ring !== null) {
    context.lineWidth = RIM;
    context.strokeStyle = ring;
    context.stroke();
  }
  circle(radius - (RIM * scale) / 2);
  context.fillStyle = colors.nodes.person.fill;
  context.fill();
  context.lineWidth = RIM * scale;
  context.strokeStyle = polarityColor(polarity, theme);
  context.stroke();
  if (radius < LEAST_COUNT_RADIUS) return;
  context.font = `650 ${Math.min(18, Math.max(11, radius * 0.42))}px ${LABEL_FONT.family}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillStyle = colors.nodes.person.glyph;
  context.fillText(formatCount(members), x, y + 1);
}

function paintName(
  context: CanvasRenderingContext2D,
  { theme, scale }: BlocFrame,
  { disc, x, y, radius, alpha }: PaintedDisc,
): void {
  const { paper, label } = GRAPH_COLORS[theme];
  context.globalAlpha = alpha;
  context.textAlign = "center";
  context.textBaseline = "alphabetic";
  context.lineJoin = "round";
  context.lineWidth = LABEL_HALO;
  context.strokeStyle = paper;
  context.fillStyle = label;
  const top = y + radius + DISC_FORM.labelGap * scale;
  for (const pass of ["halo", "ink"] as const) {
    disc.lines.forEach((line, index) => {
      const isName = index < disc.lines.length - 1;
      const weight = isName ? LABEL_FONT.strongWeight : LABEL_FONT.weight;
      context.font = `${weight} ${LABEL_FONT.size * scale}px ${LABEL_FONT.family}`;
      context.direction = textDirection(line);
      const baseline = top + (index * DISC_FORM.lineHeight + 12) * scale;
      if (pass === "halo") context.strokeText(line, x, baseline);
      else context.fillText(line, x, baseline);
    });
  }
}
