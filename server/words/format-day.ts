const LONG = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });
const SHORT = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  year: "numeric",
  timeZone: "UTC",
});

/** The day in words, such as "22 October 2020". A text that is not a day comes back as it is. */
export function formatDay(day: string, width: "long" | "short" = "long"): string {
  const date = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return day;
  return (width === "long" ? LONG : SHORT).format(date);
}

/** The span in words without saying a month or year twice, such as "21–22 October 2020". */
export function formatPeriod(first: string, last: string): string {
  if (first === last) return formatDay(first);
  const [start, end] = [new Date(`${first}T00:00:00Z`), new Date(`${last}T00:00:00Z`)];
  if (Number.isNaN(start.getTime()) || Number.isNaN(end.getTime())) return `${first} – ${last}`;
  return LONG.formatRange(start, end);
}
