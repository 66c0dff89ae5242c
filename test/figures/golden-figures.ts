import type { FigureDraft } from "../../server/wire/figure.ts";
import { ARTICLE } from "../http/served-graph.ts";
import { draftOf, openFigures, READER, type OpenFiguresOptions } from "./open-figures.ts";

const TRIADS = "fixtures/triads/triads.entente.json";
const EMPTY = "fixtures/empty/empty.entente.json";

/** One figure for each graph of the fixtures, and one for each size, theme and language. */
export const GOLDEN: readonly {
  readonly name: string;
  readonly file: string;
  readonly draft: FigureDraft;
}[] = [
  {
    name: "article-column-auto",
    file: ARTICLE,
    draft: draftOf({
      title: "Who stands with whom on Nagorno-Karabakh",
      caption: "Stances as one news article reported them in the fourth week of the fighting.",
    }),
  },
  {
    name: "article-wide-dark-tr",
    file: ARTICLE,
    draft: draftOf({
      title: "Dağlık Karabağ’da kim kimin yanında",
      size: "wide",
      theme: "dark",
      language: "tr",
      filter: { kind: ["state", "person"] },
    }),
  },
  {
    name: "article-a4-light-ru",
    file: ARTICLE,
    draft: draftOf({
      title: "Кто с кем в Нагорном Карабахе",
      size: "a4",
      theme: "light",
      language: "ru",
      show: { legend: true, timeline: true, table: true, sources: true },
    }),
  },
  {
    name: "triads-square-light-de",
    file: TRIADS,
    draft: draftOf({ title: "Drei Dreiecke", size: "square", theme: "light", language: "de" }),
  },
  {
    name: "triads-full-auto-fr",
    file: TRIADS,
    draft: draftOf({
      title: "Trois triangles",
      size: "full",
      language: "fr",
      places: "own",
      query: { cypher: "MATCH (a:Actor)-[s:STANCE]->(b:Actor) RETURN a, s, b", params: {} },
    }),
  },
  { name: "empty-column-auto", file: EMPTY, draft: draftOf({ title: "Nothing yet" }) },
];

/** A figure as it is published. */
export async function publishGolden(
  { file, draft }: (typeof GOLDEN)[number],
  store?: OpenFiguresOptions["store"],
): Promise<{ readonly id: string; readonly svg: string; readonly canonical: string }> {
  const opened = await openFigures({ file, ...(store === undefined ? {} : { store }) });
  try {
    const { record } = await opened.figures.desk.publish(draft);
    const view = await opened.figures.views.view(record.id, READER);
    return {
      id: record.id,
      svg: await opened.figures.views.svg(view),
      canonical: view.canonical,
    };
  } finally {
    await opened.close();
  }
}
