import type { Expansion } from "./expansion.ts";
import type { NetworkModel } from "./network-model.ts";

/** Notices when what an expansion brought has arrived in the picture. */
export class BroughtWatch {
  #known: ReadonlySet<string> = new Set();

  /** Ids that were not there when this was last asked, with those whom they were brought to. */
  arrived(grown: readonly Expansion[], model: NetworkModel): readonly string[] {
    const brought = new Set(grown.flatMap((each) => each.brought));
    const added = [...brought].filter((id) => !this.#known.has(id));
    const here = added.filter((id) => model.node(id) !== null);
    // Still on its way: ask again with the next picture.
    if (added.length > 0 && here.length === 0) return [];
    this.#known = brought;
    if (here.length === 0) return [];
    const hosts = grown.filter((each) => each.brought.some((id) => here.includes(id)));
    return [...new Set([...hosts.map(({ of }) => of), ...here])];
  }
}
