import type { IncomingHttpHeaders } from "node:http";
import type { Readable } from "node:stream";
import { z } from "zod";
import type { Logger } from "pino";
import type { FigureServices } from "../figures/figure-services.ts";
import type { Analyse } from "../network/analysis-pool.ts";
import type { ActLabel } from "../network/read-stances.ts";
import type { GraphFacts } from "../network/graph-facts.ts";
import type { WholeNetworks } from "../network/whole-networks.ts";
import type { ImportDesk } from "../import/runs/import-desk.ts";
import type { QueryLibrary } from "../queries/query-library.ts";
import type { WorkspaceShelf } from "../workspaces/workspace-shelf.ts";
import type { SuggestionReader } from "../queries/read-suggestions.ts";
import type { QueryRunner } from "../queries/run-query.ts";
import type { GraphStore } from "../store/graph-store.ts";
import type { Duplicate } from "../wire/duplicate.ts";
import type { GraphSchema } from "../wire/graph-schema.ts";
import type { Role } from "../wire/role.ts";
import type { ErrorCode } from "../wire/error-code.ts";
import { EntenteError } from "../wire/entente-error.ts";
import type { Logins } from "../access/logins.ts";
import type { Audit, Audited } from "./audit.ts";
import type { KeptAnswers } from "./kept-answers.ts";
import { readQueryString } from "./query-string.ts";
import type { BodyForm } from "./request-body.ts";
import { issuesToFaults, invalidRequest } from "./request-faults.ts";
import type { TokenCheck } from "./token-check.ts";

/** What routes work with. */
export interface Services {
  readonly store: GraphStore;
  readonly facts: GraphFacts;
  /** The network of all data, laid out. */
  readonly wholes: WholeNetworks;
  readonly readGraphSchema: () => Promise<GraphSchema>;
  readonly actLabel: ActLabel;
  /** Runs saved queries and ad-hoc ones. */
  readonly queries: QueryRunner;
  /** The saved queries. */
  readonly library: QueryLibrary;
  readonly suggestions: SuggestionReader;
  readonly figures: FigureServices;
  readonly workspaces: WorkspaceShelf;
  /** Path of the script that makes embedded figures come alive; null where it is not served. */
  readonly embedScript: string | null;
  /** Imports; null for a server that takes none. */
  readonly imports: ImportDesk | null;
  /** Actors that may be one, at a version of the data. */
  readonly duplicates: (dataVersion: string) => Promise<readonly Duplicate[]>;
  readonly audit: Audit;
  readonly logins: Logins;
  readonly checkToken: TokenCheck;
  readonly analyse: Analyse;
  readonly kept: KeptAnswers;
  readonly logger: Logger;
  /** Version of the program. */
  readonly version: string;
}

/** One form in which a route answers. */
export interface Representation {
  readonly type: string;
  /** Of the JSON that the answer is; for any other type of answer, of what a line or the text is. */
  readonly schema: z.ZodType;
}

export type Method = "get" | "post" | "put" | "delete";

/** A request that fits its route. */
export interface RouteRequest<Params, Query, Body = undefined> extends Audited {
  readonly params: Params;
  readonly query: Query;
  /** The parsed JSON, or the request's bytes, decompressed, where the route reads them itself. */
  readonly body: Body;
  readonly headers: IncomingHttpHeaders;
  /** Scheme and host by which the caller reached the server, such as `https://graph.example.org`. */
  readonly origin: string;
  /** Media type that the caller prefers, one of the route's. */
  readonly type: string;
  /** Aborted when the caller hangs up. */
  readonly signal: AbortSignal;
}

/** What is said once about a route, for Express and for the OpenAPI document alike. */
interface RouteHead {
  readonly method: Method;
  /** As OpenAPI writes it, such as `/api/actors/{id}`. */
  readonly path: `/${string}`;
  /**
   * The least role that may call it. Default `viewer`. Whatever needs an `editor` and is not a `get`
   * leaves a line in the audit log by itself.
   */
  readonly role?: Role;
  /** True: leaves a line in the audit log by itself though it needs no editor. */
  readonly isAudited?: boolean;
  readonly operationId: string;
  readonly summary: string;
  readonly description?: string;
  /** The first is the one for callers without a preference. */
  readonly answers: readonly [Representation, ...Representation[]];
  /** True: answers 201 with `Location` where it made something new. */
  readonly creates?: boolean;
  /** Codes beside `invalid-request` and `internal`, which every route has. */
  readonly errors: readonly ErrorCode[];
  /**
   * What an answer stays the same for, and its ETag with it: until the data changes, or as long as
   * the program is the same. `never`: not to be kept.
   */
  readonly cache: "data" | "program" | "never";
  /** True: costs much to make, so the server keeps answers until the data changes. Default false. */
  readonly isKept?: boolean;
}

/** What the handler of a body's form gets as `body`. */
type BodyOf<Form> = Form extends { readonly kind: "json"; readonly schema: infer Schema }
  ? z.output<Schema>
  : Form extends { readonly kind: "stream" }
    ? Readable
    : undefined;

interface RouteDefinition<
  Params extends z.ZodObject,
  Query extends z.ZodObject,
  Form extends BodyForm | undefined,
> extends RouteHead {
  readonly params: Params;
  readonly query: Query;
  readonly body?: Form;
  /** The answer: a value that becomes JSON, or a {@link Reply}. */
  readonly handle: (
    request: RouteRequest<z.output<Params>, z.output<Query>, BodyOf<Form>>,
    services: Services,
  ) => Promise<unknown>;
}

/** A request as it came. */
export interface RawRequest {
  readonly params: Readonly<Record<string, string | readonly string[]>>;
  readonly search: string;
}

/** A request that fits, before it is handled. */
export interface ParsedRequest {
  /** The same value for equal requests, whatever the order of their parameters. */
  readonly canonical: unknown;
  readonly answer: (
    rest: Omit<RouteRequest<never, never, unknown>, "params" | "query">,
    services: Services,
  ) => Promise<unknown>;
}

/** A route whose types are settled inside. */
export interface Route extends RouteHead {
  readonly params: z.ZodObject;
  readonly query: z.ZodObject;
  readonly body: BodyForm | undefined;
  /** @throws EntenteError `invalid-request` with every fault of the request. */
  parse(raw: RawRequest): ParsedRequest;
}

/** For routes without path parameters or query. */
export const NOTHING = z.strictObject({});

/** The route that a definition makes. */
export function defineRoute<
  Params extends z.ZodObject,
  Query extends z.ZodObject,
  Form extends BodyForm | undefined = undefined,
>(definition: RouteDefinition<Params, Query, Form>): Route {
  const { handle, body: form, ...rest } = definition;
  return {
    ...rest,
    body: form,
    parse: (raw) => {
      const read = readQueryString(raw.search, definition.query);
      const params = definition.params.safeParse(raw.params);
      const query = definition.query.safeParse(read.values);
      const faults = [
        ...(params.success ? [] : issuesToFaults(params.error.issues, raw.params)),
        ...read.faults,
        // A field that could not be read is at fault already; what it lacks now says nothing new.
        ...(query.success ? [] : issuesToFaults(query.error.issues, read.values)).filter(
          ({ place }) => !read.faults.some((fault) => fault.place === place),
        ),
      ];
      if (!params.success || !query.success || faults.length > 0) throw invalidRequest(faults);
      return {
        canonical: { params: params.data, query: sortLists(query.data) },
        answer: (rest, services) =>
          // The body was read in the form that the definition names, so it has its type.
          handle(
            { ...rest, body: rest.body as BodyOf<Form>, params: params.data, query: query.data },
            services,
          ),
      };
    },
  };
}

/** The error of an id that the graph does not have. */
export function unknownActor(id: string, near: readonly string[]): EntenteError {
  const [first, ...others] = near;
  const hint =
    first === undefined
      ? "look it up with /api/actors?q="
      : `did you mean ${[first, ...others].join(" or ")}?`;
  return new EntenteError("not-found", `There is no actor with the id ${id}; ${hint}`, {
    details: {
      errors: [{ place: "id", value: id, message: "id is not in the graph", remedy: hint }],
    },
  });
}

function sortLists(query: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(query).map(([name, value]) => [
      name,
      Array.isArray(value) ? [...new Set(value as readonly unknown[])].sort() : value,
    ]),
  );
}
