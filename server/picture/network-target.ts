/** What of the network can be pointed at: an actor or issue, or a dyad by its ordered ends. */
export type NetworkTarget =
  | { readonly kind: "node"; readonly id: string }
  | { readonly kind: "dyad"; readonly from: string; readonly to: string };

/** Returns a key that is equal for equal targets; ids are slugs, so a space cannot be part of one. */
export function targetKey(target: NetworkTarget | null): string | null {
  if (target === null) return null;
  return target.kind === "node" ? target.id : dyadKey(target.from, target.to);
}

export function dyadKey(from: string, to: string): string {
  return `${from} ${to}`;
}
