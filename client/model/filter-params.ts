import type { StanceFilter } from "../../server/wire/network-filter.ts";

const LISTS = ["issue", "actor", "kind", "act", "source", "status"] as const;
const DAYS = ["since", "until"] as const;
const NUMBERS = ["polarityMin", "polarityMax"] as const;

/** The parts of a filter in the order in which the URL holds them. */
export const FILTER_PARTS = { lists: LISTS, days: DAYS, numbers: NUMBERS } as const;

/** The filter as query parameters, always in the same order; lists repeat their name. */
export function filterToParams(filter: StanceFilter): URLSearchParams {
  const params = new URLSearchParams();
  for (const name of LISTS) {
    for (const value of filter[name] ?? []) params.append(name, value);
  }
  for (const name of DAYS) {
    const day = filter[name];
    if (day !== undefined) params.set(name, day);
  }
  for (const name of NUMBERS) {
    const bound = filter[name];
    if (bound !== undefined) params.set(name, String(bound));
  }
  return params;
}

/** How many parts of the filter leave something out. */
export function filterSize(filter: StanceFilter): number {
  const lists = LISTS.filter((name) => (filter[name] ?? []).length > 0).length;
  const dates = filter.since !== undefined || filter.until !== undefined ? 1 : 0;
  const polarity = filter.polarityMin !== undefined || filter.polarityMax !== undefined ? 1 : 0;
  return lists + dates + polarity;
}
