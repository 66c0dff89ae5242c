import { z } from "zod";
import { parseParamTexts, parseParamValues, type ParamTexts } from "../queries/param-values.ts";
import type { WantedLimits } from "../wire/query-limits.ts";
import { SuggestionsSchema, type QueryParam } from "../wire/query-param.ts";
import { RunQueryRequestSchema } from "../wire/query-result.ts";
import type { SavedQuery } from "../wire/saved-query.ts";
import { QUERY_ERRORS, replyWithQuery, RESULT_ANSWERS } from "./query-reply.ts";
import { invalidRequest } from "./request-faults.ts";
import { QueryIdParams } from "./route-queries.ts";
import { defineRoute, NOTHING, type Route } from "./route.ts";
import { STORE_ERRORS } from "./store-errors.ts";

const RUN_ERRORS = [
  ...STORE_ERRORS,
  ...QUERY_ERRORS,
  "not-found",
  "broken-query",
  "documents-unavailable",
] as const;

const RESULT_FORMS =
  "The forms of the result, its limits and its summary are those of `POST /api/cypher`.";

export const runQueryRoute: Route = defineRoute({
  method: "post",
  path: "/api/queries/{id}/run",
  operationId: "runQuery",
  summary: "Rows of a saved query",
  description: `Values are typed as the query declares its parameters: a number is no text, a day is text as \`YYYY-MM-DD\`. ${RESULT_FORMS}`,
  params: QueryIdParams,
  query: NOTHING,
  body: { kind: "json", schema: RunQueryRequestSchema, optional: true },
  answers: RESULT_ANSWERS,
  errors: RUN_ERRORS,
  cache: "never",
  handle: async (request, services) => {
    const query = await services.library.readRunnable(request.params.id);
    const { params = {}, limits = {} } = request.body;
    return replyWithQuery(request, services, {
      ...toRun(query),
      params: parseParamValues(query.params, params),
      limits,
    });
  },
});

/** Texts of the parameters of a query, whose names only the query knows. */
const ParamTextsSchema = z.array(z.string()).max(2000);

export const linkQueryRoute: Route = defineRoute({
  method: "get",
  path: "/api/queries/{id}/run",
  operationId: "runQueryLink",
  summary: "Rows of a saved query, by a link",
  description: `The query string holds the parameters by name; a list repeats its name, and an empty optional one is null. ${RESULT_FORMS}`,
  params: QueryIdParams,
  query: z
    .object({
      "limits.timeMs": limitText("Milliseconds"),
      "limits.rows": limitText("Rows"),
      "limits.bytes": limitText("Bytes"),
    })
    .catchall(ParamTextsSchema),
  answers: RESULT_ANSWERS,
  errors: RUN_ERRORS,
  cache: "never",
  handle: async (request, services) => {
    const query = await services.library.readRunnable(request.params.id);
    const {
      "limits.timeMs": timeMs,
      "limits.rows": rows,
      "limits.bytes": bytes,
      ...texts
    } = request.query;
    const limits: WantedLimits = {
      ...(timeMs === undefined ? {} : { timeMs }),
      ...(rows === undefined ? {} : { rows }),
      ...(bytes === undefined ? {} : { bytes }),
    };
    return replyWithQuery(request, services, {
      ...toRun(query),
      params: parseParamTexts(query.params, texts),
      limits,
    });
  },
});

export const suggestRoute: Route = defineRoute({
  method: "get",
  path: "/api/queries/{id}/suggest",
  operationId: "suggestParam",
  summary: "Values to choose for a parameter",
  description:
    "Up to twenty from the graph, or from the enumeration of the parameter, that hold every typed word, without regard to accents and case. The query string also holds the values of other parameters, on which these may depend. Empty for a parameter without a source.",
  params: QueryIdParams,
  query: z
    .object({
      param: z.string().min(1).max(100).describe("Name of the parameter."),
      q: z.string().max(200).default("").describe("What was typed."),
    })
    .catchall(ParamTextsSchema),
  answers: [{ type: "application/json", schema: SuggestionsSchema }],
  errors: [...STORE_ERRORS, "not-found", "documents-unavailable"],
  cache: "never",
  handle: async (request, { library, suggestions, readGraphSchema }) => {
    const { param: name, q, ...texts } = request.query;
    const { params } = await library.read(request.params.id);
    const param = params.find((each) => each.name === name);
    if (param === undefined) throw unknownParam(name, params);
    const earlier = readEarlier(param, params, texts);
    const schema = await readGraphSchema();
    return suggestions.read({ param, q, earlier, signal: request.signal }, schema);
  },
});

function limitText(what: string): z.ZodOptional<z.ZodInt> {
  return z.int().min(1).optional().describe(`${what}, to lower the limit of the server.`);
}

/** The text as it is: its front matter is comments, and places of faults are those of the file. */
function toRun({ id, text }: SavedQuery): { readonly query: string; readonly cypher: string } {
  return { query: id, cypher: text };
}

/** The values on which suggestions depend; one that is empty narrows nothing. */
function readEarlier(
  { suggest }: QueryParam,
  params: readonly QueryParam[],
  texts: ParamTexts,
): ReturnType<typeof parseParamTexts> {
  const names = new Set(suggest?.where.map((condition) => condition.param));
  const needed = params.filter((each) => names.has(each.name));
  const given = Object.entries(texts).filter(
    // Others are let through where the query has them: a form sends all that it holds.
    ([name]) => names.has(name) || !params.some((each) => each.name === name),
  );
  return parseParamTexts(
    needed.map((each) => ({ ...each, optional: true })),
    Object.fromEntries(given),
  );
}

function unknownParam(name: string, params: readonly QueryParam[]): Error {
  const list = params.map((each) => each.name).join(", ");
  return invalidRequest([
    {
      place: "param",
      value: name.slice(0, 80),
      message: "param is not a parameter of this query",
      remedy: list === "" ? "it has none" : `write one of ${list}`,
    },
  ]);
}
