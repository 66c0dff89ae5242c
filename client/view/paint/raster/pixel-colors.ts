/**
 * A colour, as four bytes red, green, blue and alpha in the order of memory, premultiplied, over
 * another one. In whole numbers of 32 bits, two bytes at a time: this is done for every pixel.
 * @param rest 255 less the alpha of the upper one.
 */
export function over(upper: number, lower: number, rest: number): number {
  return (upper + share(lower, rest)) | 0;
}

/** Makes a colour premultiplied. */
export function premultiplied(color: number): number {
  const alpha = color >>> 24;
  return share(color & 0xffffff, alpha) | (alpha << 24);
}

/** Each byte times a share of 255, rounded. */
function share(color: number, part: number): number {
  let even = (Math.imul(color & 0xff00ff, part) + 0x800080) | 0;
  even = ((even + ((even >>> 8) & 0xff00ff)) >>> 8) & 0xff00ff;
  let odd = (Math.imul((color >>> 8) & 0xff00ff, part) + 0x800080) | 0;
  odd = (odd + ((odd >>> 8) & 0xff00ff)) & 0xff00ff00;
  return even | odd;
}
