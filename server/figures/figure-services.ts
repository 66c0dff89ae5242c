import type { FigureDesk } from "./figure-desk.ts";
import type { FigureStatuses } from "./figure-status.ts";
import type { FigureViews } from "./figure-views.ts";
import type { FigurePages } from "./page/figure-pages.ts";
import type { UseCounts } from "./use-counts.ts";
import type { ViewPictures } from "./view-pictures.ts";

/** What routes do with figures. */
export interface FigureServices {
  readonly desk: FigureDesk;
  readonly views: FigureViews;
  readonly pictures: ViewPictures;
  readonly pages: FigurePages;
  readonly statuses: FigureStatuses;
  readonly uses: UseCounts | null;
  /** Names of the sites that can sign tokens. */
  readonly siteNames: readonly string[];
}
