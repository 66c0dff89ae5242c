import { z } from "zod";
import { CalendarDateSchema } from "./calendar-date.ts";
import {
  FIGURE_FORMATS,
  FIGURE_SIZES,
  FIGURE_THEMES,
  FigureAccessSchema,
  type FigureFormat,
  FigureIdSchema,
  FigureShowSchema,
} from "./figure.ts";
import { FigureOriginSchema } from "./figure-payload.ts";
import { StanceEndSchema } from "./stance-view.ts";

/** Paths of a figure, from the root of the server. `csl` ends in `.csl.json`. */
export const FigureUrlsSchema = z
  .object({
    ...(Object.fromEntries(FIGURE_FORMATS.map((format) => [format, z.string()])) as Record<
      FigureFormat,
      z.ZodString
    >),
    embed: z.string(),
    oembed: z.string(),
    status: z.string(),
  })
  .meta({ id: "FigureUrls" });
export type FigureUrls = z.infer<typeof FigureUrlsSchema>;

export const FigureStateSchema = z
  .discriminatedUnion("kind", [
    z.object({ kind: z.literal("published") }),
    z.object({ kind: z.literal("withdrawn"), at: z.iso.datetime(), reason: z.string() }),
  ])
  .meta({ id: "FigureState" });

export const FigureCountsSchema = z
  .object({ nodes: z.int(), dyads: z.int(), stances: z.int(), sources: z.int() })
  .meta({ id: "FigureCounts" });

/** What a server knows about a figure beside the figure itself. */
export const FigureMetaSchema = z
  .object({
    id: FigureIdSchema,
    /** Id of the first version; all versions share it. */
    series: FigureIdSchema,
    /** 1 for the first. */
    version: z.int().min(1),
    title: z.string(),
    caption: z.string().optional(),
    alt: z.string(),
    language: z.string(),
    size: z.enum(FIGURE_SIZES),
    theme: z.enum(FIGURE_THEMES),
    show: FigureShowSchema,
    mode: z.enum(["frozen", "live"]),
    /** Of a live figure. */
    everyMinutes: z.int().optional(),
    asOf: CalendarDateSchema,
    origin: FigureOriginSchema,
    dataVersion: z.string(),
    program: z.string(),
    created: z.iso.datetime(),
    state: FigureStateSchema,
    access: FigureAccessSchema,
    frameAncestors: z.array(z.string()),
    /** Whether this id shows the newest version of the series. */
    follow: z.boolean(),
    newest: FigureIdSchema,
    counts: FigureCountsSchema,
    width: z.number(),
    height: z.number(),
    urls: FigureUrlsSchema,
  })
  .meta({ id: "FigureMeta" });
export type FigureMeta = z.infer<typeof FigureMetaSchema>;

/** The gallery: the newest version of each series, newest first. */
export const FigurePageSchema = z
  .object({
    figures: z.array(FigureMetaSchema.extend({ versions: z.int().min(1) })),
    total: z.int().min(0),
    nextCursor: z.string().nullable(),
  })
  .meta({ id: "FigurePage" });
export type FigurePage = z.infer<typeof FigurePageSchema>;

/** All versions of a series, newest first. */
export const FigureVersionsSchema = z
  .object({ versions: z.array(FigureMetaSchema) })
  .meta({ id: "FigureVersions" });

export const FIGURE_CHANGES = ["dropped", "flipped", "altered", "added"] as const;

const RecordThenSchema = z.object({
  /** Of a stance. */
  date: z.string().optional(),
  polarity: z.number().optional(),
  summary: z.string(),
});

/**
 * A stance or tie as the figure has it and as the graph has it now; null where there is none.
 * flipped: the sign of a stance's polarity is another; altered: anything else about it is.
 */
export const FigureChangeSchema = z
  .object({
    change: z.enum(FIGURE_CHANGES),
    kind: z.enum(["stance", "tie"]),
    /** Of a tie: its ends, type and role. */
    id: z.string(),
    from: StanceEndSchema,
    to: StanceEndSchema,
    then: RecordThenSchema.nullable(),
    now: RecordThenSchema.nullable(),
  })
  .meta({ id: "FigureChange" });
export type FigureChange = z.infer<typeof FigureChangeSchema>;

/** How the graph has moved since a figure was frozen. */
export const FigureStatusSchema = z
  .object({
    id: FigureIdSchema,
    asOf: CalendarDateSchema,
    /** Day of the comparison. */
    comparedOn: CalendarDateSchema,
    equal: z.boolean(),
    /** Stances and ties that differ, the sum of what follows. */
    changed: z.int().min(0),
    added: z.int().min(0),
    dropped: z.int().min(0),
    flipped: z.int().min(0),
    altered: z.int().min(0),
    /** At most 500 of the changes: dropped ones, flipped, altered, then added ones. */
    changes: z.array(FigureChangeSchema).max(500),
    /** One sentence in the figure's language. */
    sentence: z.string(),
    dataVersion: z.string(),
  })
  .meta({ id: "FigureStatus" });
export type FigureStatus = z.infer<typeof FigureStatusSchema>;

/** Pages that show a figure, by origin, as browsers name them. */
export const FigureUsesSchema = z
  .object({
    /** False where the server does not count. */
    counted: z.boolean(),
    uses: z.array(
      z.object({
        origin: z.string(),
        views: z.int().min(1),
        first: CalendarDateSchema,
        last: CalendarDateSchema,
      }),
    ),
  })
  .meta({ id: "FigureUses" });
export type FigureUses = z.infer<typeof FigureUsesSchema>;

/** An oEmbed answer of type `rich` (oembed.com, 1.0). */
export const OEmbedSchema = z
  .object({
    version: z.literal("1.0"),
    type: z.literal("rich"),
    title: z.string(),
    provider_name: z.string(),
    provider_url: z.string(),
    cache_age: z.int(),
    html: z.string(),
    width: z.int(),
    height: z.int(),
    /** Left out where it would be larger than maxwidth and maxheight allow. */
    thumbnail_url: z.string().optional(),
    thumbnail_width: z.int().optional(),
    thumbnail_height: z.int().optional(),
  })
  .meta({ id: "OEmbed" });
export type OEmbed = z.infer<typeof OEmbedSchema>;

/** A file of a figure that is text: SVG, HTML, CSV, GEXF, GraphML, BibTeX or RIS. */
export const FigureTextSchema = z.string().meta({ id: "FigureText" });

/** A file of a figure that is bytes: PNG or PDF. */
export const FigureBytesSchema = z.string().meta({ id: "FigureBytes", format: "binary" });

/** A figure and its sources as CSL-JSON (CSL 1.0.2). */
export const CslItemsSchema = z
  .array(z.looseObject({ id: z.string(), type: z.string(), title: z.string() }))
  .meta({ id: "CslItems" });
