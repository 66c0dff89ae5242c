import type { GraphItem } from "../../../wire/interchange.ts";
import type { Stance } from "../../../wire/stance.ts";
import { isCalendarDate } from "../../../wire/calendar-date.ts";
import { CAMEO_ACTS } from "../../codes/cameo.ts";
import { fipsCountry } from "../../codes/fips-countries.ts";
import type { ImportRecord } from "../../import-format.ts";
import type { CellRow } from "../../read-rows.ts";
import { rejectRow, RowRejection, skipRow, soundRow } from "../../row-records.ts";
import { actFields, cleanText, numberIn, titleCase } from "../event-fields.ts";
import type { GdeltActors, RowActor } from "./gdelt-actors.ts";
import {
  GDELT_COLUMN,
  GDELT_LAYOUTS,
  type GdeltColumns,
  type GdeltLayout,
} from "./gdelt-layout.ts";
import type { GdeltOptions } from "./gdelt-options.ts";
import { GdeltSources } from "./gdelt-sources.ts";

/** Turns rows of GDELT events into records. */
export class GdeltRowReader {
  readonly #layout: GdeltLayout;
  readonly #sources = new GdeltSources();
  readonly #actors: GdeltActors;
  readonly #countries: ReadonlySet<string> | null;
  readonly #skipsGeneric: boolean;

  constructor(layout: GdeltLayout, actors: GdeltActors, options: GdeltOptions) {
    this.#layout = layout;
    this.#actors = actors;
    this.#countries = options.countries === undefined ? null : new Set(options.countries);
    this.#skipsGeneric = options.generic === "skip";
  }

  read(row: CellRow): ImportRecord {
    try {
      return this.#read(row);
    } catch (error) {
      if (error instanceof RowRejection) return rejectRow(row.at, row.raw, error.fault);
      throw error;
    }
  }

  #read(row: CellRow): ImportRecord {
    const columns = this.#columnsOf(row);
    const cell = (index: number): string => this.#cell(row, index);
    const field = (name: keyof typeof GDELT_COLUMN): string => cell(GDELT_COLUMN[name]);
    const id = field("GLOBALEVENTID");
    if (!/^\d{1,18}$/.test(id)) {
      throw new RowRejection({
        column: "GLOBALEVENTID",
        value: id,
        reason: "the event id is not a number",
        remedy:
          "every row begins with the number of its event; a header in the middle does not belong",
      });
    }
    // What is faulty is rejected also where the row would hold no stance.
    const fields = this.#eventFields(field);
    const [code1, code2] = [field("Actor1Code"), field("Actor2Code")];
    if (code1 === "") return skipRow(row.at, "no first actor");
    if (code2 === "") return skipRow(row.at, "no second actor");
    const [from, to] = [this.#actor("Actor1Code", code1), this.#actor("Actor2Code", code2)];
    if (from.id === to.id) return skipRow(row.at, "both actors are the same");
    if (this.#skipsGeneric && (from.generic || to.generic)) {
      return skipRow(row.at, "an actor without country, left out as asked");
    }
    if (!this.#isWanted([from.country, to.country, fipsCountry(cell(columns.placeCountry))])) {
      return skipRow(row.at, "none of the countries asked for");
    }
    const source = this.#sources.of(columns.sourceUrl === -1 ? "" : cell(columns.sourceUrl));
    const names = { fromName: field("Actor1Name"), toName: field("Actor2Name") };
    const stance: Stance = {
      id: `gdelt-${id}`,
      from: from.id,
      to: to.id,
      ...fields,
      summary: summaryOf(
        fields.act,
        names.fromName || code1,
        names.toName || code2,
        cell(columns.placeName),
      ),
      locator: `event ${id}`,
      source: source.id,
      status: "reported",
      fromCode: code1,
      ...(names.fromName === "" ? {} : { fromName: names.fromName }),
      toCode: code2,
      ...(names.toName === "" ? {} : { toName: names.toName }),
    };
    const named: GraphItem[] = [...from.named, ...to.named, { kind: "source", source }];
    return soundRow("stance", row.at, [{ kind: "stance", stance }], named);
  }

  #eventFields(
    field: (name: keyof typeof GDELT_COLUMN) => string,
  ): Pick<Stance, "act" | "date" | "mentions" | "tone"> & { goldstein: number; polarity?: number } {
    const tone = field("AvgTone");
    const mentions = field("NumMentions");
    return {
      ...actFields(
        { column: "EventCode", value: field("EventCode") },
        { column: "GoldsteinScale", value: field("GoldsteinScale") },
      ),
      date: dayOf(field("SQLDATE")),
      mentions:
        mentions === ""
          ? 1
          : numberIn({ column: "NumMentions", value: mentions }, 1, Number.MAX_SAFE_INTEGER, true),
      ...(tone === ""
        ? {}
        : {
            tone: Math.round(numberIn({ column: "AvgTone", value: tone }, -100, 100) * 1e4) / 1e4,
          }),
    };
  }

  #columnsOf({ cells }: CellRow): GdeltColumns {
    const expected = this.#layout.cells ?? cells.length;
    const columns = GDELT_LAYOUTS[this.#layout.width ?? cells.length];
    if (columns !== undefined && cells.length === expected) return columns;
    throw new RowRejection({
      column: "",
      value: "",
      reason: `the row has ${cells.length} columns`,
      remedy: `a row of this file has ${this.#layout.cells ?? "57, 58 or 61"}; a delimiter or line end may be missing`,
    });
  }

  #cell({ cells }: CellRow, index: number): string {
    const text = cells[index + this.#layout.before]?.trim() ?? "";
    return text === this.#layout.missing ? "" : text;
  }

  #actor(column: string, code: string): RowActor {
    const actor = this.#actors.byCode(code);
    if (actor !== null) return actor;
    throw new RowRejection({
      column,
      value: code,
      reason: "this is not a CAMEO actor code",
      remedy: "a code has parts of three letters, such as AZEGOV",
    });
  }

  #isWanted(countries: readonly (string | null)[]): boolean {
    const wanted = this.#countries;
    return wanted === null || countries.some((country) => country !== null && wanted.has(country));
  }
}

function dayOf(text: string): string {
  const day = `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6, 8)}`;
  if (/^\d{8}$/.test(text) && isCalendarDate(day)) return day;
  throw new RowRejection({
    column: "SQLDATE",
    value: text,
    reason: "this is not a day of the calendar",
    remedy: "write eight digits, such as 20201022",
  });
}

function summaryOf(act: string, from: string, to: string, place: string): string {
  const label = CAMEO_ACTS.get(act)?.label ?? "acts towards";
  const where = place === "" ? "" : `, in ${cleanText(place)}`;
  return `${titleCase(from)} ${label} ${titleCase(to)}${where}`;
}
