/** The words of a figure that has come alive, in its own language, as its page brings them. */
export interface LiveWords {
  readonly language: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly whole: string;
  readonly fullScreen: string;
  readonly close: string;
  readonly evidence: string;
  readonly filter: string;
  readonly issue: string;
  readonly allIssues: string;
  readonly from: string;
  readonly to: string;
  readonly reset: string;
  readonly nothing: string;
  /** With `{shown}` and `{all}`. */
  readonly shownOf: string;
  readonly source: string;
  readonly via: string;
  readonly disputes: string;
  readonly disputedBy: string;
  readonly statuses: Readonly<Record<"stated" | "reported" | "claimed" | "denied", string>>;
  readonly opensTab: string;
  /** How the wheel zooms, as a hint over the picture. */
  readonly zoomHint: string;
  /** How the picture is used by keyboard. */
  readonly keys: string;
}

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
