import { EntenteError } from "../wire/entente-error.ts";
import { foldText } from "../wire/fold-text.ts";
import type {
  FigureDraft,
  FigurePreviewDraft,
  FigureRevision,
  FigureSettings,
} from "../wire/figure.ts";
import type { FigurePreview } from "../wire/figure.ts";
import type { FigurePayload } from "../wire/figure-payload.ts";
import { canonicalJson } from "./canonical-json.ts";
import { figureId, freezeFigure, sealFigure, type FreezeContext } from "./freeze/freeze-figure.ts";
import type { FigureDefinition, FrozenFigure } from "./freeze/freeze-figure.ts";
import type { FigureRecord } from "./keep/figure-record.ts";
import { unknownFigure, type FigureShelf } from "./keep/figure-shelf.ts";
import type { RenderedSvg } from "./render/picture-jobs.ts";
import type { PicturePool } from "./render/picture-pool.ts";
import { proposeAlt } from "./words/alt-text.ts";
import { wordsFor } from "./words/words-for.ts";

export interface DeskParts extends FreezeContext {
  readonly shelf: FigureShelf;
  readonly worker: PicturePool;
}

/** A figure, and whether this request made it. */
export interface PublishedFigure {
  readonly record: FigureRecord;
  readonly created: boolean;
}

type Settings = Pick<FigureRecord, "mode" | "everyMinutes" | "access" | "frameAncestors">;

/** Where figures are made and changed. */
export class FigureDesk {
  readonly #parts: DeskParts;

  constructor(parts: DeskParts) {
    this.#parts = parts;
  }

  /** A picture exactly as it would be published. @throws EntenteError what reading the graph throws. */
  async preview(draft: FigurePreviewDraft, signal?: AbortSignal): Promise<FigurePreview> {
    const frozen = await freezeFigure(this.#parts, draft, signal);
    const [{ svg, width, height, unnamed }] = await this.#draw(frozen);
    const alt = proposeAlt(frozen.payload, wordsFor(draft.language));
    return { svg, width, height, alt, counts: countsOf(frozen.payload), unnamed };
  }

  /**
   * Makes a figure. One that is there already with the same settings is given back.
   * @throws EntenteError `already-exists` where it has other settings or was withdrawn.
   */
  async publish(draft: FigureDraft, signal?: AbortSignal): Promise<PublishedFigure> {
    const { mode, everyMinutes, access, frameAncestors, ...definition } = draft;
    return this.#make(definition, { mode, everyMinutes, access, frameAncestors }, null, signal);
  }

  /**
   * Makes a new version of a figure from the graph as it is now.
   * @throws EntenteError `not-found`, and what `publish` throws.
   */
  async revise(
    id: string,
    revision: FigureRevision,
    signal?: AbortSignal,
  ): Promise<PublishedFigure> {
    const base = await this.record(id);
    const { follow, ...changes } = revision;
    const made = await this.#make(revised(base.definition, changes), base, base.series, signal);
    if (follow) {
      for (const version of await this.#parts.shelf.versions(base.series)) {
        if (version === made.record.id) continue;
        await this.#parts.shelf.change(version, (record) => ({ ...record, follow: true }));
      }
    }
    return made;
  }

  /** A figure with the same data under another title, as the first of a series of its own. */
  async duplicate(id: string, title: string): Promise<PublishedFigure> {
    const base = await this.record(id);
    const definition = { ...base.definition, title };
    if (base.mode === "live") return this.#make(definition, base, null);
    const { payload } = await this.#parts.shelf.figure(id);
    return this.#keep(sealFigure({ ...payload, title }), definition, base, null);
  }

  /** Takes a figure back: a notice stands in its place. Withdrawing again changes the reason. */
  withdraw(id: string, reason: string): Promise<FigureRecord> {
    const at = new Date(this.#parts.now()).toISOString();
    return this.#parts.shelf.change(id, (record) => ({
      ...record,
      state: { kind: "withdrawn", at, reason },
    }));
  }

  /** Publishes a withdrawn figure again. */
  restore(id: string): Promise<FigureRecord> {
    return this.#parts.shelf.change(id, (record) => ({ ...record, state: { kind: "published" } }));
  }

  changeSettings(id: string, settings: FigureSettings): Promise<FigureRecord> {
    return this.#parts.shelf.change(id, (record) => ({
      ...record,
      access: settings.access ?? record.access,
      frameAncestors: settings.frameAncestors ?? record.frameAncestors,
      follow: settings.follow ?? record.follow,
      everyMinutes: settings.everyMinutes ?? record.everyMinutes,
    }));
  }

  /** @throws EntenteError `not-found`. */
  async record(id: string): Promise<FigureRecord> {
    const record = await this.#parts.shelf.record(id);
    if (record === null) throw unknownFigure(id);
    return record;
  }

  /** All versions of a figure's series, newest first. @throws EntenteError `not-found`. */
  async versions(id: string): Promise<readonly FigureRecord[]> {
    const { series } = await this.record(id);
    const ids = await this.#parts.shelf.versions(series);
    const records = await Promise.all(ids.map((each) => this.#parts.shelf.record(each)));
    return records.filter((record) => record !== null).reverse();
  }

  /**
   * The newest version of each series, newest first.
   * @param search words that title, caption or alt text have, in any order.
   */
  async gallery(search: string): Promise<readonly { record: FigureRecord; versions: number }[]> {
    const series = new Map<string, { record: FigureRecord; versions: number }>();
    for (const record of await this.#parts.shelf.records()) {
      const known = series.get(record.series);
      const versions = (known?.versions ?? 0) + 1;
      const isNewer = known === undefined || record.version > known.record.version;
      series.set(record.series, { record: isNewer ? record : known.record, versions });
    }
    const words = foldText(search).split(" ");
    return [...series.values()]
      .filter(({ record }) => {
        const text = foldText(
          [record.definition.title, record.definition.caption ?? "", record.alt].join(" "),
        );
        return words.every((word) => text.includes(word));
      })
      .sort(
        ({ record: a }, { record: b }) =>
          b.created.localeCompare(a.created, "en") || (a.id < b.id ? -1 : 1),
      );
  }

  async #make(
    definition: FigureDefinition,
    settings: Settings,
    series: string | null,
    signal?: AbortSignal,
  ): Promise<PublishedFigure> {
    const frozen = await freezeFigure(this.#parts, definition, signal);
    return this.#keep(frozen, definition, settings, series);
  }

  async #keep(
    frozen: FrozenFigure,
    definition: FigureDefinition,
    settings: Settings,
    series: string | null,
  ): Promise<PublishedFigure> {
    const { mode, everyMinutes, access, frameAncestors } = settings;
    const id = mode === "live" ? liveId(definition) : frozen.id;
    const known = await this.#parts.shelf.record(id);
    if (known !== null) return { record: requireSame(known, settings), created: false };
    const [{ svg, width, height }, phone] = await this.#draw(frozen);
    const { payload, canonical } = frozen;
    const draft: Omit<FigureRecord, "version"> = {
      format: "entente-figure-record/1",
      id,
      series: series ?? id,
      created: new Date(this.#parts.now()).toISOString(),
      ...{ mode, everyMinutes, access, frameAncestors },
      definition,
      follow: false,
      state: { kind: "published" },
      alt: payload.alt,
      asOf: payload.asOf,
      origin: payload.origin,
      dataVersion: payload.dataVersion,
      program: payload.program,
      counts: countsOf(payload),
      width,
      height,
      narrow: { width: phone.width, height: phone.height },
    };
    const record = await this.#parts.shelf.add(draft, mode === "live" ? null : { canonical, svg });
    return { record, created: true };
  }

  /** The picture as it is published, and the one for narrow screens. */
  async #draw({ id, payload }: FrozenFigure): Promise<readonly [RenderedSvg, RenderedSvg]> {
    const { size, theme } = payload;
    const [own, phone] = await this.#parts.worker.run("svg", {
      payload,
      id,
      wishes: [
        { size, theme, fonts: true, prefix: "e" },
        { size: "phone", theme, fonts: false, prefix: "n" },
      ],
    });
    if (own === undefined || phone === undefined) {
      throw new EntenteError("internal", "The picture was not made.");
    }
    return [own, phone];
  }
}

function revised(
  base: FigureDefinition,
  changes: Omit<FigureRevision, "follow">,
): FigureDefinition {
  const { caption, alt, filter, query, ...rest } = changes;
  const given = Object.fromEntries(
    Object.entries(rest).filter(([, value]) => value !== undefined),
  ) as Partial<FigureDefinition>;
  const asksAnew = filter !== undefined || query !== undefined;
  return {
    ...base,
    ...given,
    caption: caption === undefined ? base.caption : (caption ?? undefined),
    alt: alt === undefined ? base.alt : (alt ?? undefined),
    filter: asksAnew ? filter : base.filter,
    query: asksAnew ? query : base.query,
  };
}

/** A live figure is what it asks and says, whatever the graph answers. */
function liveId(definition: FigureDefinition): string {
  return figureId(canonicalJson({ format: "entente-live-figure/1", ...definition }));
}

/** @throws EntenteError `already-exists` where the figure that is there is not what was asked for. */
function requireSame(record: FigureRecord, settings: Settings): FigureRecord {
  if (record.state.kind === "withdrawn") {
    throw new EntenteError(
      "already-exists",
      `The same figure was made before and withdrawn as ${record.id}; restore that one, or change a word.`,
    );
  }
  const { access, frameAncestors, everyMinutes, mode } = record;
  const own = canonicalJson({ access, frameAncestors, everyMinutes, mode });
  const wanted = canonicalJson({
    access: settings.access,
    frameAncestors: settings.frameAncestors,
    everyMinutes: settings.everyMinutes,
    mode: settings.mode,
  });
  if (own === wanted) return record;
  throw new EntenteError(
    "already-exists",
    `The same figure is there already as ${record.id} with other settings; change those at /api/figures/${record.id}/settings.`,
  );
}

export function countsOf({ network, stances, sources }: FigurePayload): FigureRecord["counts"] {
  return {
    nodes: network.nodes.length,
    dyads: network.dyads.length,
    stances: stances.length,
    sources: sources.length,
  };
}
