import { SlugSchema } from "../../server/wire/slug.ts";
import type { Position } from "../../server/picture/layout.ts";
import { leftOut } from "./link-parts.ts";

/** A place that was given by hand, in whole units of the layout. No arrangement moves it. */
export interface Pin extends Position {
  readonly id: string;
}

const FARTHEST = 100_000;

/** Each pin as `id~x~y`. */
export function setPinParams(params: URLSearchParams, pins: readonly Pin[]): void {
  for (const { id, x, y } of pins) params.append("pin", `${id}~${x}~${y}`);
}

export function parsePins(params: URLSearchParams, notices: string[]): readonly Pin[] {
  const pins = params.getAll("pin").flatMap((text) => {
    const [id = "", ...numbers] = text.split("~");
    const [x, y, ...rest] = numbers.map((part) => (/^-?\d{1,6}$/.test(part) ? Number(part) : NaN));
    const isPlace = [x, y].every((part) => part !== undefined && Math.abs(part) <= FARTHEST);
    const isGood = SlugSchema.safeParse(id).success && isPlace && rest.length === 0;
    if (!isGood || x === undefined || y === undefined) {
      notices.push(leftOut("pin", text));
      return [];
    }
    return [toPin(id, { x, y })];
  });
  return withPins([], pins);
}

/** A pin at the nearest whole units. */
export function toPin(id: string, { x, y }: Position): Pin {
  const whole = (value: number): number =>
    Math.round(Math.max(-FARTHEST, Math.min(FARTHEST, value))) + 0;
  return { id, x: whole(x), y: whole(y) };
}

/** How far a key moves a node, in units of the layout. */
const NUDGE = 20;
const NUDGES: Readonly<Record<string, readonly [right: number, down: number]>> = {
  ArrowLeft: [-NUDGE, 0],
  ArrowRight: [NUDGE, 0],
  ArrowUp: [0, -NUDGE],
  ArrowDown: [0, NUDGE],
};

/** The place to which an arrow key moves a node; null for another key. */
export function nudged({ x, y }: Position, key: string): Position | null {
  const [right, down] = NUDGES[key] ?? [0, 0];
  return right === 0 && down === 0 ? null : { x: x + right, y: y + down };
}

/** The pins with others set, sorted by id. */
export function withPins(pins: readonly Pin[], set: readonly Pin[]): readonly Pin[] {
  const all = new Map([...pins, ...set].map((pin) => [pin.id, pin]));
  return [...all.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The pins without those of the ids. */
export function withoutPins(pins: readonly Pin[], ids: readonly string[]): readonly Pin[] {
  return pins.filter(({ id }) => !ids.includes(id));
}
