import type { StanceStatus } from "./stance.ts";

/** The words of a figure that has come alive, in its own language, as its page brings them. */
export interface LiveWords {
  /** BCP 47 tag. */
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
  /** First and last day of a period. */
  readonly since: string;
  readonly until: string;
  readonly reset: string;
  readonly nothing: string;
  /** With `{shown}` and `{all}`. */
  readonly shownOf: string;
  readonly source: string;
  readonly via: string;
  readonly statuses: Readonly<Record<StanceStatus, string>>;
  /** How the wheel zooms, as a hint over the picture. */
  readonly zoomHint: string;
  /** What the picture is to somebody who uses it by keyboard. */
  readonly keys: string;
}
