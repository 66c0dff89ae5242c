import { z } from "zod";
import { TEMPORAL_TAGS, type WireMap, type WireValue } from "./wire-value.ts";

/** Schemas of the types in `wire-value.ts`. */

const NOT_A_VALUE =
  "is not a value; write JSON, and for other types a tagged value, such as a date as $ date and its value";

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

const WireMapSchema: z.ZodType<WireMap> = z
  // A map with a key `$` travels wrapped, so that no map is taken for a tagged value.
  .record(
    z.string().regex(/^(?!\$$)/),
    z.lazy(() => WireValueSchema),
  )
  .meta({ id: "WireMap", description: "A map without a key $." });

const WireNodeSchema = z
  .strictObject({
    $: z.literal("node"),
    id: z.string(),
    labels: z.array(z.string()),
    properties: WireMapSchema,
  })
  .meta({ id: "WireNode" });

const WireRelationshipSchema = z
  .strictObject({
    $: z.literal("relationship"),
    id: z.string(),
    type: z.string(),
    from: z.string(),
    to: z.string(),
    properties: WireMapSchema,
  })
  .meta({ id: "WireRelationship" });

const WirePathSchema = z
  .strictObject({
    $: z.literal("path"),
    nodes: z.array(WireNodeSchema),
    relationships: z.array(WireRelationshipSchema),
  })
  .meta({ id: "WirePath" });

const WireTaggedSchema = z.discriminatedUnion("$", [
  z.strictObject({ $: z.enum(TEMPORAL_TAGS), value: z.string() }),
  z.strictObject({ $: z.literal("integer"), value: z.string().regex(/^-?\d{1,19}$/) }),
  z.strictObject({ $: z.literal("float"), value: z.enum(["NaN", "Infinity", "-Infinity"]) }),
  z.strictObject({
    $: z.literal("point"),
    srid: z.int(),
    x: z.number(),
    y: z.number(),
    z: z.number().optional(),
  }),
  z.strictObject({ $: z.literal("bytes"), base64: z.string().regex(BASE64) }),
  z.strictObject({
    $: z.literal("map"),
    entries: z.record(
      z.string(),
      z.lazy(() => WireValueSchema),
    ),
  }),
]);

/** Any value of a result or a parameter. */
export const WireValueSchema: z.ZodType<WireValue> = z
  .union(
    [
      z.null(),
      z.boolean(),
      z.number(),
      z.string(),
      z.array(z.lazy(() => WireValueSchema)),
      WireNodeSchema,
      WireRelationshipSchema,
      WirePathSchema,
      WireTaggedSchema,
      WireMapSchema,
    ],
    { error: NOT_A_VALUE },
  )
  .meta({ id: "WireValue" }) as z.ZodType<WireValue>;
