import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { bucketOf, finestBucket, TIME_BUCKETS } from "../../server/wire/time-bucket.ts";

const days = fc
  .date({ min: new Date("0001-01-01"), max: new Date("9998-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe("the stretch of a day", () => {
  it.each([
    ["2020-02-29", "day", "2020-02-29", "2020-02-29"],
    ["2020-10-25", "week", "2020-10-19", "2020-10-25"],
    ["2020-10-26", "week", "2020-10-26", "2020-11-01"],
    ["2021-01-01", "week", "2020-12-28", "2021-01-03"],
    ["2020-02-10", "month", "2020-02-01", "2020-02-29"],
    ["2100-02-10", "month", "2100-02-01", "2100-02-28"],
    ["2020-12-31", "month", "2020-12-01", "2020-12-31"],
    ["2020-10-22", "year", "2020-01-01", "2020-12-31"],
    ["0099-02-03", "month", "0099-02-01", "0099-02-28"],
  ] as const)("of %s by %s is from %s to %s", (day, bucket, start, end) => {
    expect(bucketOf(day, bucket)).toEqual({ start, end });
  });

  it("holds the day, and is that of its own ends too", () => {
    fc.assert(
      fc.property(days, fc.constantFrom(...TIME_BUCKETS), (day, bucket) => {
        const stretch = bucketOf(day, bucket);
        expect(stretch.start <= day && day <= stretch.end).toBe(true);
        expect(bucketOf(stretch.start, bucket)).toEqual(stretch);
        expect(bucketOf(stretch.end, bucket)).toEqual(stretch);
      }),
    );
  });

  it("gets longer with the span, so that no more than the wanted number reach over it", () => {
    expect(finestBucket("2020-10-21", "2020-10-23", 200)).toBe("day");
    expect(finestBucket("2020-01-01", "2022-12-31", 200)).toBe("week");
    expect(finestBucket("2010-01-01", "2022-12-31", 200)).toBe("month");
    expect(finestBucket("1816-01-01", "2022-12-31", 200)).toBe("year");
  });
});
