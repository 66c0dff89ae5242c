/** The least and the greatest of the numbers, however many there are; ±Infinity for none. */
export function extent(values: Iterable<number>): readonly [least: number, greatest: number] {
  let [least, greatest] = [Infinity, -Infinity];
  for (const value of values) {
    least = Math.min(least, value);
    greatest = Math.max(greatest, value);
  }
  return [least, greatest];
}
