import type { Actor } from "../../../wire/actor.ts";
import type { GraphItem } from "../../../wire/interchange.ts";
import type { Source } from "../../../wire/source.ts";
import { cameoActor } from "../../codes/cameo-actor.ts";
import type { GraphDirectory } from "../../graph-directory.ts";

/** The source of what CAMEO's codes say: that a government represents its state. */
const CAMEO_CODES: Source = {
  id: "cameo-actor-codes",
  title: "CAMEO actor codes",
  kind: "dataset",
};

/** An actor of a row, and what has to be in the graph for it. */
export interface RowActor {
  readonly id: string;
  /** For the filter by country: the state of the code, in lower-case alpha-3. */
  readonly country: string | null;
  /** Whether the code names no country, organisation or people: "GOV", "MED". */
  readonly generic: boolean;
  readonly named: readonly GraphItem[];
}

const REMEMBERED = 100_000;

/** Actors by their CAMEO code, each looked up once. */
export class GdeltActors {
  readonly #known: GraphDirectory;
  readonly #byCode = new Map<string, RowActor | null>();

  constructor(known: GraphDirectory) {
    this.#known = known;
  }

  /** Null for a text that is no actor code. */
  byCode(code: string): RowActor | null {
    const found = this.#byCode.get(code);
    if (found !== undefined) return found;
    const made = this.#make(code);
    if (this.#byCode.size >= REMEMBERED) this.#byCode.clear();
    this.#byCode.set(code, made);
    return made;
  }

  #make(code: string): RowActor | null {
    const read = cameoActor(code);
    if (read === null) return null;
    const actor = this.#known.actor(read.actor, { coded: true });
    const named: GraphItem[] = [{ kind: "actor", actor }];
    if (read.represents !== null) named.push(...this.#represents(actor, read.represents));
    return {
      id: actor.id,
      country: read.actor.country ?? null,
      generic: read.actor.id.startsWith("cameo-"),
      named,
    };
  }

  #represents(actor: Actor, represented: { actor: Actor; role: string }): GraphItem[] {
    const whole = this.#known.actor(represented.actor, { coded: true });
    if (whole.id === actor.id || actor.kind !== "group") return [];
    if (whole.kind !== "state" && whole.kind !== "organization") return [];
    return [
      { kind: "actor", actor: whole },
      { kind: "source", source: CAMEO_CODES },
      {
        kind: "tie",
        tie: {
          type: "REPRESENTS",
          from: actor.id,
          to: whole.id,
          source: CAMEO_CODES.id,
          role: represented.role,
        },
      },
    ];
  }
}
