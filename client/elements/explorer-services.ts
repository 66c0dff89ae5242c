import { createAnalysisApi, type AnalysisApi } from "../api/analysis-api.ts";
import { createApiClient, type ApiClient } from "../api/api-client.ts";
import { Connection } from "../api/connection.ts";
import { fetchWithLogin, LoginSession } from "../api/login-session.ts";
import { createWorkspacesApi, type WorkspacesApi } from "../api/workspaces-api.ts";
import { send } from "../api/send.ts";
import { createViewsApi, type ViewsApi } from "../api/views-api.ts";
import { createQueriesApi, type QueriesApi } from "../api/queries-api.ts";

/** What elements need to reach the server. */
export interface ExplorerServices {
  /** Asks for a login where the server wants one. For what only some pages ask of the server. */
  readonly fetcher: typeof fetch;
  readonly api: ApiClient;
  readonly queries: QueriesApi;
  readonly analysis: AnalysisApi;
  readonly views: ViewsApi;
  /** An answer as a file. @param type its media type. @throws EntenteError as all requests do. */
  readonly download: (path: string, type: string) => Promise<Blob>;
  readonly workspaces: WorkspacesApi;
  readonly connection: Connection;
  readonly session: LoginSession;
}

/** The server that the page came from. */
export function createServices(): ExplorerServices {
  const plain: typeof fetch = (input, init) => window.fetch(input, init);
  const session = new LoginSession(plain);
  const fetcher = fetchWithLogin(plain, session);
  const api = createApiClient(fetcher);
  const connection = new Connection({ ready: (signal) => api.ready(signal) });
  return {
    fetcher,
    api,
    queries: createQueriesApi(fetcher),
    analysis: createAnalysisApi(fetcher),
    views: createViewsApi(fetcher),
    download: async (path, type) => (await send(fetcher, path, { accept: type })).blob(),
    workspaces: createWorkspacesApi(fetcher),
    connection,
    session,
  };
}
