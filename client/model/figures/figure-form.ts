import type { FigureMeta } from "../../../server/wire/figure-meta.ts";
import type { FigureAccess, FigureSize, FigureTheme } from "../../../server/wire/figure.ts";

/** A request's body, as its schema takes it before defaults are filled in. */
export type FigureRequest = Readonly<Record<string, unknown>>;

/** What the form of a figure holds, as its controls show it. */
export interface FigureFields {
  readonly title: string;
  readonly caption: string;
  /** "" : the words that the data propose. */
  readonly alt: string;
  readonly legend: boolean;
  readonly timeline: boolean;
  readonly table: boolean;
  readonly sources: boolean;
  readonly size: FigureSize;
  readonly theme: FigureTheme;
  readonly language: string;
  readonly mode: "frozen" | "live";
  readonly everyMinutes: number;
  readonly access: FigureAccess["kind"];
  /** Names of sites that may make tokens, separated by spaces. */
  readonly sites: string;
  /** Origins of pages that may frame the figure, separated by spaces; `*` for all. */
  readonly frames: string;
  /** Of a revision: whether the old address shows the new version. */
  readonly follow: boolean;
}

export const EMPTY_FIELDS: FigureFields = {
  title: "",
  caption: "",
  alt: "",
  legend: true,
  timeline: false,
  table: false,
  sources: true,
  size: "column",
  theme: "auto",
  language: "en",
  mode: "frozen",
  everyMinutes: 60,
  access: "public",
  sites: "",
  frames: "*",
  follow: false,
};

export const SIZE_NAMES = {
  column: "Column, 640 px wide",
  full: "Full width, 1200 px",
  wide: "16:9, 1280 × 720 px",
  square: "Square, 1080 px",
  a4: "A4 page",
} as const satisfies Record<FigureSize, string>;

export const THEME_NAMES = {
  auto: "As the reader’s screen",
  light: "Light",
  dark: "Dark",
} as const satisfies Record<FigureTheme, string>;

/** Languages that have words of their own, by their tags, in themselves. */
export const LANGUAGE_NAMES = {
  en: "English",
  fr: "Français",
  ru: "Русский",
  tr: "Türkçe",
  de: "Deutsch",
} as const;

/** The fields of a figure that is to be revised. */
export function fieldsOf(figure: FigureMeta): FigureFields {
  const { show, access } = figure;
  return {
    title: figure.title,
    caption: figure.caption ?? "",
    alt: "",
    ...show,
    size: figure.size,
    theme: figure.theme,
    language: figure.language,
    mode: figure.mode,
    everyMinutes: figure.everyMinutes ?? EMPTY_FIELDS.everyMinutes,
    access: access.kind,
    sites: access.kind === "token" ? access.sites.join(" ") : "",
    frames: figure.frameAncestors.join(" "),
    follow: figure.follow,
  };
}

/** What a preview is made of: the looks and words, with what they are about. */
export function toPreview(fields: FigureFields, subject: FigureRequest): FigureRequest {
  const { title, caption, alt, size, theme, language } = fields;
  const { legend, timeline, table, sources } = fields;
  return {
    ...subject,
    ...(title.trim() === "" ? {} : { title }),
    ...(caption.trim() === "" ? {} : { caption }),
    ...(alt.trim() === "" ? {} : { alt }),
    size,
    theme,
    language,
    show: { legend, timeline, table, sources },
  };
}

/** The body that makes the figure. */
export function toDraft(fields: FigureFields, subject: FigureRequest): FigureRequest {
  const { mode, everyMinutes, access, sites, frames } = fields;
  return {
    ...toPreview(fields, subject),
    title: fields.title,
    mode,
    ...(mode === "live" ? { everyMinutes } : {}),
    access: access === "token" ? { kind: access, sites: words(sites) } : { kind: access },
    frameAncestors: words(frames),
  };
}

/** The body that makes a new version of a figure. */
export function toRevision(fields: FigureFields): FigureRequest {
  const { title, caption, alt, size, theme, language, follow } = fields;
  const { legend, timeline, table, sources } = fields;
  return {
    title,
    caption: caption.trim() === "" ? null : caption,
    alt: alt.trim() === "" ? null : alt,
    size,
    theme,
    language,
    show: { legend, timeline, table, sources },
    follow,
  };
}

function words(text: string): readonly string[] {
  return text.split(/[\s,]+/).filter((word) => word !== "");
}
