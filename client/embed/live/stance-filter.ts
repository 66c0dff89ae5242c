import { dyadKey } from "../../../server/picture/network-target.ts";
import type { FigurePayload, FigureStance } from "../../../server/wire/figure-payload.ts";
import type { FigureParts } from "./figure-parts.ts";
import type { LiveWords } from "../../../server/wire/live-words.ts";
import { make } from "./make-element.ts";

/** Which stances of a figure the reader looks at: those on an issue, of a period. */
export interface LiveFilter {
  readonly element: HTMLElement;
  readonly holds: (stance: FigureStance) => boolean;
  readonly reset: () => void;
}

/** Controls that narrow a figure, for one whose stances differ in issue or day; else null. */
export function createLiveFilter(
  payload: FigurePayload,
  words: LiveWords,
  onChange: () => void,
): LiveFilter | null {
  const issues = [
    ...new Map(
      payload.stances.flatMap(({ issue }) => (issue === null ? [] : [[issue.id, issue.name]])),
    ),
  ].sort(([, a], [, b]) => a.localeCompare(b, words.language));
  const days = payload.stances.map(({ date }) => date).sort();
  const [first = "", last = ""] = [days[0], days.at(-1)];
  if (issues.length < 2 && first === last) return null;
  const issue = make("select", {}, [
    make("option", { text: words.allIssues, attributes: { value: "" } }),
    ...issues.map(([id, name]) => make("option", { text: name, attributes: { value: id } })),
  ]);
  const day = (): HTMLInputElement =>
    make("input", { attributes: { type: "date", min: first, max: last } });
  const [since, until] = [day(), day()];
  const reset = make("button", { text: words.reset, attributes: { type: "button" } });
  const clear = (): void => {
    issue.value = "";
    since.value = "";
    until.value = "";
    onChange();
  };
  reset.addEventListener("click", clear);
  for (const control of [issue, since, until]) control.addEventListener("change", onChange);
  return {
    element: make("form", { class: "live-filter", attributes: { "aria-label": words.filter } }, [
      ...(issues.length < 2 ? [] : [make("label", {}, [`${words.issue} `, issue])]),
      ...(first === last
        ? []
        : [
            make("label", {}, [`${words.since} `, since]),
            make("label", {}, [`${words.until} `, until]),
          ]),
      reset,
    ]),
    holds: (stance) =>
      (issue.value === "" || stance.issue?.id === issue.value || stance.to === issue.value) &&
      (since.value === "" || stance.date >= since.value) &&
      (until.value === "" || stance.date <= until.value),
    reset: clear,
  };
}

/**
 * Hides the dyads without a stance that holds, and fades the nodes without one. Colours and widths
 * stay those of the whole figure, which is what was published.
 */
export function applyFilter(
  parts: FigureParts,
  payload: FigurePayload,
  holds: (stance: FigureStance) => boolean,
): number {
  const shown = payload.stances.filter(holds);
  const dyads = new Set(shown.map(({ from, to }) => dyadKey(from, to)));
  const nodes = new Set(shown.flatMap(({ from, to }) => [from, to]));
  const isAll = shown.length === payload.stances.length;
  for (const [key, group] of parts.dyads) group.classList.toggle("is-out", !dyads.has(key));
  for (const [id, group] of parts.nodes) group.classList.toggle("is-out", !isAll && !nodes.has(id));
  return shown.length;
}
