import { createReadStream } from "node:fs";
import path from "node:path";
import { afterAll, describe, expect } from "@jest/globals";
import { peekBytes } from "../../server/import/bytes/peek-bytes.ts";
import { unpackFile } from "../../server/import/bytes/unpack-file.ts";
import { SAMPLE_BYTES, toFileSample } from "../../server/import/file-sample.ts";
import { detectFormats } from "../../server/import/formats.ts";
import type { FormatName, ImportRecord } from "../../server/import/import-format.ts";
import { distinctRows } from "../../server/import/runs/distinct-rows.ts";
import { ItemCheck } from "../../server/store/item-check.ts";
import type { Fault } from "../../server/wire/problem.ts";
import { itWith, SHARED_FOLDER } from "../fixtures/shared-folder.ts";

/** File, format, rows in its README, and what becomes of them: stances, ties, skipped, rejected. */
type Sample = readonly [string, FormatName, number, number, number, number, number];

const SAMPLES: readonly Sample[] = [
  [
    "alliances/atop_5.1_directed_dyad_year.even-years-2008-2018.csv",
    "atop-dyads",
    48988,
    0,
    48986,
    2,
    0,
  ],
  ["alliances/cow_alliance_v4.1_by_dyad.csv", "cow-alliance-dyads", 3222, 0, 3211, 11, 0],
  ["alliances/cow_alliance_v4.1_by_member.csv", "cow-alliance-members", 1221, 0, 1221, 0, 0],
  ["codes/COW-country-codes.csv", "reference-table", 243, 0, 0, 243, 0],
  ["codes/cameo/CAMEO.eventcodes.txt", "reference-table", 311, 0, 0, 311, 0],
  ["codes/cameo/CAMEO.goldsteinscale.txt", "reference-table", 311, 0, 0, 311, 0],
  ["codes/cameo/cameo-codes.csv", "reference-table", 312, 0, 0, 312, 0],
  ["codes/cameo/cameoCountry.txt", "reference-table", 261, 0, 0, 261, 0],
  ["codes/cameo/cameoEthnic.txt", "reference-table", 646, 0, 0, 646, 0],
  ["codes/cameo/cameoEvent.txt", "reference-table", 310, 0, 0, 310, 0],
  ["codes/cameo/cameoGroup.txt", "reference-table", 117, 0, 0, 117, 0],
  ["codes/cameo/cameoReligion.txt", "reference-table", 31, 0, 0, 31, 0],
  ["codes/cameo/cameoType.txt", "reference-table", 40, 0, 0, 40, 0],
  ["codes/countryInfo.txt", "reference-table", 252, 0, 0, 252, 0],
  ["codes/cow_statelist2024.csv", "reference-table", 244, 0, 0, 244, 0],
  ["codes/ksgmdw.txt", "reference-table", 216, 0, 0, 216, 0],
  ["codes/microstates.txt", "reference-table", 23, 0, 0, 23, 0],
  ["gdelt/reference/event_counts.daily.1979-2013.csv", "reference-table", 12613, 0, 0, 12613, 0],
  ["gdelt/reference/v1_event_file_list.txt", "reference-table", 3951, 0, 0, 3951, 0],
  ["gdelt/v1-csv-header/april13.csv", "gdelt", 3542, 2505, 0, 1037, 0],
  ["gdelt/v1-csv-header/aug2012.csv", "gdelt", 1255, 655, 0, 600, 0],
  ["gdelt/v1-csv-header/feb2012.csv", "gdelt", 8484, 4020, 0, 4464, 0],
  ["gdelt/v1-csv-header/january13.csv", "gdelt", 3196, 2059, 0, 1137, 0],
  ["gdelt/v1-csv-header/june2011.csv", "gdelt", 5274, 2461, 0, 2813, 0],
  ["gdelt/v1-csv-header/nov2012.csv", "gdelt", 5230, 3566, 0, 1664, 0],
  ["gdelt/v1-csv-header/oct2012.csv", "gdelt", 2300, 1301, 0, 999, 0],
  ["gdelt/v1-csv-header/sept2012.csv", "gdelt", 2223, 1315, 0, 908, 0],
  ["gdelt/v1-csv-header/sept_nov_2012.csv", "gdelt", 9753, 6182, 0, 3571, 0],
  ["gdelt/v1-native/mixed-57-58-columns.100rows.csv", "gdelt", 100, 52, 0, 48, 0],
  [
    "gdelt/v2-native/20150218-and-20200318.100rows.mentions.csv",
    "gdelt-mentions",
    100,
    0,
    0,
    100,
    0,
  ],
  [
    "gdelt/v2-native/20150218230000-and-20200318104500.100rows.export.csv",
    "gdelt",
    100,
    66,
    0,
    34,
    0,
  ],
  ["gdelt/v2-native/20161013151500.export.CSV", "gdelt", 3566, 2391, 0, 1175, 0],
  ["gdelt/v2-native/20180101000000.export.CSV", "gdelt", 2414, 1397, 0, 1017, 0],
  ["gdelt/v2-native/20190121220000.export.CSV", "gdelt", 1629, 1065, 0, 564, 0],
  ["gdelt/v2-native/20190121220000.export.CSV.zip", "gdelt", 1629, 1065, 0, 564, 0],
  ["gdelt/v2-renamed-header/20201113.csv", "gdelt", 2824, 2824, 0, 0, 0],
  ["gdelt/v2-renamed-header/20201114.csv", "gdelt", 2601, 2601, 0, 0, 0],
  ["icews-quads/icews05-15.valid.txt", "icews-quads", 46275, 46255, 0, 20, 0],
  ["icews-quads/icews14.valid.txt", "icews-quads", 8941, 8941, 0, 0, 0],
  ["icews/events.20180601-20180602.sample.tab", "icews", 3705, 3705, 0, 0, 0],
  [
    "igo/cow_igo_joint_memberships_dyad_year.even-years-2008-2014.csv",
    "cow-igo-dyads",
    75272,
    0,
    0,
    75272,
    0,
  ],
  ["leaders/archigos_leaders.start-1980-and-later.csv", "table", 1150, 0, 1150, 0, 0],
  ["leaders/world-leaders-2021.wikidata.csv", "table", 424, 0, 424, 0, 0],
  ["missions/2024-01-16_transitions.csv", "table", 590, 468, 0, 92, 30],
  ["missions/mission_status_range_cow_v0.1.csv", "table", 656, 473, 0, 183, 0],
  ["networks/gexf/Power Grid.gexf", "gexf", 6594, 6594, 0, 0, 0],
  ["networks/gexf/arctic.gexf", "gexf", 6676, 6676, 0, 0, 0],
  ["networks/gexf/basic.gexf", "gexf", 2, 2, 0, 0, 0],
  ["networks/gexf/basic_formatted.gexf", "gexf", 2, 2, 0, 0, 0],
  ["networks/gexf/case.gexf", "gexf", 20, 20, 0, 0, 0],
  ["networks/gexf/data.gexf", "gexf", 5, 5, 0, 0, 0],
  ["networks/gexf/edge_data.gexf", "gexf", 5, 5, 0, 0, 0],
  ["networks/gexf/invalid-edge-missing-node.gexf", "gexf", 1, 0, 0, 0, 1],
  ["networks/gexf/les_miserables.gexf", "gexf", 254, 254, 0, 0, 0],
  ["networks/gexf/liststring.gexf", "gexf", 5, 5, 0, 0, 0],
  ["networks/gexf/missing_nodes.gexf", "gexf", 4, 1, 0, 0, 3],
  ["networks/gexf/mixed.gexf", "gexf", 3, 3, 0, 0, 0],
  ["networks/gexf/sample-1.1draft-basic.gexf", "gexf", 2, 2, 0, 0, 0],
  ["networks/gexf/sample-1.3-viz.gexf", "gexf", 1, 1, 0, 0, 0],
  ["networks/gexf/v1_3.gexf", "gexf", 1, 1, 0, 0, 0],
  ["networks/graphml/airlines.graphml", "graphml", 2101, 2101, 0, 0, 0],
  ["networks/graphml/attributes.graphml", "graphml", 7, 7, 0, 0, 0],
  ["networks/graphml/basic.graphml", "graphml", 12, 12, 0, 0, 0],
  ["networks/graphml/miserables.graphml", "graphml", 254, 254, 0, 0, 0],
  ["networks/graphml/multigraph.graphml", "graphml", 9, 9, 0, 0, 0],
  ["networks/lesmiserables.csv", "table", 254, 254, 0, 0, 0],
  // With one day for all periods, 933 rows say of a pair what another says otherwise.
  ["signed/cow-signed.even.tsv", "table", 21136, 20203, 0, 0, 933],
  ["signed/highland-tribes.tsv", "table", 58, 58, 0, 0, 0],
  ["un-votes/IdealpointestimatesAll_Apr2020.csv", "reference-table", 10469, 0, 0, 10469, 0],
  [
    "un-votes/un_roll_call_issues.even-years-2000-2018.csv",
    "un-roll-call-issues",
    1021,
    0,
    0,
    1021,
    0,
  ],
  ["un-votes/un_roll_calls.even-years-2000-2018.csv", "un-roll-calls", 951, 0, 0, 951, 0],
  ["un-votes/un_votes.even-years-2000-2018.csv", "un-votes", 165135, 165135, 0, 0, 0],
  ["visits/Dilma_official_visits-2012.csv", "table", 15, 15, 0, 0, 0],
  ["visits/Dilma_official_visits-2012.json", "table", 15, 15, 0, 0, 0],
  ["visits/Dilma_official_visits-2014.csv", "table", 12, 12, 0, 0, 0],
  ["visits/Dilma_official_visits-2014.json", "table", 12, 12, 0, 0, 0],
  ["visits/Dilma_official_visits-2016.csv", "table", 3, 3, 0, 0, 0],
  ["visits/Dilma_official_visits-2016.json", "table", 3, 3, 0, 0, 0],
  ["visits/Lula_official_visits-2004.csv", "table", 21, 21, 0, 0, 0],
  ["visits/Lula_official_visits-2004.json", "table", 21, 21, 0, 0, 0],
  ["visits/Lula_official_visits-2006.csv", "table", 16, 16, 0, 0, 0],
  ["visits/Lula_official_visits-2006.json", "table", 16, 16, 0, 0, 0],
  ["visits/Lula_official_visits-2008.csv", "table", 33, 33, 0, 0, 0],
  ["visits/Lula_official_visits-2008.json", "table", 33, 33, 0, 0, 0],
  ["visits/Lula_official_visits-2010.csv", "table", 35, 35, 0, 0, 0],
  ["visits/Lula_official_visits-2010.json", "table", 35, 35, 0, 0, 0],
  ["visits/Temer_official_visits-2018.csv", "table", 8, 8, 0, 0, 0],
  ["visits/Temer_official_visits-2018.json", "table", 8, 8, 0, 0, 0],
];

describe("the samples of real data", () => {
  const read: Record<string, string | number>[] = [];

  for (const [file, format, rows, ...expected] of SAMPLES) {
    itWith(`data/${file}`)(
      `reads ${rows.toLocaleString("en")} rows of ${file} as ${format}, each accounted for`,
      async () => {
        const counts = { stance: 0, tie: 0, skipped: 0, rejected: 0, items: 0 };
        const check = new ItemCheck({
          actors: new Set(),
          issues: new Set(),
          sources: new Set(),
          stances: new Set(),
        });
        const faults: Fault[] = [];
        const reasons = new Map<string, number>();
        for await (const record of readSample(file, format)) {
          counts[record.kind] += 1;
          if ("reason" in record) {
            reasons.set(record.reason, (reasons.get(record.reason) ?? 0) + 1);
          } else {
            for (const item of [...record.named, ...record.items])
              faults.push(...check.check(item));
          }
        }
        const why = [...reasons].map(([reason, count]) => `${count} ${reason}`).join("; ");
        const { stance, tie, skipped, rejected } = counts;
        read.push({ file, format, rows, stance, tie, skipped, rejected, why });
        expect(faults).toEqual([]);
        expect([stance, tie, skipped, rejected]).toEqual(expected);
        expect(stance + tie + skipped + rejected).toBe(rows);
      },
      120_000,
    );
  }

  afterAll(() => {
    if (read.length > 0) {
      const lines = read.map((row) => Object.values(row).join("\t"));
      console.info(
        ["file\tformat\trows\tstances\tties\tskipped\trejected\twhy", ...lines].join("\n"),
      );
    }
  });
});

async function* readSample(file: string, format: FormatName): AsyncGenerator<ImportRecord> {
  const filePath = path.join(SHARED_FOLDER, "data", file);
  for await (const member of unpackFile(filePath)) {
    const { head, complete, bytes } = await peekBytes(member.bytes, SAMPLE_BYTES);
    const [detected] = detectFormats(await toFileSample(member.name, head, complete));
    expect(detected?.format.name).toBe(format);
    if (detected === undefined) return;
    const companion = (wanted: FormatName): AsyncIterable<Uint8Array> | null => {
      const name = {
        "un-roll-calls": "un_roll_calls",
        "un-roll-call-issues": "un_roll_call_issues",
      }[wanted as string];
      return name === undefined
        ? null
        : createReadStream(path.join(path.dirname(filePath), `${name}.even-years-2000-2018.csv`));
    };
    // Networks and lists of edges that give no day need one.
    const options = /^(?:networks|signed)\//.test(file) ? { set: { date: "2000-01-01" } } : {};
    yield* distinctRows(detected.format.read({ name: member.name, bytes, companion }, options));
  }
}
