import type { ApiClient } from "../api/api-client.ts";
import type { Connection } from "../api/connection.ts";

/** What elements need to reach the server. */
export interface ExplorerServices {
  readonly api: ApiClient;
  readonly connection: Connection;
}
