import { z } from "zod";
import { ActorKindSchema } from "./actor.ts";
import { NODE_LABELS } from "./network.ts";
import { SourceSchema } from "./source.ts";
import { StanceStatusSchema } from "./stance.ts";

/** The end of a stance, with what a reader needs to name it. */
export const StanceEndSchema = z
  .object({
    id: z.string(),
    label: z.enum(NODE_LABELS),
    name: z.string(),
    kind: ActorKindSchema.nullable(),
  })
  .meta({ id: "StanceEnd" });
export type StanceEnd = z.infer<typeof StanceEndSchema>;

/** A stance as evidence: everything needed to read it, check it and cite it. */
export const StanceViewSchema = z
  .object({
    id: z.string(),
    from: StanceEndSchema,
    to: StanceEndSchema,
    via: StanceEndSchema.optional(),
    issue: z.object({ id: z.string(), name: z.string() }).nullable(),
    polarity: z.number(),
    /** CAMEO code and what it stands for, in words. */
    act: z.string(),
    actLabel: z.string(),
    goldstein: z.number(),
    date: z.string(),
    summary: z.string(),
    quote: z.string().optional(),
    locator: z.string(),
    source: SourceSchema,
    status: StanceStatusSchema,
    /** The stance that this one denies, and those that deny this one. */
    disputes: z.string().optional(),
    disputedBy: z.array(z.string()),
    mentions: z.int().min(1),
  })
  .meta({ id: "StanceView" });
export type StanceView = z.infer<typeof StanceViewSchema>;

export const StancePageSchema = z
  .object({
    stances: z.array(StanceViewSchema),
    /** Stances under the filter, on all pages. */
    total: z.int().min(0),
    /** Give it back as `cursor` for the next page; null on the last. */
    nextCursor: z.string().nullable(),
    dataVersion: z.string(),
  })
  .meta({ id: "StancePage" });
export type StancePage = z.infer<typeof StancePageSchema>;
