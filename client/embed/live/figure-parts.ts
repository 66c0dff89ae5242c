import { dyadKey, type NetworkTarget } from "../../../server/picture/network-target.ts";

/** The groups of a drawn figure that stand for something. */
export interface FigureParts {
  readonly svg: SVGSVGElement;
  /** Everything of the network, which is what zooms. */
  readonly network: SVGGElement;
  readonly nodes: ReadonlyMap<string, SVGGElement>;
  readonly dyads: ReadonlyMap<string, SVGGElement>;
  groupOf(target: NetworkTarget): SVGGElement | undefined;
}

/** The parts of a figure's picture; null where there is no network in it. */
export function findParts(svg: SVGSVGElement): FigureParts | null {
  const network = svg.querySelector<SVGGElement>("[data-network]");
  if (network === null) return null;
  const collect = (name: "node" | "dyad"): Map<string, SVGGElement> =>
    new Map(
      [...network.querySelectorAll<SVGGElement>(`[data-${name}]`)].map((group) => [
        group.dataset[name] ?? "",
        group,
      ]),
    );
  const nodes = collect("node");
  const dyads = collect("dyad");
  return {
    svg,
    network,
    nodes,
    dyads,
    groupOf: (target) =>
      target.kind === "node" ? nodes.get(target.id) : dyads.get(dyadKey(target.from, target.to)),
  };
}

/** What of the figure an element of its picture belongs to. */
export function targetOf(element: EventTarget | null): NetworkTarget | null {
  if (!(element instanceof Element)) return null;
  const group = element.closest<SVGGElement>("[data-node], [data-dyad]");
  const { node, dyad } = group?.dataset ?? {};
  if (node !== undefined) return { kind: "node", id: node };
  const [from, to] = dyad?.split(" ") ?? [];
  return from === undefined || to === undefined ? null : { kind: "dyad", from, to };
}

/** What the picture itself says of a part. */
export function sentenceOf(group: SVGGElement | undefined): string {
  return group?.querySelector(":scope > title")?.textContent ?? "";
}
