import type { ImportsApi } from "../../api/imports-api.ts";
import type { ExplorerServices } from "../explorer-services.ts";

/** What elements of the page of imports need to reach the server. */
export interface ImportServices extends ExplorerServices {
  readonly imports: ImportsApi;
}
