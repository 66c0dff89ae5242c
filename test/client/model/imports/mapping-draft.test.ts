import { describe, expect, it } from "@jest/globals";
import {
  absentColumns,
  fieldsFor,
  fieldsOf,
  mappingFileText,
  parseMappingFile,
  withColumn,
  withConstant,
  withReplacement,
} from "../../../../client/model/imports/mapping-draft.ts";
import {
  MAPPING_FIELDS,
  STANCE_FIELDS,
  TableMappingSchema,
  TIE_FIELDS,
} from "../../../../server/wire/table-mapping.ts";

const MAPPING = TableMappingSchema.parse({
  columns: { from: "Who", to: "Whom", fromKey: "Who" },
  constants: { date: "2020-01-01" },
});

describe("a column", () => {
  it("is one field after another, and takes the place of the value for every row", () => {
    const dated = withColumn(MAPPING, "When", "date");
    expect([dated.columns.date, dated.constants]).toEqual(["When", {}]);
    const moved = withColumn(dated, "When", "polarity");
    expect(moved.columns).toEqual({ ...MAPPING.columns, polarity: "When" });
    expect(withColumn(moved, "When", null).columns).toEqual(MAPPING.columns);
  });

  it("takes a field from the column that had it", () => {
    const moved = withColumn(MAPPING, "Target", "to");
    expect(fieldsOf(moved, "Target")).toEqual(["to"]);
    expect(fieldsOf(moved, "Whom")).toEqual([]);
  });

  it("may be two fields, of which the first is changed", () => {
    expect(fieldsOf(MAPPING, "Who")).toEqual(["from", "fromKey"]);
    expect(withColumn(MAPPING, "Who", null).columns).toEqual({ to: "Whom", fromKey: "Who" });
  });

  it("that the table does not have is named once", () => {
    expect(absentColumns(MAPPING, ["Whom"])).toEqual(["Who"]);
  });
});

describe("a value", () => {
  it("for every row is set and taken out", () => {
    const set = withConstant(MAPPING, "polarity", "0");
    expect(set.constants).toEqual({ date: "2020-01-01", polarity: "0" });
    expect(withConstant(set, "polarity", null).constants).toEqual(MAPPING.constants);
  });

  it("of a cell is replaced, leaves its row out, and is itself again", () => {
    const rule = { field: "polarity", cell: "warm" } as const;
    const warm = withReplacement(MAPPING, rule, "1");
    const both = withReplacement(warm, { field: "polarity", cell: "unclear" }, null);
    expect(both.values).toEqual({ polarity: { warm: "1", unclear: null } });
    expect(withReplacement(warm, rule, undefined).values).toEqual({});
  });
});

describe("the fields that are offered", () => {
  it.each([
    ["stances", STANCE_FIELDS],
    ["ties", TIE_FIELDS],
  ] as const)("for %s are all that such rows have, each once", (rows, fields) => {
    const offered = fieldsFor({ ...MAPPING, rows });
    expect(new Set(offered).size).toBe(offered.length);
    expect(offered).toEqual(expect.arrayContaining([...fields]));
    expect(MAPPING_FIELDS).toEqual(expect.arrayContaining([...offered]));
  });
});

describe("a mapping file", () => {
  it("is read back as it was written", () => {
    expect(parseMappingFile(mappingFileText(MAPPING))).toEqual({ ok: true, mapping: MAPPING });
  });

  it.each([
    ["{", "it is not JSON"],
    ['{"dates": "noon"}', "dates: "],
    ['{"colour": "red"}', "it: "],
  ])("that is none is refused with the reason (%s)", (text, reason) => {
    expect(parseMappingFile(text)).toMatchObject({
      ok: false,
      reason: expect.stringContaining(reason) as unknown,
    });
  });
});
