import type { FiguresApi } from "../../api/figures-api.ts";
import type { ExplorerServices } from "../explorer-services.ts";

/** What elements of the page of figures need to reach the server. */
export interface FigureServices extends ExplorerServices {
  readonly figures: FiguresApi;
}
