import { createHash } from "node:crypto";
import { z } from "zod";
import { decodeCursor, encodeCursor, invalidCursor } from "../network/page-cursor.ts";
import { foldText } from "../wire/fold-text.ts";
import {
  SavedQueryListSchema,
  SavedQuerySchema,
  type SavedQuery,
  type SavedQueryList,
} from "../wire/saved-query.ts";
import { SlugSchema } from "../wire/slug.ts";
import { Reply } from "./reply.ts";
import { CursorField, limitField } from "./request-fields.ts";
import { defineRoute, NOTHING, type Route } from "./route.ts";
import { STORE_ERRORS } from "./store-errors.ts";

/** The id of a saved query in a path. */
export const QueryIdParams = z.strictObject({
  id: SlugSchema.describe("Id of the query, such as who-backs-whom."),
});

export const queriesRoute: Route = defineRoute({
  method: "get",
  path: "/api/queries",
  operationId: "getQueries",
  summary: "The saved queries, by name",
  description:
    "Built-in ones and those of users, also broken ones with what is wrong. `q` finds every word of it in name, summary, description, tags and id, without regard to accents and case.",
  params: NOTHING,
  query: z.strictObject({
    q: z.string().max(200).default("").describe("Words to find."),
    tag: z
      .array(z.string().max(40))
      .max(20)
      .optional()
      .describe("Tags, all of which it must have."),
    deleted: z.enum(["true"]).optional().describe("Also lists what was deleted."),
    limit: limitField(200, 500, "queries"),
    cursor: CursorField,
  }),
  answers: [{ type: "application/json", schema: SavedQueryListSchema }],
  errors: [...STORE_ERRORS, "documents-unavailable"],
  cache: "never",
  handle: async ({ query }, { library }): Promise<SavedQueryList> => {
    const { q, tag = [], limit, cursor } = query;
    const all = await library.all();
    const found = all.filter((each) => holdsWords(each, q) && holdsTags(each, tag));
    const request = { list: "queries", q: foldText(q), tag: [...tag].sort() };
    const scope = { dataVersion: versionOf(found), request };
    const [start = 0] = cursor === undefined ? [] : decodeCursor(cursor, scope);
    if (typeof start !== "number") throw invalidCursor(cursor ?? "");
    const next = start + limit;
    return {
      queries: found.slice(start, next).map(({ text: _text, ...entry }) => entry),
      total: found.length,
      nextCursor: next < found.length ? encodeCursor(scope, [next]) : null,
      tags: countTags(all),
      ...(query.deleted === undefined ? {} : { deleted: [...(await library.deleted())] }),
    };
  },
});

export const queryRoute: Route = defineRoute({
  method: "get",
  path: "/api/queries/{id}",
  operationId: "getQuery",
  summary: "One saved query with its text",
  description: "The ETag is its version, to be sent as If-Match with a change.",
  params: QueryIdParams,
  query: NOTHING,
  answers: [{ type: "application/json", schema: SavedQuerySchema }],
  errors: [...STORE_ERRORS, "not-found", "documents-unavailable"],
  cache: "never",
  handle: async ({ params }, { library }) => replyWithSaved(await library.read(params.id), 200),
});

/** A saved query with its version as ETag; 201 also says where it is. */
export function replyWithSaved(query: SavedQuery, status: 200 | 201): Reply {
  const location = status === 201 ? { Location: `/api/queries/${query.id}` } : {};
  return new Reply(JSON.stringify(query), {
    status,
    headers: { ETag: `"${query.version}"`, ...location },
  });
}

function holdsWords(query: SavedQuery, q: string): boolean {
  const { id, name, summary, description = "", tags } = query;
  const text = foldText([id, name, summary, description, ...tags].join(" "));
  return foldText(q)
    .split(" ")
    .every((word) => text.includes(word));
}

function holdsTags({ tags }: SavedQuery, wanted: readonly string[]): boolean {
  return wanted.every((tag) => tags.includes(tag.toLowerCase()));
}

/** By how many have each, then by name. */
function countTags(queries: readonly SavedQuery[]): SavedQueryList["tags"] {
  const counts = new Map<string, number>();
  for (const tag of queries.flatMap(({ tags }) => tags)) {
    counts.set(tag, (counts.get(tag) ?? 0) + 1);
  }
  return [...counts]
    .map(([tag, count]) => ({ tag, queries: count }))
    .sort((a, b) => b.queries - a.queries || (a.tag < b.tag ? -1 : 1));
}

/** Another one after every change of the list, so that no page is continued in another list. */
function versionOf(queries: readonly SavedQuery[]): string {
  const hash = createHash("sha256");
  for (const { id, version } of queries) hash.update(`${id} ${version}\n`);
  return hash.digest("base64url").slice(0, 16);
}
