import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import { CAMEO_ACTS, cameoGoldstein, cameoLabel } from "../../../server/import/codes/cameo.ts";
import { itWith, SHARED_FOLDER } from "../../fixtures/shared-folder.ts";

const GOLDSTEIN = "data/codes/cameo/CAMEO.goldsteinscale.txt";
const DESCRIPTIONS = "data/codes/cameo/CAMEO.eventcodes.txt";

describe("CAMEO code table", () => {
  it("holds 311 acts, 106 among them", () => {
    expect(CAMEO_ACTS.size).toBe(311);
    expect(CAMEO_ACTS.get("106")).toEqual({
      code: "106",
      label: "demands a withdrawal of",
      goldstein: -5,
    });
  });

  it("keeps leading zeros: 051 is praise, 51 is nothing", () => {
    expect(cameoLabel("051")).toBe("praises or endorses");
    expect(cameoGoldstein("051")).toBe(3.4);
    expect(cameoLabel("51")).toBeNull();
    expect(cameoGoldstein("51")).toBeNull();
  });

  it("gives every act a label of its own that reads on between two names", () => {
    const labels = [...CAMEO_ACTS.values()].map((act) => act.label);
    expect(new Set(labels).size).toBe(labels.length);
    expect(labels.filter((label) => !/^[a-z][a-z ,-]*[a-z]$/.test(label))).toEqual([]);
  });

  it("has its codes in the order of the codebook", () => {
    const codes = [...CAMEO_ACTS.keys()];
    expect(codes).toEqual(codes.toSorted());
  });

  itWith(GOLDSTEIN)("equals the reference table, code by code and value by value", () => {
    const reference = readTable(GOLDSTEIN).map(([code, value]) => [code, Number(value)]);
    const ours = [...CAMEO_ACTS.values()].map((act) => [act.code, act.goldstein]);
    expect(ours).toEqual(reference);
  });

  itWith(DESCRIPTIONS)("takes no label from the codebook", () => {
    const descriptions = new Set(readTable(DESCRIPTIONS).map(([, text]) => text.toLowerCase()));
    const copied = [...CAMEO_ACTS.values()].filter((act) => descriptions.has(act.label));
    expect(copied).toEqual([]);
  });
});

function readTable(file: string): [code: string, text: string][] {
  const text = readFileSync(path.join(SHARED_FOLDER, file), "latin1");
  return text
    .split(/\r?\n/)
    .slice(1)
    .filter((line) => line !== "")
    .map((line) => [line.split("\t")[0] ?? "", (line.split("\t")[1] ?? "").trim()]);
}
