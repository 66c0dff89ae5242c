import { z } from "zod";
import { readQuestion } from "../network/read-question.ts";
import { QuestionReadingSchema } from "../wire/question.ts";
import { defineRoute, NOTHING, type Route } from "./route.ts";
import { STORE_ERRORS } from "./store-errors.ts";

export const askRoute: Route = defineRoute({
  method: "get",
  path: "/api/ask",
  operationId: "ask",
  summary: "How a question in plain words is read, as words, Cypher and filter",
  description:
    "A small grammar and no guessing: who supports NAME, NAME on NAME, between NAME and NAME, and the like. Names are looked up as in `/api/actors`. What is not known is said, with what may have been meant.",
  params: NOTHING,
  query: z.strictObject({
    q: z
      .string()
      .trim()
      .min(1)
      .max(200)
      .describe("The question, such as: who supports Turkey on settlement talks since 2020"),
  }),
  answers: [{ type: "application/json", schema: QuestionReadingSchema }],
  errors: STORE_ERRORS,
  cache: "data",
  handle: ({ query: { q }, signal }, { facts }) => readQuestion(facts, q, signal),
});
