import { AnalysisAnswerSchema, type AnalysisAnswer } from "../../server/wire/analysis.ts";
import {
  ComparisonSchema,
  DropoutSchema,
  type Comparison,
  type Dropout,
  type Period,
} from "../../server/wire/comparison.ts";
import { DescriptionSchema, type Description } from "../../server/wire/description.ts";
import {
  PathsSchema,
  type PathExtent,
  type PathMode,
  type Paths,
} from "../../server/wire/paths.ts";
import { filterToParams } from "../model/filter-params.ts";
import type { NetworkRequest } from "./api-client.ts";
import { sendForJson, withParams } from "./send.ts";

/** Dyads of a comparison: as many as the server gives. */
const MOST_CHANGES = 5000;

export interface PathsRequest extends NetworkRequest {
  readonly from: string;
  readonly to: string;
  readonly mode: PathMode;
  readonly extent: PathExtent;
  readonly maxSteps: number;
}

export interface PeriodsRequest extends NetworkRequest {
  readonly before: Period;
  readonly after: Period;
}

/** The analysis of a view. Every method rejects with EntenteError, as the client of the explorer does. */
export interface AnalysisApi {
  analysis(request: NetworkRequest, signal?: AbortSignal): Promise<AnalysisAnswer>;
  description(request: NetworkRequest, signal?: AbortSignal): Promise<Description>;
  paths(request: PathsRequest, signal?: AbortSignal): Promise<Paths>;
  /** @param without sources that are left out. */
  dropout(
    request: NetworkRequest,
    without: readonly string[],
    signal?: AbortSignal,
  ): Promise<Dropout>;
  periods(request: PeriodsRequest, signal?: AbortSignal): Promise<Comparison>;
}

export function createAnalysisApi(fetcher: typeof fetch): AnalysisApi {
  return {
    analysis: (request, signal) =>
      sendForJson(
        fetcher,
        withParams("/api/analysis", networkParams(request)),
        AnalysisAnswerSchema,
        {
          signal,
        },
      ),
    description: (request, signal) =>
      sendForJson(
        fetcher,
        withParams("/api/description", networkParams(request)),
        DescriptionSchema,
        { signal },
      ),
    paths: ({ from, to, mode, extent, maxSteps, filter }, signal) => {
      const params = filterToParams(filter);
      for (const [name, value] of Object.entries({ from, to, mode, extent, maxSteps })) {
        params.set(name, String(value));
      }
      return sendForJson(fetcher, withParams("/api/paths", params), PathsSchema, { signal });
    },
    dropout: (request, without, signal) => {
      const params = networkParams(request);
      for (const source of without) params.append("without", source);
      for (const change of ["dropped", "flipped"]) params.append("change", change);
      return sendForJson(fetcher, withParams("/api/dropout", params), DropoutSchema, { signal });
    },
    periods: (request, signal) =>
      sendForJson(fetcher, comparisonPath(request), ComparisonSchema, { signal }),
  };
}

/** Path of the comparison; the same with `Accept: text/csv` is a table for spreadsheets. */
export function comparisonPath({ before, after, filter, minStances }: PeriodsRequest): string {
  const { since: _since, until: _until, ...rest } = filter;
  const params = networkParams({ filter: rest, minStances });
  const days = {
    beforeSince: before.since,
    beforeUntil: before.until,
    afterSince: after.since,
    afterUntil: after.until,
  };
  for (const [name, day] of Object.entries(days)) if (day !== null) params.set(name, day);
  for (const change of ["flipped", "added", "dropped", "strengthened", "weakened"]) {
    params.append("change", change);
  }
  params.set("limit", String(MOST_CHANGES));
  return withParams("/api/compare", params);
}

function networkParams({ filter, minStances }: NetworkRequest): URLSearchParams {
  const params = filterToParams(filter);
  if (minStances > 1) params.set("minStances", String(minStances));
  return params;
}
