import type { StanceFilter } from "../../server/wire/network-filter.ts";
import type { StancePage, StanceView } from "../../server/wire/stance-view.ts";
import type { ApiClient } from "./api-client.ts";

/** Stances under a filter, the newest first. */
export interface StanceRows {
  readonly stances: readonly StanceView[];
  /** Of all under the filter. */
  readonly total: number;
}

/** Reads page after page until there are all stances, or `most` and what their page has beyond. */
export async function readStances(
  api: Pick<ApiClient, "stances">,
  filter: StanceFilter,
  { most, pageSize }: { readonly most: number; readonly pageSize: number },
  signal?: AbortSignal,
): Promise<StanceRows> {
  const stances: StanceView[] = [];
  let page: StancePage | null = null;
  do {
    const cursor: string | null = page?.nextCursor ?? null;
    page = await api.stances(
      { filter, limit: pageSize, ...(cursor === null ? {} : { cursor }) },
      signal,
    );
    stances.push(...page.stances);
  } while (page.nextCursor !== null && stances.length < most);
  return { stances, total: page.total };
}
