import { otherEnd, type NetworkModel } from "../../model/network-model.ts";
import { dyadKey, type NetworkTarget } from "../../../server/picture/network-target.ts";

import type { FigureParts } from "./figure-parts.ts";

/** Brings what is pointed at, or else what is chosen, to the front by fading what is not around it. */
export class PartEmphasis {
  readonly #parts: FigureParts;
  readonly #model: NetworkModel;
  #chosen: NetworkTarget | null = null;
  #pointed: NetworkTarget | null = null;

  constructor(parts: FigureParts, model: NetworkModel) {
    this.#parts = parts;
    this.#model = model;
  }

  choose(target: NetworkTarget | null): void {
    this.#chosen = target;
    this.#apply();
  }

  point(target: NetworkTarget | null): void {
    this.#pointed = target;
    this.#apply();
  }

  #apply(): void {
    const target = this.#pointed ?? this.#chosen;
    const near = target === null ? null : this.#around(target);
    for (const [id, group] of this.#parts.nodes) {
      group.classList.toggle("is-faded", near !== null && !near.nodes.has(id));
      group.classList.toggle("is-chosen", isNode(this.#chosen, id));
    }
    for (const [key, group] of this.#parts.dyads) {
      group.classList.toggle("is-faded", near !== null && !near.dyads.has(key));
      group.classList.toggle("is-chosen", isDyad(this.#chosen, key));
    }
  }

  #around(target: NetworkTarget): { readonly nodes: Set<string>; readonly dyads: Set<string> } {
    if (target.kind === "dyad") {
      const { from, to } = target;
      return { nodes: new Set([from, to]), dyads: new Set([dyadKey(from, to)]) };
    }
    const dyads = this.#model.dyadsOf(target.id);
    return {
      nodes: new Set([target.id, ...dyads.map((dyad) => otherEnd(dyad, target.id))]),
      dyads: new Set(dyads.map(({ from, to }) => dyadKey(from, to))),
    };
  }
}

function isNode(target: NetworkTarget | null, id: string): boolean {
  return target?.kind === "node" && target.id === id;
}

function isDyad(target: NetworkTarget | null, key: string): boolean {
  return target?.kind === "dyad" && dyadKey(target.from, target.to) === key;
}
