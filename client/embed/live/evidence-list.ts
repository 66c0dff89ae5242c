import type { FigurePayload, FigureStance } from "../../../server/wire/figure-payload.ts";
import type { LiveWords } from "../../../server/wire/live-words.ts";
import { dayText, polarityText } from "./live-format.ts";
import { make } from "./make-element.ts";

/** The stances behind a part of a figure, newest first, each with where it is documented. */
export function evidenceList(
  stances: readonly FigureStance[],
  payload: FigurePayload,
  words: LiveWords,
): HTMLElement {
  const names = namesOf(payload);
  const items = [...stances]
    .sort((a, b) => (a.date === b.date ? (a.id < b.id ? -1 : 1) : a.date < b.date ? 1 : -1))
    .map((stance) => make("li", {}, [stanceItem(stance, payload, names, words)]));
  return items.length === 0
    ? make("p", { class: "live-quiet", text: words.nothing })
    : make("ol", { class: "live-stances" }, items);
}

type Names = ReadonlyMap<string, string>;

function stanceItem(
  stance: FigureStance,
  payload: FigurePayload,
  names: Names,
  words: LiveWords,
): HTMLElement {
  const { language } = words;
  const nameOf = (id: string): string => names.get(id) ?? id;
  const facts = [
    stance.actLabel,
    stance.issue?.name ?? "",
    words.statuses[stance.status],
    stance.via === undefined ? "" : `${words.via} ${nameOf(stance.via)}`,
  ].filter((fact) => fact !== "");
  return make("article", {}, [
    make("p", { class: "live-when" }, [
      make("span", { class: "live-polarity", text: polarityText(stance.polarity, language) }),
      make("time", { text: dayText(stance.date, language), attributes: { datetime: stance.date } }),
    ]),
    make("h3", {
      attributes: { dir: "auto" },
      text: `${nameOf(stance.from)} → ${nameOf(stance.to)}`,
    }),
    ...(stance.quote === undefined
      ? []
      : [make("blockquote", { attributes: { dir: "auto" }, text: `“${stance.quote}”` })]),
    make("p", { attributes: { dir: "auto" }, text: stance.summary }),
    make("p", { class: "live-quiet", text: facts.join(" · ") }),
    sourceLine(stance, payload, words),
  ]);
}

function sourceLine(stance: FigureStance, payload: FigurePayload, words: LiveWords): HTMLElement {
  const source = payload.sources.find(({ id }) => id === stance.source);
  const title = source?.title ?? stance.source;
  const url = source?.url;
  const published = source?.published;
  const name =
    url !== undefined && /^https?:\/\//i.test(url)
      ? make("a", { text: title, attributes: { href: url, target: "_blank", rel: "noopener" } }, [])
      : make("b", { text: title });
  const rest = [
    source?.publisher ?? "",
    published === undefined ? "" : dayText(published, words.language),
    stance.locator,
  ].filter((part) => part !== "");
  return make("p", { class: "live-source" }, [`${words.source}: `, name, `, ${rest.join(", ")}`]);
}

function namesOf(payload: FigurePayload): Names {
  return new Map([...payload.voices, ...payload.network.nodes].map(({ id, name }) => [id, name]));
}
