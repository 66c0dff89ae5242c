import type { Theme } from "../picture/graph-style.ts";
import { EntenteError } from "../wire/entente-error.ts";
import type { FigureTheme } from "../wire/figure.ts";
import type { FigurePayload } from "../wire/figure-payload.ts";
import type { StanceFilter } from "../wire/network-filter.ts";
import { checkEmbedToken } from "./access/embed-token.ts";
import type { EmbedSite } from "./access/embed-sites.ts";
import { canonicalJson } from "./canonical-json.ts";
import { writePng, type PngScale } from "./formats/write-png.ts";
import { narrowPayload } from "./freeze/narrow-payload.ts";
import type { FigureRecord } from "./keep/figure-record.ts";
import { unknownFigure, type FigureShelf } from "./keep/figure-shelf.ts";
import type { LiveFigures } from "./live-figures.ts";
import { LruCache } from "./lru-cache.ts";
import type { RenderedSvg, SvgWish } from "./render/picture-jobs.ts";
import type { PicturePool } from "./render/picture-pool.ts";

export interface ViewParts {
  readonly shelf: FigureShelf;
  readonly worker: PicturePool;
  readonly live: LiveFigures;
  /** Sites whose tokens are taken. */
  readonly sites: readonly EmbedSite[];
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Who asks for a figure. */
export interface Viewer {
  /** The token of the request. */
  readonly token: string | undefined;
  /** Whether the caller may see every figure. */
  readonly isEditor: boolean;
}

/** A figure as one reader may see it. */
export interface FigureView {
  /** Of the version that is shown. */
  readonly record: FigureRecord;
  readonly payload: FigurePayload;
  readonly canonical: string;
  /** The picture as it was published; null where it has to be made. */
  readonly picture: string | null;
  /** Filter that the reader sees the figure through. */
  readonly locked: StanceFilter | null;
  /** Whether this is what the id that was asked for will always stand for, and for everyone. */
  readonly isImmutable: boolean;
}

const PICTURES = 80;
const PAINTINGS = 24;

/** Figures as readers see them: found, checked, narrowed, drawn. */
export class FigureViews {
  readonly #parts: ViewParts;
  readonly #svgs = new LruCache<readonly RenderedSvg[]>(PICTURES);
  readonly #pngs = new LruCache<Uint8Array>(PAINTINGS);

  constructor(parts: ViewParts) {
    this.#parts = parts;
  }

  /**
   * The record of a figure that the viewer may see, of the version that its id shows.
   * @throws EntenteError `not-found`, `forbidden-token`, and `withdrawn` with the record in
   *   `details.record`.
   */
  async open(
    id: string,
    viewer: Viewer,
  ): Promise<{ readonly record: FigureRecord; readonly locked: StanceFilter | null }> {
    const asked = await this.#parts.shelf.record(id);
    if (asked === null) throw unknownFigure(id);
    const locked = await this.#check(asked, viewer);
    const record = asked.follow ? await this.#newest(asked) : asked;
    // The newer version may be for fewer people.
    const also = record.id === id ? locked : await this.#checkNewer(record, viewer, asked);
    if (record.state.kind === "withdrawn") throw withdrawn(record);
    return { record, locked: also };
  }

  /** A figure with what is in it. @throws EntenteError as `open`, and what reading the graph throws for a live one. */
  async view(id: string, viewer: Viewer): Promise<FigureView> {
    const { record, locked } = await this.open(id, viewer);
    const { payload, canonical, picture } = await this.#read(record);
    if (locked === null) {
      const isImmutable =
        record.mode === "frozen" && record.id === id && record.access.kind !== "token";
      return { record, payload, canonical, picture, locked, isImmutable };
    }
    const narrowed = narrowPayload(payload, locked);
    return {
      record,
      payload: narrowed,
      canonical: canonicalJson(narrowed),
      picture: null,
      locked,
      isImmutable: false,
    };
  }

  /** The self-contained SVG of a view. */
  async svg(view: FigureView): Promise<string> {
    if (view.picture !== null) return view.picture;
    const { size, theme } = view.payload;
    const [rendered] = await this.svgs(view, [{ size, theme, fonts: true, prefix: "e" }]);
    return rendered?.svg ?? "";
  }

  /** A view drawn in other forms, in the order of the wishes. */
  svgs(view: FigureView, wishes: readonly SvgWish[]): Promise<readonly RenderedSvg[]> {
    const { payload, record, locked } = view;
    const make = (): Promise<readonly RenderedSvg[]> =>
      this.#parts.worker.run("svg", { payload, id: record.id, wishes });
    // What is the same for everyone is worth remembering; a narrowed view is one reader's.
    return locked === null ? this.#svgs.get(canonicalJson([keyOf(view), wishes]), make) : make();
  }

  /** The picture in pixels. `auto` is light here. */
  async png(view: FigureView, scale: PngScale, theme: FigureTheme): Promise<Uint8Array> {
    const make = async (): Promise<Uint8Array> => {
      const wish = { size: view.payload.size, theme: fixedTheme(theme), fonts: false, prefix: "e" };
      const [rendered] = await this.svgs(view, [wish]);
      if (rendered === undefined) throw new EntenteError("internal", "The picture was not made.");
      return writePng(rendered.svg, scale, rendered.hasOtherScripts);
    };
    if (view.locked !== null) return make();
    return this.#pngs.get(canonicalJson([keyOf(view), scale, fixedTheme(theme)]), make);
  }

  pdf({ payload, record }: FigureView): Promise<Uint8Array> {
    return this.#parts.worker.run("pdf", {
      payload,
      id: record.id,
      theme: fixedTheme(payload.theme),
    });
  }

  async #read(
    record: FigureRecord,
  ): Promise<Pick<FigureView, "payload" | "canonical" | "picture">> {
    if (record.mode === "live") {
      return { ...(await this.#parts.live.snapshot(record)), picture: null };
    }
    const { payload, canonical, svg } = await this.#parts.shelf.figure(record.id);
    return { payload, canonical, picture: svg };
  }

  /** @throws EntenteError `forbidden-token`. */
  async #check(record: FigureRecord, { token, isEditor }: Viewer): Promise<StanceFilter | null> {
    const { access } = record;
    if (access.kind !== "token") {
      // A token that nobody asked for is no reason to show more than it would grant.
      if (token === undefined) return null;
      throw new EntenteError(
        "forbidden-token",
        "This figure takes no tokens: it is open. Leave the token out of the address.",
      );
    }
    if (token === undefined) {
      if (isEditor) return null;
      throw new EntenteError(
        "forbidden-token",
        "This figure opens with a token that the server of the page around it signs; the request has none.",
      );
    }
    const { sites, now } = this.#parts;
    const grant = await checkEmbedToken(token, {
      figure: record.id,
      allowed: access.sites,
      sites,
      now: now(),
    });
    return grant.locked;
  }

  /** Whether a token for an older version opens the newer one: where the same site may sign for it. */
  async #checkNewer(
    record: FigureRecord,
    viewer: Viewer,
    asked: FigureRecord,
  ): Promise<StanceFilter | null> {
    if (record.access.kind !== "token") {
      return asked.access.kind === "token" ? this.#check(asked, viewer) : null;
    }
    return this.#check({ ...record, id: asked.id }, viewer);
  }

  /** The newest version that is published; the asked one where none is. */
  async #newest(asked: FigureRecord): Promise<FigureRecord> {
    const versions = await this.#parts.shelf.versions(asked.series);
    for (const id of [...versions].reverse()) {
      const record = await this.#parts.shelf.record(id);
      if (record?.state.kind === "published") return record;
    }
    return asked;
  }
}

/** Equal for views with equal pictures: a live figure's change with what it read. */
function keyOf({ record, payload }: FigureView): string {
  return `${record.id} ${payload.dataVersion} ${payload.asOf} ${payload.asOfTime ?? ""}`;
}

function fixedTheme(theme: FigureTheme): Theme {
  return theme === "dark" ? "dark" : "light";
}

function withdrawn(record: FigureRecord): EntenteError {
  const reason = record.state.kind === "withdrawn" ? record.state.reason : "";
  return new EntenteError(
    "withdrawn",
    `The figure was withdrawn${reason === "" ? "." : `: ${reason}`}`,
    { details: { record } },
  );
}
