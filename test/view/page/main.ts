import "@fontsource-variable/source-sans-3";
import { computeLayout } from "../../../client/view/layout-client.ts";
import { placeMissing } from "../../../server/picture/place-missing.ts";
import { GRAPH_COLORS, type Theme } from "../../../server/picture/graph-style.ts";
import { NetworkView } from "../../../client/view/network-view.ts";
import type { TestPage } from "./test-page.ts";

let current: NetworkView | undefined;

function start({ hovers, selects, errors }: TestPage, theme: Theme): NetworkView {
  const container = document.querySelector<HTMLElement>("#graph");
  if (container === null) throw new Error("The page has no #graph.");
  return new NetworkView(container, {
    theme,
    reducedMotion: true,
    events: {
      onHover: (target) => hovers.push(target),
      onSelect: (target) => selects.push(target),
      onError: (error) => errors.push(error.message),
    },
  });
}

window.testPage = {
  hovers: [],
  selects: [],
  errors: [],
  view() {
    if (current === undefined) throw new Error("Nothing is drawn yet.");
    return current;
  },
  async drawAt(network, places) {
    current ??= start(this, "light");
    current.setNetwork(network, new Map(places), { keepsCamera: true });
    await current.settled();
  },
  async draw(network, theme) {
    current?.kill();
    document.body.style.background = GRAPH_COLORS[theme].paper;
    current = start(this, theme);
    const { positions } = await computeLayout(network);
    current.setNetwork(network, placeMissing(positions, network));
    await document.fonts.load("500 14px 'Source Sans 3 Variable'", "A");
    await document.fonts.load("650 14px 'Source Sans 3 Variable'", "A");
    await new Promise((resolve) => setTimeout(resolve, 100));
  },
};
