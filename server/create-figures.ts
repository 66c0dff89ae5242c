import type { Documents } from "./documents/document-collection.ts";
import { figureGraphFromStore } from "./figure-graph-from-store.ts";
import type { EmbedSite } from "./figures/access/embed-sites.ts";
import { FigureDesk } from "./figures/figure-desk.ts";
import type { FigureServices } from "./figures/figure-services.ts";
import { FigureStatuses } from "./figures/figure-status.ts";
import { FigureViews } from "./figures/figure-views.ts";
import { FigurePlaces } from "./figures/freeze/figure-places.ts";
import { FigureShelf } from "./figures/keep/figure-shelf.ts";
import { LiveFigures } from "./figures/live-figures.ts";
import { FigurePages } from "./figures/page/figure-pages.ts";
import type { PicturePool } from "./figures/render/picture-pool.ts";
import type { UseCounts } from "./figures/use-counts.ts";
import { ViewPictures } from "./figures/view-pictures.ts";
import type { GraphFacts } from "./network/graph-facts.ts";
import type { ActLabel } from "./network/read-stances.ts";
import type { QueryLibrary } from "./queries/query-library.ts";
import type { QueryRunner } from "./queries/run-query.ts";

export interface FigureParts {
  readonly facts: GraphFacts;
  readonly actLabel: ActLabel;
  readonly queries: QueryRunner;
  readonly library: QueryLibrary;
  readonly documents: Documents;
  readonly worker: PicturePool;
  /** null where views are not counted. */
  readonly uses: UseCounts | null;
  /** Sites whose tokens open figures that are not for everybody. */
  readonly sites: readonly EmbedSite[];
  /** Version of the program. */
  readonly version: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

export function createFigures(parts: FigureParts): FigureServices {
  const { documents, worker, sites, uses, version, now } = parts;
  const graph = figureGraphFromStore(parts);
  const shelf = new FigureShelf(documents);
  const places = new FigurePlaces(graph, async (network, seed) => {
    return new Map(await worker.run("layout", { network, seed }));
  });
  const context = { graph, places, program: version, now };
  const views = new FigureViews({ shelf, worker, live: new LiveFigures(context), sites, now });
  return {
    desk: new FigureDesk({ ...context, shelf, worker }),
    views,
    pictures: new ViewPictures({ graph, program: version, now, worker }),
    pages: new FigurePages(views, worker),
    statuses: new FigureStatuses(graph, now),
    uses,
    siteNames: sites.map(({ name }) => name),
  };
}
