/** Orders texts by code unit: the same on every machine, unlike a locale's order, and as both engines order ids. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
