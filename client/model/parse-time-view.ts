import { CalendarDateSchema } from "../../server/wire/calendar-date.ts";
import { TIME_BUCKETS } from "../../server/wire/time-bucket.ts";
import { leftOut, oneOf } from "./link-parts.ts";
import type { DayRange } from "../../server/picture/time-axis.ts";
import { INITIAL_TIME_VIEW, TIME_PACES, type TimeView } from "./time-window.ts";

/** Names of the parameters that hold how the timeline is looked at. */
export const TIME_PARAMS = ["span", "step", "pace"] as const;

const SEPARATOR = "~";

/** Writes what differs from {@link INITIAL_TIME_VIEW}. */
export function setTimeParams(params: URLSearchParams, { span, step, pace }: TimeView): void {
  if (span !== null) params.set("span", `${span.first}${SEPARATOR}${span.last}`);
  if (step !== null) params.set("step", step);
  if (pace !== INITIAL_TIME_VIEW.pace) params.set("pace", pace);
}

export function parseTimeView(params: URLSearchParams, notices: string[]): TimeView {
  return {
    span: parseSpan(params, notices),
    step: oneOf(params, "step", TIME_BUCKETS, notices),
    pace: oneOf(params, "pace", TIME_PACES, notices) ?? INITIAL_TIME_VIEW.pace,
  };
}

function parseSpan(params: URLSearchParams, notices: string[]): DayRange | null {
  const text = params.get("span");
  if (text === null) return null;
  const days = text.split(SEPARATOR).filter((day) => CalendarDateSchema.safeParse(day).success);
  const [first, last] = [...days].sort();
  if (days.length === 2 && first !== undefined && last !== undefined) return { first, last };
  notices.push(leftOut("span", text));
  return null;
}
