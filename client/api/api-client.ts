import type { z } from "zod";
import {
  ActorCardSchema,
  ActorPageSchema,
  NeighborsSchema,
  type ActorCard,
  type ActorPage,
  type NeighborDirection,
  type NeighborKind,
  type NeighborRank,
  type Neighbors,
} from "../../server/wire/actor-card.ts";
import { GraphSchemaSchema, type GraphSchema } from "../../server/wire/graph-schema.ts";
import type { StanceFilter } from "../../server/wire/network-filter.ts";
import { QuestionReadingSchema, type QuestionReading } from "../../server/wire/question.ts";
import type { Network } from "../../server/wire/network.ts";
import type { TimeBucket } from "../../server/wire/time-bucket.ts";
import { TimelineSchema, type Timeline } from "../../server/wire/timeline.ts";
import { StancePageSchema, type StancePage } from "../../server/wire/stance-view.ts";
import { filterToParams } from "../model/filter-params.ts";
import { fetchNetwork } from "./fetch-network.ts";
import { send, sendForJson, withParams } from "./send.ts";

/** Which stances to read as evidence. `from` and `to` together are one dyad. */
export interface StanceRequest {
  readonly filter: StanceFilter;
  readonly from?: string;
  readonly to?: string;
  readonly cursor?: string;
  /** Stances on a page. */
  readonly limit: number;
}

export interface NetworkRequest {
  readonly filter: StanceFilter;
  /** Dyads with fewer stances are left out. */
  readonly minStances: number;
  /** Most nodes to show. Default: what the server shows unless asked. */
  readonly most?: number;
  /** Actors and issues to show beside those of the filter. Default: none. */
  readonly also?: readonly string[];
  /** Whether nodes say where they are in the picture of the whole network. Default: no. */
  readonly isPlaced?: boolean;
}

/** Which neighbours to read. */
export interface NeighborsRequest {
  /** Id of the actor or issue. */
  readonly id: string;
  /** What it says of actors and kinds does not count: neighbours lead beyond it. */
  readonly filter: StanceFilter;
  /** Default: all. */
  readonly kinds?: readonly NeighborKind[];
  readonly direction: NeighborDirection;
  readonly rank: NeighborRank;
  /** Most neighbours, 1 to 1000. Counts are of all. */
  readonly limit: number;
}

/**
 * The server, with every answer checked against its schema once.
 * Every method rejects with EntenteError: the server's own problem, `unreachable` when it does not
 * answer, `cancelled` when the signal is aborted.
 */
export interface ApiClient {
  schema(signal?: AbortSignal): Promise<GraphSchema>;
  network(request: NetworkRequest, signal?: AbortSignal): Promise<Network>;
  neighbors(request: NeighborsRequest, signal?: AbortSignal): Promise<Neighbors>;
  findActors(query: string, limit: number, signal?: AbortSignal): Promise<ActorPage>;
  actor(id: string, signal?: AbortSignal): Promise<ActorCard>;
  stances(request: StanceRequest, signal?: AbortSignal): Promise<StancePage>;
  /** Stances under a filter by stretches of time; stretches without any are left out. */
  timeline(filter: StanceFilter, bucket: TimeBucket, signal?: AbortSignal): Promise<Timeline>;
  /** How a question in plain words is read. */
  ask(question: string, signal?: AbortSignal): Promise<QuestionReading>;
  /** Resolves when the server is up and its store answers. */
  ready(signal?: AbortSignal): Promise<void>;
}

export function createApiClient(fetcher: typeof fetch): ApiClient {
  const get = <T>(
    path: string,
    schema: z.ZodType<T>,
    signal: AbortSignal | undefined,
  ): Promise<T> => sendForJson(fetcher, path, schema, { signal });
  return {
    schema: (signal) => get("/api/schema", GraphSchemaSchema, signal),
    network: ({ filter, minStances, most, also = [], isPlaced = false }, signal) => {
      const params = filterToParams(filter);
      if (minStances > 1) params.set("minStances", String(minStances));
      if (most !== undefined) params.set("limit", String(most));
      for (const id of also) params.append("also", id);
      params.set("neighbors", "count");
      if (isPlaced) params.set("positions", "whole");
      return fetchNetwork(fetcher, withParams("/api/network", params), signal);
    },
    neighbors: ({ id, filter, kinds = [], direction, rank, limit }, signal) => {
      const { actor: _actor, kind: _kind, ...beyond } = filter;
      const params = filterToParams(beyond);
      for (const kind of kinds) params.append("kind", kind);
      params.set("direction", direction);
      params.set("rank", rank);
      params.set("limit", String(limit));
      const path = `/api/actors/${encodeURIComponent(id)}/neighbors`;
      return get(withParams(path, params), NeighborsSchema, signal);
    },
    findActors: (query, limit, signal) => {
      const params = new URLSearchParams({ q: query, limit: String(limit) });
      return get(withParams("/api/actors", params), ActorPageSchema, signal);
    },
    actor: (id, signal) => get(`/api/actors/${encodeURIComponent(id)}`, ActorCardSchema, signal),
    stances: ({ filter, from, to, cursor, limit }, signal) => {
      const params = filterToParams(filter);
      if (from !== undefined) params.set("from", from);
      if (to !== undefined) params.set("to", to);
      params.set("limit", String(limit));
      if (cursor !== undefined) params.set("cursor", cursor);
      return get(withParams("/api/stances", params), StancePageSchema, signal);
    },
    timeline: (filter, bucket, signal) => {
      const params = filterToParams(filter);
      params.set("bucket", bucket);
      return get(withParams("/api/timeline", params), TimelineSchema, signal);
    },
    ask: (question, signal) =>
      get(
        withParams("/api/ask", new URLSearchParams({ q: question })),
        QuestionReadingSchema,
        signal,
      ),
    ready: async (signal) => {
      await send(fetcher, "/api/ready", { signal });
    },
  };
}
