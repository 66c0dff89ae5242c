import { createHash } from "node:crypto";
import { EntenteError } from "../../wire/entente-error.ts";
import type {
  FigureQuery,
  FigureFilter,
  FigureShow,
  FigureSize,
  FigureTheme,
} from "../../wire/figure.ts";
import type { FigureOrigin, FigurePayload } from "../../wire/figure-payload.ts";
import { canonicalJson } from "../canonical-json.ts";
import { proposeAlt } from "../words/alt-text.ts";
import { wordsFor } from "../words/words-for.ts";
import type { FigureGraph } from "./figure-graph.ts";
import { SEED, type FigurePlaces } from "./figure-places.ts";
import { readRows, type FigureAsk } from "./read-rows.ts";

/** Version of shapes, colours and widths, as a payload names it. */
export const STYLE_VERSION = 1;

/** What a figure says and how it looks. */
export interface FigureDefinition {
  readonly title: string;
  readonly caption?: string | undefined;
  /** Absent: proposed from the data. */
  readonly alt?: string | undefined;
  readonly filter?: FigureFilter | undefined;
  readonly query?: FigureQuery | undefined;
  readonly size: FigureSize;
  readonly theme: FigureTheme;
  readonly language: string;
  readonly show: FigureShow;
  /** Default: shared for a filter, own for a query. */
  readonly places?: "shared" | "own" | undefined;
}

export interface FreezeContext {
  readonly graph: FigureGraph;
  readonly places: FigurePlaces;
  /** Version of the program. */
  readonly program: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** A frozen figure: its payload, the one text of it, and its id. */
export interface FrozenFigure {
  readonly id: string;
  readonly payload: FigurePayload;
  /** The payload in canonical form, whose SHA-256 is the id. */
  readonly canonical: string;
}

/**
 * Reads the graph and freezes what it says.
 * @throws EntenteError what reading the graph throws.
 */
export async function freezeFigure(
  context: FreezeContext,
  definition: FigureDefinition,
  signal?: AbortSignal,
): Promise<FrozenFigure> {
  const ask = askOf(definition);
  const { rows, origin } = await readRows(context.graph, ask, signal);
  const places = definition.places ?? (ask.kind === "filter" ? "shared" : "own");
  const positions = await context.places.of(
    { ...rows.network, dataVersion: rows.dataVersion },
    places,
  );
  const { title, caption, language, size, theme, show } = definition;
  return sealFigure({
    format: "entente-figure/1",
    program: context.program,
    title,
    ...(caption === undefined || caption === "" ? {} : { caption }),
    alt: definition.alt ?? proposeAlt(rows, wordsFor(language)),
    language,
    size,
    theme,
    show,
    asOf: new Date(context.now()).toISOString().slice(0, 10),
    origin,
    style: { version: STYLE_VERSION, seed: SEED, places },
    positions,
    ...rows,
  });
}

/** Gives a payload its canonical form and its id. @throws EntenteError `invalid-request` for a text that no file can hold. */
export function sealFigure(payload: FigurePayload): FrozenFigure {
  let canonical: string;
  try {
    canonical = canonicalJson(payload);
  } catch (cause) {
    throw new EntenteError(
      "invalid-request",
      `The figure cannot be written down: ${cause instanceof Error ? cause.message : String(cause)}`,
      { cause },
    );
  }
  return { id: figureId(canonical), payload, canonical };
}

/** The id of a figure with this canonical form. */
export function figureId(canonical: string): string {
  return createHash("sha256").update(canonical, "utf8").digest("hex");
}

/** What a stored origin asks of the graph. */
export function askOfOrigin(origin: FigureOrigin): FigureAsk {
  if (origin.kind === "filter") return origin;
  // The text as it was, also where the saved query has changed since.
  return { kind: "query", query: { cypher: origin.cypher, params: origin.params } };
}

function askOf({ filter, query }: FigureDefinition): FigureAsk {
  return query === undefined ? { kind: "filter", filter: filter ?? {} } : { kind: "query", query };
}
