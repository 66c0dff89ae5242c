import type { MappingField, TableMapping } from "../../../wire/table-mapping.ts";
import { cowState, gleditschWardState } from "../../codes/state-numbers.ts";
import { fipsCountry } from "../../codes/fips-countries.ts";
import { stateByAlpha2, stateById, stateByName } from "../../codes/states.ts";
import type { TableRow } from "../../read-table.ts";
import { RowRejection } from "../../row-records.ts";
import { parseDay, type DateReading } from "./date-format.ts";

/** Thrown for a row that the mapping leaves out: a value of it is mapped to null. */
export class RowLeftOut extends Error {}

/** The cells of one row as the mapping reads them. */
export class MappedCells {
  readonly #row: TableRow;
  readonly #mapping: TableMapping;

  constructor(row: TableRow, mapping: TableMapping) {
    this.#row = row;
    this.#mapping = mapping;
  }

  /**
   * The text of a field: its cell, replaced where the mapping replaces it, else its constant; empty
   * for none.
   * @throws RowLeftOut for a cell that is mapped to null.
   */
  text(field: MappingField): string {
    const { columns, constants, values } = this.#mapping;
    const column = columns[field];
    const cell = column === undefined ? "" : this.#cell(column);
    const replacement = values[field]?.[cell];
    if (replacement === null && cell !== "") throw new RowLeftOut();
    const text = replacement ?? cell;
    return text === "" ? this.#fill(constants[field] ?? "") : text;
  }

  hasColumn(field: MappingField): boolean {
    return this.#mapping.columns[field] !== undefined;
  }

  /** The column of a field, for messages; the field itself where it has none. */
  columnOf(field: MappingField): string {
    return this.#mapping.columns[field] ?? field;
  }

  /** The number of a field; undefined for an empty one. @throws RowRejection */
  number(field: MappingField, min: number, max: number, divisor = 1): number | undefined {
    const text = this.text(field);
    if (text === "") return undefined;
    const value = parseDecimal(text, this.#mapping.decimal) / divisor;
    if (value >= min && value <= max) return value;
    throw this.fault(
      field,
      `this is not a number from ${min * divisor} to ${max * divisor}`,
      "correct it",
    );
  }

  /** The day of a field or, for `date`, of the columns of year, month and day. @throws RowRejection */
  day(field: "date" | "since" | "until"): string | undefined {
    const parts = field === "date" && this.#mapping.columns.month !== undefined;
    if (parts) return this.#dayOfParts();
    const text = this.text(field);
    if (text === "") return undefined;
    const { dates: format, language } = this.#mapping;
    const year = this.text("year");
    const reading: DateReading = {
      format,
      language,
      edge: field === "until" ? "end" : "start",
      ...(year === "" ? {} : { year }),
    };
    const day = parseDay(text, reading) ?? parseDay(text, { format: "YYYY-MM-DD" });
    if (day !== null) return day;
    throw this.fault(field, "this is not a day of the calendar", `write it as ${format}`);
  }

  /**
   * The id of the state that a field names in its code system; null for a name that is no state's.
   * @param day decides where one number stood for several states in turn.
   * @throws RowRejection for a code that its system does not have.
   */
  state(field: "from" | "to" | "via" | "fromCountry" | "toCountry", day: string): string | null {
    const text = this.text(field);
    const system = this.#mapping.codes[field] ?? "name";
    if (system === "name" || system === "cameo") return stateByName(text);
    const find = {
      iso2: () => stateByAlpha2(text.toUpperCase()),
      iso3: () => stateById(text.toLowerCase())?.id ?? null,
      cow: () => cowState(text, day),
      "gleditsch-ward": () => gleditschWardState(text, day),
      fips: () => fipsCountry(text.toUpperCase()),
    }[system];
    const id = find();
    if (id !== null) return id;
    throw this.fault(
      field,
      `this is not a ${system} code of a state`,
      "correct it, or the mapping",
    );
  }

  fault(field: MappingField, reason: string, remedy: string): RowRejection {
    const column = this.columnOf(field);
    const value = this.#mapping.columns[field] === undefined ? "" : this.#row.cell(column);
    return new RowRejection({ column, value, reason, remedy });
  }

  #dayOfParts(): string | undefined {
    const [year, month, day] = [this.text("year"), this.text("month"), this.text("day")];
    if (year === "" && month === "" && day === "") return undefined;
    if (month === "" || day === "") {
      const part = month === "" ? "month" : "day";
      throw this.fault(
        part,
        `the ${part} is missing`,
        "a stance needs its day; add it, or leave the row out",
      );
    }
    const text = [year.padStart(4, "0"), month.padStart(2, "0"), day.padStart(2, "0")].join("-");
    const found = parseDay(text, { format: "YYYY-MM-DD" });
    if (found === null) throw this.fault("day", "this is not a day of the calendar", "correct it");
    return found;
  }

  #cell(column: string): string {
    const cell = this.#row.cell(column);
    return this.#mapping.missing.includes(cell) ? "" : cell;
  }

  #fill(template: string): string {
    return template.replace(/\{([^{}]+)\}/g, (_, column: string) => this.#cell(column));
  }
}

/** A number as it is written with a decimal point or comma; NaN for anything else. */
export function parseDecimal(text: string, decimal: "." | ","): number {
  const groups = decimal === "," ? /[.\s\u00a0\u202f]/g : /[,\s\u00a0\u202f]/g;
  const plain = text
    .replace(/^[\u2212\u2013]/, "-")
    .replace(groups, "")
    .replace(",", ".");
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(plain) ? Number(plain) : Number.NaN;
}
