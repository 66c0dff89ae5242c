import type { ReactiveControllerHost } from "lit";
import { countOf, formatCount } from "../../server/words/count-words.ts";
import { nameList } from "../../server/words/name-list.ts";
import { polarityPhrase } from "../../server/words/polarity-words.ts";
import { WALK_KEYS, type WalkKey } from "../model/keyboard-walk.ts";
import type { ShownDisc } from "../view/blocs/bloc-layer.ts";
import type { BlocSum } from "../view/blocs/bloc-sums.ts";
import type { NetworkViewEvents } from "../view/network-view-options.ts";
import type { NetworkView } from "../view/network-view.ts";

/** Farther from its direction than this, an arrow key does not lead to a bloc. */
const ASIDE_DEG = 70;
const HEADINGS = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
} as const;

/** Pointer and keyboard among the blocs that stand for their members from afar. */
export class BlocWalk {
  readonly #host: ReactiveControllerHost;
  readonly #view: () => NetworkView | null;
  readonly #onArrive: (id: string) => unknown;
  #hovered: number | null = null;
  /** Where the reader stands; null for not among the blocs. */
  #walked: number | null = null;

  /** @param onArrive is told the id of a member once its bloc was opened by key. */
  constructor(
    host: ReactiveControllerHost,
    {
      view,
      onArrive,
    }: {
      readonly view: () => NetworkView | null;
      readonly onArrive: (id: string) => unknown;
    },
  ) {
    this.#host = host;
    this.#view = view;
    this.#onArrive = onArrive;
  }

  /** What the view tells of blocs. */
  get events(): Required<Pick<NetworkViewEvents, "onHoverBloc" | "onBlocs">> {
    return {
      onHoverBloc: (number) => {
        this.#hovered = number;
        this.#host.requestUpdate();
      },
      onBlocs: () => {
        this.#host.requestUpdate();
      },
    };
  }

  get isOffered(): boolean {
    return this.#discs.length > 0;
  }

  get isWalked(): boolean {
    return this.#find(this.#walked) !== undefined;
  }

  /** What is said of the bloc where the reader stands, or at which the pointer is; null for none. */
  get sentence(): string | null {
    const disc = this.#find(this.#walked) ?? this.#find(this.#hovered);
    return disc === undefined ? null : blocSentence(disc.bloc);
  }

  /** Stands at a bloc, or among none. */
  stand(number: number | null): void {
    if (number === this.#walked) return;
    this.#walked = number;
    this.#view()?.blocs.focus(number);
    this.#host.requestUpdate();
  }

  /** Stands at the largest bloc; false where none stands for its members. */
  begin(): boolean {
    const [first] = this.#discs;
    if (first !== undefined) this.stand(first.bloc.number);
    return first !== undefined;
  }

  /** The keys of the walk lead from bloc to bloc, Enter and Space to the members. False: another key. */
  onKey(pressed: string): boolean {
    const [here, key] = [this.#find(this.#walked), WALK_KEYS.find((each) => each === pressed)];
    if (this.#discs.length === 0) return false;
    if (key !== undefined) {
      if (here === undefined) this.begin();
      else this.stand(nextDisc(this.#discs, here, key).bloc.number);
    } else if (here !== undefined && (pressed === "Enter" || pressed === " ")) {
      void this.#open(here.bloc);
    } else return false;
    return true;
  }

  async #open({ number, entry }: BlocSum): Promise<void> {
    await this.#view()?.openBloc(number);
    // The reader may have gone elsewhere meanwhile.
    if (this.#walked !== number) return;
    this.stand(null);
    this.#onArrive(entry);
  }

  get #discs(): readonly ShownDisc[] {
    return this.#view()?.blocs.shown ?? [];
  }

  #find(number: number | null): ShownDisc | undefined {
    return number === null ? undefined : this.#discs.find(({ bloc }) => bloc.number === number);
  }
}

/** The bloc to which a key leads: the nearest in its direction, or one in the order of their sizes. */
function nextDisc(discs: readonly ShownDisc[], here: ShownDisc, key: WalkKey): ShownDisc {
  const at = discs.indexOf(here);
  const inOrder = (place: number): ShownDisc => discs.at(place % discs.length) ?? here;
  if (key === "Home") return inOrder(0);
  if (key === "End") return inOrder(-1);
  if (key === "PageDown") return inOrder(at + 1);
  if (key === "PageUp") return inOrder(at - 1);
  const [right, down] = HEADINGS[key];
  const most = Math.cos((ASIDE_DEG * Math.PI) / 180);
  let [best, least] = [here, Infinity];
  for (const disc of discs) {
    const [x, y] = [disc.x - here.x, disc.y - here.y];
    const along = (x * right + y * down) / Math.max(1e-9, Math.hypot(x, y));
    // What lies straight ahead is nearer than what lies as far aside.
    const way = Math.hypot(x, y) / along;
    if (disc !== here && along >= most && way < least) [best, least] = [disc, way];
  }
  return best;
}

/** All that a disc says: who is in the bloc, and how they stand to each other. */
function blocSentence({ names, members, ...inside }: BlocSum): string {
  const { stances, polarity, allied, opposed } = inside;
  const others = Math.max(0, members - 2);
  const who =
    others === 0
      ? nameList(names)
      : `${names.slice(0, 2).join(", ")} and ${countOf(others, "other")}`;
  const count = `a bloc of ${countOf(members, "actor")} shown`;
  if (stances === 0) return `${who}, ${count}: no stances between them.`;
  const mean = `mean polarity ${polarityPhrase(Math.round(polarity * 100) / 100)}`;
  const dyads = `${countOf(allied, "dyad")} of support and ${formatCount(opposed)} of opposition inside`;
  return `${who}, ${count}: ${countOf(stances, "stance")} between them, ${mean}; ${dyads}.`;
}
