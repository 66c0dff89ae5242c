import { canonicalJson } from "../canonical-json.ts";
import type { FigureView, FigureViews } from "../figure-views.ts";
import { LruCache } from "../lru-cache.ts";
import type { PicturePool } from "../render/picture-pool.ts";
import { writeFigurePage, type FigurePageParts, type WrittenPage } from "./figure-page.ts";

const REMEMBERED = 60;

/** What a page has beside the figure. */
export type PageSurroundings = Pick<
  FigurePageParts,
  "url" | "downloads" | "status" | "head" | "script"
>;

/** Makes the pages of figures, with the fonts that each needs. */
export class FigurePages {
  readonly #views: FigureViews;
  readonly #worker: PicturePool;
  readonly #fonts = new LruCache<string>(REMEMBERED);

  constructor(views: FigureViews, worker: PicturePool) {
    this.#views = views;
    this.#worker = worker;
  }

  /** The page of a view: complete, and without a script unless the surroundings name one. */
  async write(view: FigureView, surroundings: PageSurroundings): Promise<WrittenPage> {
    const { payload, record, locked } = view;
    const { size, theme } = payload;
    const form = { theme, fonts: false, styled: false } as const;
    const [wide, narrow] = await this.#views.svgs(view, [
      { ...form, size, prefix: "w" },
      { ...form, size: "phone", prefix: "n" },
    ]);
    if (wide === undefined || narrow === undefined) throw new Error("A picture was not made.");
    const parts = { payload, id: record.id, pictures: [wide, narrow] as const, ...surroundings };
    const letters = lettersOf(writeFigurePage({ ...parts, fontRules: "" }).html);
    const make = (): Promise<string> =>
      this.#worker.run("fonts", {
        payload,
        id: record.id,
        sizes: [size, "phone"],
        texts: [letters],
      });
    const key = canonicalJson([record.id, payload.dataVersion, payload.asOfTime ?? "", letters]);
    const fontRules = locked === null ? await this.#fonts.get(key, make) : await make();
    return writeFigurePage({ ...parts, fontRules });
  }
}

/** The letters outside of tags, each once. */
function lettersOf(page: string): string {
  const body = page.slice(page.indexOf("<body>")).replace(/<[^>]*>/g, "");
  return [...new Set(body)].sort().join("");
}
