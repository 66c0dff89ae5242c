import type { PictureRequest, ViewFilter } from "../../server/wire/shown-view.ts";
import { send } from "./send.ts";

/** What the server makes of a view. Every method rejects with EntenteError, as {@link send} does. */
export interface ViewsApi {
  /** A picture with title, legend and sources in it. */
  picture(type: "image/svg+xml" | "image/png", request: PictureRequest): Promise<Blob>;
  /** What is shown in the interchange format. */
  extract(request: {
    readonly filter: ViewFilter;
    readonly nodes: readonly string[];
  }): Promise<Blob>;
}

export function createViewsApi(fetcher: typeof fetch): ViewsApi {
  const post = async (path: string, accept: string, body: unknown): Promise<Blob> =>
    (await send(fetcher, path, { method: "POST", accept, body })).blob();
  return {
    picture: (type, request) => post("/api/pictures", type, request),
    extract: (request) => post("/api/extract", "application/json", request),
  };
}
