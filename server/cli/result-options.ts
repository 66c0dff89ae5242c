import type { WantedLimits } from "../wire/query-limits.ts";
import type { OptionSpec } from "./command.ts";
import { JSON_OPTION } from "./common-options.ts";
import { DATA_OPTIONS } from "./open-desk.ts";
import { nearName, type ParsedOptions } from "./parse-options.ts";
import { UsageError } from "./usage-error.ts";
import { RESULT_FORMATS, type ResultFormat } from "./write-result.ts";

/** The options of every command that gives a result. */
export const RESULT_OPTIONS: readonly OptionSpec[] = [
  {
    name: "format",
    value: "FORMAT",
    text: `${RESULT_FORMATS.join(", ")}. Default: table. gexf and graphml need a query that returns nodes, relationships or paths`,
  },
  { ...JSON_OPTION, text: `${JSON_OPTION.text}. The same as --format json` },
  { name: "limit-rows", value: "NUMBER", text: "End after so many rows" },
  { name: "limit-bytes", value: "NUMBER", text: "End after so many bytes of rows" },
  {
    name: "timeout",
    value: "SECONDS",
    text: "End after so many seconds, with the rows that there are. Limits can be lowered below those of the server, not raised",
  },
  ...DATA_OPTIONS,
];

/** What the options say of the result. */
export interface ResultWishes {
  readonly format: ResultFormat;
  readonly limits: WantedLimits;
}

/** @throws UsageError */
export function readResultOptions(parsed: ParsedOptions): ResultWishes {
  const rows = parsed.count("limit-rows");
  const bytes = parsed.count("limit-bytes");
  const timeMs = readSeconds(parsed.value("timeout"));
  return {
    format: readFormat(parsed),
    limits: {
      ...(rows === undefined ? {} : { rows }),
      ...(bytes === undefined ? {} : { bytes }),
      ...(timeMs === undefined ? {} : { timeMs }),
    },
  };
}

function readFormat(parsed: ParsedOptions): ResultFormat {
  const text = parsed.value("format") ?? (parsed.has("json") ? "json" : "table");
  const format = RESULT_FORMATS.find((known) => known === text.toLowerCase());
  if (format !== undefined && (format === "json" || !parsed.has("json"))) return format;
  if (format !== undefined) {
    throw new UsageError(`--json and --format ${format} exclude each other`, "keep one of them");
  }
  const near = nearName(text, RESULT_FORMATS);
  throw new UsageError(
    `--format ${JSON.stringify(text)} is not a format`,
    near === undefined ? `write ${RESULT_FORMATS.join(", ")}` : `did you mean ${near}?`,
  );
}

function readSeconds(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const seconds = /^\d{1,9}(?:\.\d{1,3})?$/.test(text) ? Number(text) : 0;
  if (seconds > 0) return Math.max(1, Math.round(seconds * 1000));
  throw new UsageError(
    `--timeout ${JSON.stringify(text)} is not a time`,
    "write seconds, such as 30 or 0.5",
  );
}
