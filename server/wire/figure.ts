import { z } from "zod";
import { checkFilterRanges, StanceFilterSchema } from "./network-filter.ts";

/** SHA-256 of a figure's canonical payload (RFC 8785), in lower-case hexadecimal. */
export const FigureIdSchema = z
  .string()
  .regex(/^[0-9a-f]{64}$/, {
    message: "is not the id of a figure; use the 64 hexadecimal digits of its address",
  })
  .meta({ example: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08" });

/**
 * Sizes in CSS px: column 640 and full 1200 wide, as high as they need to be; wide 1280 × 720,
 * square 1080 × 1080, a4 794 × 1123.
 */
export const FIGURE_SIZES = ["column", "full", "wide", "square", "a4"] as const;
export type FigureSize = (typeof FIGURE_SIZES)[number];

/** `auto` follows the reader's colour scheme where the format can, and is light where it cannot. */
export const FIGURE_THEMES = ["light", "dark", "auto"] as const;
export type FigureTheme = (typeof FIGURE_THEMES)[number];

/** Languages that have the fixed words of a figure. Any other gets them in English. */
export const FIGURE_LANGUAGES = ["en", "fr", "ru", "tr", "de"] as const;
export type FigureLanguage = (typeof FIGURE_LANGUAGES)[number];

/** Files that a figure is given as. `csl` ends in `.csl.json`. */
export const FIGURE_FORMATS = [
  "svg",
  "png",
  "pdf",
  "html",
  "json",
  "csv",
  "gexf",
  "graphml",
  "bib",
  "ris",
  "csl",
] as const;
export type FigureFormat = (typeof FIGURE_FORMATS)[number];

/** The names of these formats, for links to the files. */
export const FIGURE_FORMAT_NAMES = {
  svg: "SVG",
  png: "PNG",
  pdf: "PDF",
  html: "HTML",
  json: "JSON",
  csv: "CSV",
  gexf: "GEXF",
  graphml: "GraphML",
  bib: "BibTeX",
  ris: "RIS",
  csl: "CSL-JSON",
} as const satisfies Record<FigureFormat, string>;

/** Most actors and issues of a figure, and most stances behind it. */
export const FIGURE_LIMITS = { nodes: 2000, stances: 20_000 } as const;

export const FigureShowSchema = z
  .strictObject({
    legend: z.boolean().default(true).describe("What shapes, colours and widths mean."),
    timeline: z.boolean().default(false).describe("Histogram of the stances by day or longer."),
    table: z
      .boolean()
      .default(false)
      .describe("The dyads as a table in the picture. Pages have it in any case."),
    sources: z.boolean().default(true).describe("Where the stances are documented."),
    singleSource: z
      .boolean()
      .optional()
      .describe("Broken lines for dyads that rest on a single source. Absent: whole ones."),
  })
  .meta({ id: "FigureShow" });
export type FigureShow = z.infer<typeof FigureShowSchema>;

/** What to draw, by filter: the fields of `/api/network`. */
export const FigureFilterSchema = z
  .strictObject({
    ...StanceFilterSchema.shape,
    minStances: z.int().min(1).max(1_000_000).optional(),
    limit: z.int().min(1).max(FIGURE_LIMITS.nodes).optional(),
  })
  .superRefine(checkFilterRanges)
  .meta({ id: "FigureFilter" });
export type FigureFilter = z.infer<typeof FigureFilterSchema>;

export const FigureParamsSchema = z.record(z.string().min(1).max(200), z.json());

/** What to draw, by query: a saved one, or Cypher that returns nodes, relationships or paths. */
export const FigureQuerySchema = z
  .union([
    z.strictObject({ id: z.string().min(1).max(200), params: FigureParamsSchema.default({}) }),
    z.strictObject({
      cypher: z.string().min(1).max(100_000),
      params: FigureParamsSchema.default({}),
    }),
  ])
  .meta({ id: "FigureQuery" });
export type FigureQuery = z.infer<typeof FigureQuerySchema>;

const TitleSchema = z.string().trim().min(1).max(500);
const CaptionSchema = z.string().trim().max(4000);

/** An origin that may frame a figure, or `*` for every one. */
export const FrameAncestorSchema = z
  .string()
  .max(300)
  .regex(
    /^(?:\*|https?:\/\/(?:\*\.)?[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*(?::\d{1,5})?)$/,
    {
      message:
        "is not an origin; write scheme and host such as https://news.example.org, https://*.example.org for all below it, or * for every page",
    },
  );

/** Name under which the server's settings hold the secret of a site that embeds figures. */
export const SiteNameSchema = z.string().regex(/^[a-z0-9](?:[a-z0-9.-]{0,98}[a-z0-9])?$/, {
  message: "is not the name of a site; use lower-case letters, digits, dots and hyphens",
});

/**
 * Who may see a figure. unlisted: everyone who has its address. token: everyone with a token that
 * one of the sites has signed.
 */
export const FigureAccessSchema = z
  .discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("public") }),
    z.strictObject({ kind: z.literal("unlisted") }),
    z.strictObject({ kind: z.literal("token"), sites: z.array(SiteNameSchema).min(1).max(50) }),
  ])
  .meta({ id: "FigureAccess" });
export type FigureAccess = z.infer<typeof FigureAccessSchema>;

/** How a figure looks beside its data. */
const look = {
  size: z.enum(FIGURE_SIZES).default("column"),
  theme: z.enum(FIGURE_THEMES).default("auto"),
  language: z
    .string()
    .regex(/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,4}$/, {
      message: "is not a language tag; write one of BCP 47, such as en or pt-BR",
    })
    .default("en")
    .describe("Language of title and caption; the fixed words follow it where they can."),
  show: FigureShowSchema.prefault({}),
  /**
   * shared: the places of the explorer, which are those of the whole graph. own: a layout of what
   * the figure holds alone.
   */
  places: z.enum(["shared", "own"]).optional(),
};

/** What a figure is made of, but who may see it. */
const definition = {
  title: TitleSchema,
  caption: CaptionSchema.optional(),
  alt: z
    .string()
    .trim()
    .min(1)
    .max(4000)
    .optional()
    .describe("The picture in words. Absent: proposed from the data."),
  filter: FigureFilterSchema.optional(),
  query: FigureQuerySchema.optional(),
  ...look,
};

/** How often a live figure asks its query again, at most. */
const EveryMinutesSchema = z.int().min(1).max(10_080);

const settings = {
  access: FigureAccessSchema.default({ kind: "public" }),
  frameAncestors: z
    .array(FrameAncestorSchema)
    .max(50)
    .default(["*"])
    .describe("Origins of pages that may frame the figure; empty for none."),
};

/** The body of `POST /api/figures`. Without filter and query: the whole graph. */
export const FigureDraftSchema = z
  .strictObject({
    ...definition,
    mode: z.enum(["frozen", "live"]).default("frozen"),
    everyMinutes: EveryMinutesSchema.default(60).describe(
      "A live figure reads the graph again at most this often.",
    ),
    ...settings,
  })
  .superRefine(checkOneOrigin)
  .meta({ id: "FigureDraft" });
export type FigureDraft = z.infer<typeof FigureDraftSchema>;

/** The body of `POST /api/figures/preview`. */
export const FigurePreviewDraftSchema = z
  .strictObject({ ...definition, title: TitleSchema.default("Untitled") })
  .superRefine(checkOneOrigin)
  .meta({ id: "FigurePreviewDraft" });
export type FigurePreviewDraft = z.infer<typeof FigurePreviewDraftSchema>;

/** A picture as it will appear, and the words that its data propose. */
export const FigurePreviewSchema = z
  .object({
    /** Self-contained SVG. */
    svg: z.string(),
    width: z.number(),
    height: z.number(),
    /** Alt text proposed from the data. */
    alt: z.string(),
    counts: z.object({ nodes: z.int(), dyads: z.int(), stances: z.int(), sources: z.int() }),
    /** Names that had no room in the picture. */
    unnamed: z.int().min(0),
  })
  .meta({ id: "FigurePreview" });
export type FigurePreview = z.infer<typeof FigurePreviewSchema>;

function checkOneOrigin(
  draft: { readonly filter?: unknown; readonly query?: unknown },
  context: z.core.$RefinementCtx,
): void {
  if (draft.filter === undefined || draft.query === undefined) return;
  context.addIssue({
    code: "custom",
    path: ["query"],
    message: "stands beside a filter; a figure draws either a filter or a query",
  });
}

/**
 * The body of `POST /api/figures/{id}/revise`: what is to differ from the version before; the graph
 * is read anew. `null` takes a text away.
 */
export const FigureRevisionSchema = z
  .strictObject({
    title: TitleSchema.optional(),
    caption: CaptionSchema.nullish(),
    alt: z.string().trim().min(1).max(4000).nullish(),
    filter: FigureFilterSchema.optional(),
    query: FigureQuerySchema.optional(),
    size: z.enum(FIGURE_SIZES).optional(),
    theme: z.enum(FIGURE_THEMES).optional(),
    language: look.language.unwrap().optional(),
    show: FigureShowSchema.optional(),
    places: z.enum(["shared", "own"]).optional(),
    /** Whether the old ids show the new version from now on. */
    follow: z.boolean().default(false),
  })
  .superRefine(checkOneOrigin)
  .meta({ id: "FigureRevision" });
export type FigureRevision = z.infer<typeof FigureRevisionSchema>;

/** The body of `POST /api/figures/{id}/duplicate`. */
export const FigureDuplicateSchema = z
  .strictObject({ title: TitleSchema })
  .meta({ id: "FigureDuplicate" });

/** The body of `POST /api/figures/{id}/withdraw`. The reason is shown in the figure's place. */
export const FigureWithdrawalSchema = z
  .strictObject({ reason: z.string().trim().max(500).default("") })
  .meta({ id: "FigureWithdrawal" });

/** The body of `PUT /api/figures/{id}/settings`: what can change without another figure. */
export const FigureSettingsSchema = z
  .strictObject({
    access: FigureAccessSchema.optional(),
    frameAncestors: settings.frameAncestors.unwrap().optional(),
    follow: z.boolean().optional(),
    everyMinutes: EveryMinutesSchema.optional(),
  })
  .meta({ id: "FigureSettings" });
export type FigureSettings = z.infer<typeof FigureSettingsSchema>;
