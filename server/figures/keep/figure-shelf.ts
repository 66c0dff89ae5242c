import type { z } from "zod";
import type { DocumentCollection, Documents } from "../../documents/document-collection.ts";
import { EntenteError } from "../../wire/entente-error.ts";
import { FigurePayloadSchema, type FigurePayload } from "../../wire/figure-payload.ts";
import { figureId } from "../freeze/freeze-figure.ts";
import { FigureRecordSchema, FigureSeriesSchema, type FigureRecord } from "./figure-record.ts";

const ATTEMPTS = 5;
/** Records that are read at the same time. */
const AT_ONCE = 16;

/** A kept figure: its payload as it was frozen, and the picture that was made of it then. */
export interface KeptFigure {
  readonly payload: FigurePayload;
  readonly canonical: string;
  readonly svg: string;
}

/**
 * Figures on the disk. Payloads and pictures never change; a figure is there once its record is,
 * which is written last. The picture is kept as it was published, so that a later version of the
 * program does not draw it otherwise.
 */
export class FigureShelf {
  readonly #payloads: DocumentCollection;
  readonly #pictures: DocumentCollection;
  readonly #records: DocumentCollection;
  readonly #series: DocumentCollection;

  constructor(documents: Documents) {
    this.#payloads = documents.collection({ name: "figures", extension: ".json" });
    this.#pictures = documents.collection({ name: "figure-pictures", extension: ".svg" });
    this.#records = documents.collection({ name: "figure-records", extension: ".json" });
    this.#series = documents.collection({ name: "figure-series", extension: ".json" });
  }

  /**
   * Keeps a figure under a new record, as the next version of its series.
   * @param frozen its payload and picture; null for a live one, which is made anew from its record.
   * @throws EntenteError `already-exists` for a record that is there.
   */
  async add(
    draft: Omit<FigureRecord, "version">,
    frozen: { readonly canonical: string; readonly svg: string } | null,
  ): Promise<FigureRecord> {
    if (frozen !== null) {
      await keepOnce(this.#payloads, draft.id, frozen.canonical);
      await keepOnce(this.#pictures, draft.id, frozen.svg);
    }
    const record = { ...draft, version: await this.#addToSeries(draft) };
    await this.#records.save(record.id, toText(record), { ifVersion: null });
    return record;
  }

  /** null for an unknown id. */
  async record(id: string): Promise<FigureRecord | null> {
    const document = await this.#records.read(id);
    return document === null ? null : parse(FigureRecordSchema, document.content, id);
  }

  /** Changes a record. @throws EntenteError `not-found`; `changed-meanwhile` where others keep changing it. */
  async change(id: string, change: (record: FigureRecord) => FigureRecord): Promise<FigureRecord> {
    for (let attempt = 1; ; attempt += 1) {
      const document = await this.#records.read(id);
      if (document === null) throw unknownFigure(id);
      const changed = change(parse(FigureRecordSchema, document.content, id));
      try {
        await this.#records.save(id, toText(changed), { ifVersion: document.version });
        return changed;
      } catch (error) {
        if (!isChangedMeanwhile(error) || attempt === ATTEMPTS) throw error;
      }
    }
  }

  /** The records of all figures, in no order. */
  async records(): Promise<readonly FigureRecord[]> {
    const ids = await this.#records.ids();
    const records: FigureRecord[] = [];
    for (let at = 0; at < ids.length; at += AT_ONCE) {
      const some = await Promise.all(ids.slice(at, at + AT_ONCE).map((id) => this.record(id)));
      records.push(...some.filter((record) => record !== null));
    }
    return records;
  }

  /** Ids of the versions of a series, oldest first; empty for an unknown one. */
  async versions(series: string): Promise<readonly string[]> {
    const document = await this.#series.read(series);
    return document === null ? [] : parse(FigureSeriesSchema, document.content, series).versions;
  }

  /**
   * What was frozen.
   * @throws EntenteError `damaged-data` where it is not there or its hash is not its id any more.
   */
  async figure(id: string): Promise<KeptFigure> {
    const [payload, picture] = await Promise.all([
      this.#payloads.read(id),
      this.#pictures.read(id),
    ]);
    if (payload === null || picture === null) throw damaged(id, "a part of it is missing");
    if (figureId(payload.content) !== id) throw damaged(id, "its content has another hash");
    return {
      payload: parse(FigurePayloadSchema, payload.content, id),
      canonical: payload.content,
      svg: picture.content,
    };
  }

  /** The number of the version. */
  async #addToSeries({ id, series }: Pick<FigureRecord, "id" | "series">): Promise<number> {
    for (let attempt = 1; ; attempt += 1) {
      const document = await this.#series.read(series);
      const versions =
        document === null ? [] : parse(FigureSeriesSchema, document.content, series).versions;
      if (versions.includes(id)) return versions.indexOf(id) + 1;
      const text = toText({ format: "entente-figure-series/1", versions: [...versions, id] });
      try {
        await this.#series.save(series, text, { ifVersion: document?.version ?? null });
        return versions.length + 1;
      } catch (error) {
        if (!isChangedMeanwhile(error) || attempt === ATTEMPTS) throw error;
      }
    }
  }
}

/** The error for an id that no figure has. */
export function unknownFigure(id: string): EntenteError {
  return new EntenteError(
    "not-found",
    `There is no figure ${id.slice(0, 64)}; /api/figures lists those that there are.`,
  );
}

/** Saves what can only ever be the same under its id. */
async function keepOnce(
  collection: DocumentCollection,
  id: string,
  content: string,
): Promise<void> {
  try {
    await collection.save(id, content, { ifVersion: null });
  } catch (error) {
    // A start that was cut off, or another server, has put it there already.
    if (!(error instanceof EntenteError) || error.code !== "already-exists") throw error;
  }
}

function toText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function parse<T extends z.ZodType>(schema: T, text: string, id: string): z.output<T> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw damaged(id, cause instanceof Error ? cause.message : "it is no JSON");
  }
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw damaged(id, parsed.error.issues[0]?.message ?? "it does not fit");
  return parsed.data;
}

function damaged(id: string, reason: string): EntenteError {
  return new EntenteError(
    "damaged-data",
    `The files of the figure ${id} are damaged (${reason}); restore the folder figures of the data folder from a backup.`,
  );
}

function isChangedMeanwhile(error: unknown): boolean {
  return (
    error instanceof EntenteError &&
    (error.code === "changed-meanwhile" || error.code === "already-exists")
  );
}
