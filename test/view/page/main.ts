import "@fontsource-variable/source-sans-3";
import { computeLayout } from "../../../client/view/layout-client.ts";
import { placeMissing } from "../../../server/picture/place-missing.ts";
import { GRAPH_COLORS } from "../../../server/picture/graph-style.ts";
import { NetworkView } from "../../../client/view/network-view.ts";
import "./test-page.ts";

let current: NetworkView | undefined;

window.testPage = {
  hovers: [],
  selects: [],
  errors: [],
  view() {
    if (current === undefined) throw new Error("Nothing is drawn yet.");
    return current;
  },
  async draw(network, theme) {
    current?.kill();
    document.body.style.background = GRAPH_COLORS[theme].paper;
    const container = document.querySelector<HTMLElement>("#graph");
    if (container === null) throw new Error("The page has no #graph.");
    current = new NetworkView(container, {
      theme,
      reducedMotion: true,
      events: {
        onHover: (target) => this.hovers.push(target),
        onSelect: (target) => this.selects.push(target),
        onError: (error) => this.errors.push(error.message),
      },
    });
    const { positions } = await computeLayout(network);
    current.setNetwork(network, placeMissing(positions, network));
    await document.fonts.load("500 14px 'Source Sans 3 Variable'", "A");
    await document.fonts.load("650 14px 'Source Sans 3 Variable'", "A");
    await new Promise((resolve) => setTimeout(resolve, 100));
  },
};
