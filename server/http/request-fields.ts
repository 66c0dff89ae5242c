import { z } from "zod";
import { SlugSchema } from "../wire/slug.ts";

/** The id of an actor in a path. */
export const ActorIdParams = z.strictObject({
  id: SlugSchema.describe("Id of the actor, such as vladimir-putin."),
});

/** Most entries of an answer. */
export function limitField(
  fallback: number,
  maximum: number,
  what: string,
): z.ZodDefault<z.ZodInt> {
  return z.int().min(1).max(maximum).default(fallback).describe(`Most ${what} in the answer.`);
}

export const MinStancesField = z
  .int()
  .min(1)
  .max(1_000_000)
  .default(1)
  .describe("Dyads with fewer stances are left out.");

export const CursorField = z
  .string()
  .min(1)
  .max(2000)
  .optional()
  .describe("`nextCursor` of the page before, with the rest of the request unchanged.");
