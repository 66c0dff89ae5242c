import { z } from "zod";
import { ERROR_STATUS, type ErrorCode } from "./error-code.ts";

export const ERROR_CODES = Object.keys(ERROR_STATUS) as [ErrorCode, ...ErrorCode[]];

/** A place in the text of a query, both from 1, in characters; `length` of what stands there. */
const QueryPositionSchema = z
  .object({ line: z.int().min(1), column: z.int().min(1), length: z.int().min(0) })
  .meta({ id: "QueryPosition" });

/** One fault of a request or a file. `place` is a field path, or `line 3, actors[2].name` for a file. */
export const FaultSchema = z
  .object({
    place: z.string(),
    value: z.string().optional(),
    message: z.string(),
    remedy: z.string().optional(),
    /** Of a fault in the text of a query. */
    position: QueryPositionSchema.optional(),
  })
  .meta({ id: "Fault" });
export type Fault = z.infer<typeof FaultSchema>;

/** What is there in place of what the caller wanted to replace, so that neither text is lost. */
export const CurrentTextSchema = z
  .object({ version: z.string(), text: z.string() })
  .meta({ id: "CurrentText" });

/** RFC 9457 problem document, `application/problem+json`. `code` is the stable part. */
export const ProblemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int().min(400).max(599),
    code: z.enum(ERROR_CODES),
    detail: z.string(),
    errors: z.array(FaultSchema).optional(),
    /** With `changed-meanwhile` and `already-exists`; null where it was deleted. */
    current: CurrentTextSchema.nullable().optional(),
    /** Where in its text a query is at fault, where that is known. */
    position: QueryPositionSchema.optional(),
    requestId: z.string().optional(),
  })
  .meta({ id: "Problem" });
export type Problem = z.infer<typeof ProblemSchema>;
