import { readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import { FORMAT_NAMES } from "../../server/import/import-format.ts";
import { missingFields } from "../../server/import/formats/table/table-finding.ts";
import { StoreMappingSchema } from "../../server/wire/store-mapping.ts";
import {
  CODE_SYSTEMS,
  DATE_FORMATS,
  MAPPING_FIELDS,
  TableMappingSchema,
} from "../../server/wire/table-mapping.ts";
import { gdeltRow } from "./formats/gdelt-rows.ts";
import { readRecords, stancesOf } from "./read-records.ts";

const PAGE = readFileSync("docs/importing.md", "utf8");
const EXAMPLES = [...PAGE.matchAll(/```json\n(.*?)```/gs)].map(
  ([, text = ""]) => JSON.parse(text) as unknown,
);

describe("the page on importing", () => {
  it("lists every format, and no other", () => {
    const table = PAGE.slice(PAGE.indexOf("## Formats"), PAGE.indexOf("## Importing files"));
    const listed = [...table.matchAll(/^\| `([a-z0-9-]+)`/gm)].map(([, name]) => name);
    expect(listed.sort()).toEqual([...FORMAT_NAMES].sort());
  });

  it("shows the stance that its GDELT row becomes", async () => {
    const row = gdeltRow({ id: "951234567" });
    for (const cell of row.split("\t").filter((text) => text !== "" && text !== "AJ")) {
      expect(PAGE).toContain(cell);
    }
    expect(stancesOf(await readRecords("gdelt", row))).toEqual([EXAMPLES[0]]);
  });

  it("shows a table and the mapping that reads it", async () => {
    const [, table = ""] = /```text\n(.*?)```/s.exec(PAGE) ?? [];
    const mapping = TableMappingSchema.parse(EXAMPLES[1]);
    expect(missingFields(mapping)).toEqual([]);
    expect(stancesOf(await readRecords("table", table, { options: { mapping } }))).toMatchObject([
      { from: "maria-roth", to: "nor", date: "2020-04-03", polarity: -0.5, issue: "fischerei" },
    ]);
  });

  it("shows a mapping of a property graph that fits its schema", () => {
    const { mapping } = StoreMappingSchema.parse(EXAMPLES[2]);
    expect(mapping.columns.act).toBe("type");
  });

  it.each([
    ...MAPPING_FIELDS,
    ...DATE_FORMATS,
    ...CODE_SYSTEMS,
    ...Object.keys(TableMappingSchema.shape),
  ])("tells of %s", (word) => {
    const twin = word.replace(/^to(?=[A-Z])/, "from");
    expect(PAGE).toContain(`\`${twin}\``);
  });
});
