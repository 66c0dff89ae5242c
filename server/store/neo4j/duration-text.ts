import type { Duration } from "neo4j-driver";

const NANOS = 1_000_000_000n;

/** A duration as Cypher's own `toString` writes it, such as `P1Y2M3DT4H5M6.007S`. */
export function durationText(duration: Duration): string {
  const months = BigInt(duration.months.toString());
  const days = BigInt(duration.days.toString());
  // Seconds and nanoseconds share one sign in the text, so they are added up first.
  const nanos =
    BigInt(duration.seconds.toString()) * NANOS + BigInt(duration.nanoseconds.toString());
  const date = part(months / 12n, "Y") + part(months % 12n, "M") + part(days, "D");
  const time =
    part(nanos / (3600n * NANOS), "H") +
    part((nanos / (60n * NANOS)) % 60n, "M") +
    secondsPart(nanos % (60n * NANOS));
  if (date === "" && time === "") return "PT0S";
  return `P${date}${time === "" ? "" : `T${time}`}`;
}

function part(value: bigint, unit: string): string {
  return value === 0n ? "" : `${value.toString()}${unit}`;
}

function secondsPart(nanos: bigint): string {
  if (nanos === 0n) return "";
  const size = nanos < 0n ? -nanos : nanos;
  const fraction = (size % NANOS).toString().padStart(9, "0").replace(/0+$/, "");
  const whole = `${nanos < 0n ? "-" : ""}${(size / NANOS).toString()}`;
  return `${whole}${fraction === "" ? "" : `.${fraction}`}S`;
}
