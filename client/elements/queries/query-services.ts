import type { QueriesApi } from "../../api/queries-api.ts";
import type { ExplorerServices } from "../explorer-services.ts";

/** What elements of the queries page need to reach the server. */
export interface QueryServices extends ExplorerServices {
  readonly queries: QueriesApi;
}
