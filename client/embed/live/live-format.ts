/** A day in the figure's language, such as 22 October 2020. */
export function dayText(day: string, language: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  return new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" }).format(date);
}

/** A polarity with its sign, to two decimals at most, such as +0.5. */
export function polarityText(polarity: number, language: string): string {
  return new Intl.NumberFormat(language, {
    signDisplay: "exceptZero",
    maximumFractionDigits: 2,
  }).format(polarity);
}
