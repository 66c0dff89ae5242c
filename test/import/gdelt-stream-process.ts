import { aggregateDays } from "../../server/import/aggregate-days.ts";
import { FORMATS } from "../../server/import/formats.ts";
import { gdeltRow } from "./formats/gdelt-rows.ts";

// A process of its own, so that its memory can be measured: reads so many made-up rows of GDELT and
// prints what came of them as JSON. Arguments: rows, and `aggregate` to fold days.
const rows = Number(process.argv[2]);
const isFolded = process.argv[3] === "aggregate";

const ACTORS = ["AZE", "ARM", "RUS", "TUR", "USA", "IRN", "FRA", "GEO", "DEU", "CHN"];
const ROLES = ["", "GOV", "MIL", "OPP", "MED", "BUS", "EDU", "CVL"];
const CODES = ["010", "036", "042", "051", "111", "112", "173", "190"];
const ROWS_A_CHUNK = 200;
/** A row's unchanging text before, between and after what changes, so that making rows costs little. */
const BETWEEN = gdeltRow({
  id: "*",
  day: "*",
  from: "*",
  to: "*",
  code: "*",
  goldstein: "",
  mentions: "*",
  url: "*",
}).split("*");

const counts = { stance: 0, tie: 0, items: 0, skipped: 0, rejected: 0 };
let mentions = 0;
const started = performance.now();
const records = FORMATS.gdelt.read({ name: "stream", bytes: stream() });
for await (const record of isFolded ? aggregateDays(records) : records) {
  counts[record.kind] += 1;
  if (!("items" in record)) continue;
  for (const item of record.items) {
    if (item.kind === "stance") mentions += item.stance.mentions ?? 1;
  }
}
const { maxRSS } = process.resourceUsage();
const seconds = (performance.now() - started) / 1000;
console.info(JSON.stringify({ ...counts, mentions, maxRssKiB: maxRSS, seconds }));

/** Rows in the order of GDELT: ids and days go up, articles yield some events each. */
async function* stream(): AsyncGenerator<Uint8Array> {
  for (let first = 0; first < rows; first += ROWS_A_CHUNK) {
    const last = Math.min(rows, first + ROWS_A_CHUNK);
    const text = Array.from({ length: last - first }, (_, index) => rowAt(first + index));
    yield Buffer.from(text.join(""));
    await Promise.resolve();
  }
}

function rowAt(index: number): string {
  // A fixed sequence without a visible period (Knuth, multiplicative hashing).
  const spread = Math.imul(index + 1, 2_654_435_761) >>> 0;
  const pick = (list: readonly string[], shift: number): string =>
    list[(spread >>> shift) % list.length] ?? "";
  const day = new Date(Date.UTC(2019, 0, 1 + Math.floor(index / 3000))).toISOString().slice(0, 10);
  const values = [
    String(900_000_000 + index),
    day.replaceAll("-", ""),
    `${pick(ACTORS, 4)}${pick(ROLES, 8)}`,
    index % 4 === 0 ? "" : `${pick(ACTORS, 12)}${pick(ROLES, 16)}`,
    pick(CODES, 20),
    String(1 + (index % 7)),
    `https://news${spread % 300}.example.org/${day}/story-${Math.floor(index / 4)}`,
  ];
  return `${BETWEEN.map((text, at) => text + (values[at] ?? "")).join("")}\n`;
}
