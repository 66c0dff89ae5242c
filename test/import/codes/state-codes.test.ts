import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import { parse } from "csv-parse/sync";
import { fipsCountry } from "../../../server/import/codes/fips-countries.ts";
import { cowState, gleditschWardState } from "../../../server/import/codes/state-numbers.ts";
import {
  stateActor,
  stateByAlpha2,
  stateById,
  stateByName,
} from "../../../server/import/codes/states.ts";
import { ActorSchema } from "../../../server/wire/actor.ts";
import { itWith, SHARED_FOLDER } from "../../fixtures/shared-folder.ts";

const TODAY = "2024-01-01";

describe("states", () => {
  it.each([
    ["Azerbaijan", "aze"],
    ["Azərbaycan", "aze"],
    ["Estados Unidos", "usa"],
    ["Россия", "rus"],
    ["中国", "chn"],
    ["the Netherlands", "nld"],
    ["Bahamas, The", "bhs"],
    ["St. Lucia", "lca"],
    ["Antigua & Barbuda", "atg"],
    ["Turkey", "tur"],
    ["Burma", "mmr"],
    ["Benin (Dahomey)", "ben"],
    ["Kingdom of Denmark", "dnk"],
    ["Soviet Union", "sun"],
    ["Czechoslovakia", "csk"],
    ["Hanover", "hanover"],
    ["Kosovo", "xkx"],
    ["Congo", "cog"],
    ["Democratic Republic of Congo", "cod"],
  ])("knows %s as %s", (name, id) => {
    expect(stateByName(name)).toBe(id);
  });

  it.each(["", "NATO", "Republic of Artsakh", "Azerbaijani", "Government of Azerbaijan"])(
    "does not take %j for a state",
    (name) => {
      expect(stateByName(name)).toBeNull();
    },
  );

  it("gives withdrawn codes to states that were dissolved, not to ones that were renamed", () => {
    expect(stateByAlpha2("SU")).toBe("sun");
    expect(stateByAlpha2("DD")).toBe("ddr");
    expect(stateByAlpha2("NA")).toBe("nam");
    expect(stateByAlpha2("XX")).toBeNull();
    expect(stateByAlpha2("BU")).toBe("mmr");
    expect(stateByAlpha2("ZR")).toBe("cod");
    expect(stateById("bur")).toBeNull();
  });

  it("makes sound actors of all of them", () => {
    for (const id of ["aze", "sun", "hanover", "xkx", "civ"]) {
      expect(ActorSchema.safeParse(stateActor(id)).error).toBeUndefined();
    }
    expect(stateActor("hanover")).not.toHaveProperty("country");
    expect(stateActor("zzz")).toBeNull();
  });
});

describe("numbers of states", () => {
  it.each([
    ["365", "1914-08-01", "rus"],
    ["365", "1955-05-14", "sun"],
    ["365", "1991-12-26", "rus"],
    ["345", "1878-07-13", "srb"],
    ["345", "1954-08-09", "yug"],
    ["345", "2004-01-01", "scg"],
    ["345", "2006-06-05", "srb"],
    ["816", "1960-01-01", "vdr"],
    ["816", "1990-01-01", "vnm"],
    ["255", "1939-08-23", "deu"],
    ["260", "1955-05-05", "deu"],
    ["265", "1955-05-14", "ddr"],
    ["240", "1840-01-01", "hanover"],
    ["999", TODAY, null],
  ])("Correlates of War %s on %s is %s", (number, day, id) => {
    expect(cowState(number, day)).toBe(id);
  });

  it("tells Gleditsch and Ward's numbers from those of the Correlates of War project", () => {
    expect([cowState("970", TODAY), gleditschWardState("970", TODAY)]).toEqual(["nru", "kir"]);
    expect(gleditschWardState("340", "2010-01-01")).toBe("srb");
  });

  itWith("data/codes/cow_statelist2024.csv")(
    "have every number of the list, and a state of nearly its name",
    () => {
      const rows = table("data/codes/cow_statelist2024.csv");
      const wrong = rows.filter(({ ccode = "", statenme = "", styear = "" }) => {
        const id = cowState(ccode, `${styear}-07-15`);
        const named = stateByName(statenme);
        return stateById(id ?? "") === null || (named !== null && named !== id);
      });
      const known = new Set([
        "Yugoslavia",
        "Korea",
        "Russia",
        "Vietnam",
        "Yemen People's Republic",
      ]);
      expect(wrong.map(({ statenme = "" }) => statenme).filter((name) => !known.has(name))).toEqual(
        [],
      );
    },
  );

  itWith("data/codes/ksgmdw.txt")("have every number of Gleditsch and Ward", () => {
    for (const file of ["ksgmdw.txt", "microstates.txt"]) {
      const rows = table(`data/codes/${file}`, "\t");
      expect(rows.length).toBeGreaterThan(20);
      const missing = rows.filter(
        ({ statenumber = "", start = "" }) =>
          stateById(gleditschWardState(statenumber, start) ?? "") === null,
      );
      expect(missing).toEqual([]);
    }
  });

  itWith("data/codes/countryInfo.txt")(
    "give the ISO code of every FIPS code, as GeoNames does",
    () => {
      const rows = table("data/codes/countryInfo.txt", "\t").filter(({ fips }) => fips !== "");
      expect(rows.length).toBeGreaterThan(240);
      const wrong = rows.filter(
        ({ fips = "", ISO3 = "" }) => fipsCountry(fips) !== ISO3.toLowerCase(),
      );
      expect(wrong).toEqual([]);
      expect(rows.filter(({ ISO3 = "" }) => stateById(ISO3.toLowerCase()) === null)).toEqual([]);
    },
  );

  itWith("data/gdelt/v2-native/20161013151500.export.CSV")(
    "know every FIPS code of places in the GDELT samples, but for the seas",
    () => {
      const codes = new Set<string>();
      for (const file of ["20161013151500", "20180101000000", "20190121220000"]) {
        const full = path.join(SHARED_FOLDER, `data/gdelt/v2-native/${file}.export.CSV`);
        for (const row of readFileSync(full, "utf8").split("\n"))
          codes.add(row.split("\t")[53] ?? "");
      }
      codes.delete("");
      expect([...codes].filter((code) => fipsCountry(code) === null)).toEqual(["OS"]);
    },
  );
});

function table(file: string, delimiter = ","): Record<string, string>[] {
  const text = readFileSync(path.join(SHARED_FOLDER, file), "latin1");
  return parse(text, { columns: true, delimiter, quote: delimiter === "\t" ? null : '"' });
}
