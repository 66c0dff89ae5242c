/** A day in the figure's language, such as 22 October 2020. */
export function dayText(day: string, language: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  // As the figure itself writes days; "en" alone would be American.
  const locale = language === "en" ? "en-GB" : language;
  return new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }).format(date);
}

/** A polarity with its sign, to two decimals at most, such as +0.5 or −0.2. */
export function polarityText(polarity: number, language: string): string {
  const number = new Intl.NumberFormat(language, {
    signDisplay: "exceptZero",
    maximumFractionDigits: 2,
  });
  return number.format(polarity).replace("-", "−");
}
