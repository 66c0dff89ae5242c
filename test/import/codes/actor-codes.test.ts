import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import { cameoActor } from "../../../server/import/codes/cameo-actor.ts";
import { cameoActorType } from "../../../server/import/codes/cameo-actor-types.ts";
import { cameoCountry } from "../../../server/import/codes/cameo-countries.ts";
import { cameoEthnicGroup } from "../../../server/import/codes/cameo-ethnic.ts";
import { cameoGroup } from "../../../server/import/codes/cameo-groups.ts";
import { cameoBelievers } from "../../../server/import/codes/cameo-religions.ts";
import { icewsEventCode } from "../../../server/import/codes/icews-event-texts.ts";
import { CAMEO_ACTS } from "../../../server/import/codes/cameo.ts";
import { SlugSchema } from "../../../server/wire/slug.ts";
import { itWith, SHARED_FOLDER } from "../../fixtures/shared-folder.ts";

const CAMEO = "data/codes/cameo";

describe("cameoActor", () => {
  it.each([
    ["AZE", "aze", "state", "Azerbaijan", null],
    ["ROM", "rou", "state", "Romania", null],
    ["AZEGOV", "aze-gov", "group", "Government of Azerbaijan", "aze"],
    ["USAGOVMIL", "usa-gov-mil", "group", "Government (armed forces) of the United States", "usa"],
    ["USAMED", "usa-med", "group", "Media in the United States", null],
    ["IGOWSTNAT", "nato", "organization", "NATO", null],
    ["IGOWSTNATMIL", "nato-mil", "group", "NATO (armed forces)", "nato"],
    ["IGOUNOREFHCR", "unhcr", "organization", "UNHCR", null],
    ["PAKINSTAL", "pak-taliban", "group", "Taliban in Pakistan", null],
    ["RUSche", "rus-che", "group", "Chechen (ethnic group) in Russia", null],
    ["CHRANG001", "cameo-chr-ang-001", "group", "Christians, ANG 001", null],
    ["CHRCTH", "cameo-chr-cth", "group", "Christians, Catholics", null],
    ["EUR", "europe", "group", "Europe", null],
    ["GOV", "cameo-gov", "group", "Government, country not named", null],
  ])("reads %s as %s, a %s called %s", (code, id, kind, name, represents) => {
    const read = cameoActor(code);
    expect(read?.actor).toMatchObject({ id, kind, name });
    expect(read?.represents?.actor.id ?? null).toBe(represents);
  });

  it.each(["", "AZ", "AZEG", "A E", "AZÉ"])("does not read %j, which is no code", (code) => {
    expect(cameoActor(code)).toBeNull();
  });

  it("gives an id of ours and a name to every code of three parts", () => {
    const parts = ["AZE", "EUR", "GOV", "MED", "NAT", "TAL", "kur", "MOS", "IGO", "001", "ZZZ"];
    for (const a of parts) {
      for (const b of ["", ...parts]) {
        for (const c of b === "" ? [""] : ["", ...parts]) {
          const actor = cameoActor(`${a}${b}${c}`)?.actor;
          expect(SlugSchema.safeParse(actor?.id).success).toBe(true);
          expect(actor?.name.trim()).not.toBe("");
        }
      }
    }
  });
});

describe("the code tables of actors", () => {
  itWith(CAMEO).each<[string, (code: string) => unknown]>([
    ["cameoCountry.txt", cameoCountry],
    ["cameoType.txt", (code) => cameoActorType(code) ?? cameoGroup(code)],
    ["cameoGroup.txt", (code) => cameoGroup(code) ?? cameoCountry(code)],
    ["cameoEthnic.txt", cameoEthnicGroup],
    ["cameoReligion.txt", cameoBelievers],
  ])("have every code of %s", (file, find) => {
    const full = path.join(SHARED_FOLDER, CAMEO, file);
    const codes = readCodes(full);
    expect(codes.filter((code) => find(code) === null)).toEqual([]);
  });

  itWith("data/gdelt/v2-native/20161013151500.export.CSV")(
    "know every part of every actor code of the GDELT samples, but for numbers",
    () => {
      const unknown = new Set<string>();
      for (const file of ["20161013151500", "20180101000000", "20190121220000"]) {
        const full = path.join(SHARED_FOLDER, `data/gdelt/v2-native/${file}.export.CSV`);
        for (const row of readFileSync(full, "utf8").split("\n")) {
          const cells = row.split("\t");
          for (const code of [cells[5] ?? "", cells[15] ?? ""]) {
            // Denominations are an unlisted part with a number.
            const parts = code.replace(/[A-Z]{3}\d{3}/g, "").match(/.{3}/g) ?? [];
            for (const part of parts) if (!isKnown(part)) unknown.add(part);
          }
        }
      }
      expect([...unknown].sort()).toEqual([]);
    },
  );

  itWith("data/icews-quads/icews05-15.valid.txt")("know every event text of the quadruples", () => {
    const texts = new Set<string>();
    for (const file of ["icews05-15", "icews14"]) {
      const full = path.join(SHARED_FOLDER, `data/icews-quads/${file}.valid.txt`);
      for (const row of readFileSync(full, "utf8").split("\n")) texts.add(row.split("\t")[1] ?? "");
    }
    texts.delete("");
    expect([...texts].filter((text) => icewsEventCode(text) === null)).toEqual([]);
  });

  it("give acts of CAMEO for event texts, in whatever case", () => {
    expect(icewsEventCode("Make statement")).toBe("010");
    expect(icewsEventCode("MAKE STATEMENT ")).toBe("010");
    expect(icewsEventCode("Do something")).toBeNull();
    expect(CAMEO_ACTS.has(icewsEventCode("Engage in negotiation") ?? "")).toBe(true);
  });
});

function isKnown(part: string): boolean {
  return (
    cameoCountry(part) !== null ||
    cameoActorType(part) !== null ||
    cameoGroup(part) !== null ||
    cameoEthnicGroup(part) !== null ||
    cameoBelievers(part) !== null
  );
}

function readCodes(file: string): string[] {
  return readFileSync(file, "latin1")
    .split(/\r?\n/)
    .map((line) => line.split("\t")[0] ?? "")
    .filter((code) => code !== "" && code !== "CODE");
}
