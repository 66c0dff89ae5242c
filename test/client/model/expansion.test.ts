import { describe, expect, it } from "@jest/globals";
import {
  beginWith,
  collapse,
  expand,
  INITIAL_ARRANGEMENT,
  isolate,
  pinAt,
  togglePins,
} from "../../../client/model/arrangement.ts";
import { countBrought, expansionIds } from "../../../client/model/expansion.ts";
import { countKinds, countLeft, usualChoice } from "../../../client/model/neighbour-choice.ts";
import { createNetworkModel, wholeWith } from "../../../client/model/network-model.ts";
import { parseViewState } from "../../../client/model/parse-view-state.ts";
import { stepName } from "../../../client/model/step-name.ts";
import { evidenceFilter, INITIAL_VIEW_STATE } from "../../../client/model/view-state.ts";
import { makeDyad, makeModel, makeNetwork } from "./small-network.ts";

describe("an expansion", () => {
  it("is taken back to exactly what was before, whatever else was brought since", () => {
    const first = expand(INITIAL_ARRANGEMENT, "arm", ["aze", "tur"]);
    const both = expand(first, "rus", ["irn"]);

    expect(collapse(both, ["rus"])).toEqual(first);
    expect(collapse(both, ["arm"])).toEqual(expand(INITIAL_ARRANGEMENT, "rus", ["irn"]));
    expect(collapse(first, ["arm"])).toEqual(INITIAL_ARRANGEMENT);
  });

  it("takes along what came through those that it brought", () => {
    const chain = expand(expand(INITIAL_ARRANGEMENT, "arm", ["aze"]), "aze", ["tur", "arm"]);

    expect(collapse(chain, ["arm"])).toEqual(INITIAL_ARRANGEMENT);
    expect(collapse(chain, ["aze"]).grown).toEqual([{ of: "arm", brought: ["aze"] }]);
  });

  it("adds to itself, and brings nobody twice", () => {
    const twice = expand(expand(INITIAL_ARRANGEMENT, "arm", ["aze"]), "arm", ["aze", "tur"]);

    expect(twice.grown).toEqual([{ of: "arm", brought: ["aze", "tur"] }]);
    expect(countBrought(twice.grown, ["arm"])).toBe(2);
    expect(expansionIds(twice.grown)).toEqual(["arm", "aze", "tur"]);
  });

  it("reaches into a view of some alone, and leaves only these again", () => {
    const alone = isolate(INITIAL_ARRANGEMENT, ["arm"]);
    const wider = expand(alone, "arm", ["tur", "aze"]);

    expect(wider.only).toEqual(["arm", "aze", "tur"]);
    expect(collapse(wider, ["arm"])).toEqual(alone);
  });

  it("keeps the one that a view began with when it is collapsed", () => {
    const begun = beginWith(INITIAL_ARRANGEMENT, "arm");

    expect(collapse(expand(begun, "arm", ["aze"]), ["arm"])).toEqual(begun);
  });

  it("opens the evidence beyond actors and kinds, of those whom it concerns and no others", () => {
    const state = {
      ...INITIAL_VIEW_STATE,
      filter: { actor: ["rus"], issue: ["dam"] },
      arrangement: expand(INITIAL_ARRANGEMENT, "arm", ["aze"]),
    };

    expect(evidenceFilter(state, ["aze", "tur"])).toEqual({ issue: ["dam"] });
    expect(evidenceFilter(state, ["rus", "tur"])).toEqual(state.filter);
  });

  it("says which part of a link means nothing", () => {
    const { state, notices } = parseViewState("grow=arm~aze&grow=A B~c&pin=arm~1~x&pin=arm~1~2");

    expect(state.arrangement.grown).toEqual([{ of: "arm", brought: ["aze"] }]);
    expect(state.arrangement.pins).toEqual([{ id: "arm", x: 1, y: 2 }]);
    expect(notices).toHaveLength(2);
  });
});

describe("pins", () => {
  const places = new Map([["arm", { x: 1.6, y: -2.2 }]]);

  it("are set where nodes are, and taken out where all are set", () => {
    const pinned = togglePins(INITIAL_ARRANGEMENT, ["arm", "nobody"], (id) => places.get(id));

    expect(pinned.pins).toEqual([{ id: "arm", x: 2, y: -2 }]);
    expect(togglePins(pinned, ["arm"], (id) => places.get(id)).pins).toEqual([]);
  });

  it("have steps with names, as expansions have", () => {
    const name = (before: typeof INITIAL_ARRANGEMENT, after: typeof INITIAL_ARRANGEMENT): string =>
      stepName(
        { ...INITIAL_VIEW_STATE, arrangement: before },
        { ...INITIAL_VIEW_STATE, arrangement: after },
        (id) => id.toUpperCase(),
      );
    const pinned = pinAt(INITIAL_ARRANGEMENT, "arm", { x: 0, y: 0 });
    const grown = expand(INITIAL_ARRANGEMENT, "arm", ["aze", "tur"]);

    expect(name(INITIAL_ARRANGEMENT, pinned)).toBe("Pin ARM");
    expect(name(pinned, pinAt(pinned, "arm", { x: 5, y: 0 }))).toBe("Move ARM");
    expect(name(pinned, INITIAL_ARRANGEMENT)).toBe("Unpin ARM");
    expect(name(INITIAL_ARRANGEMENT, grown)).toBe("Expand ARM by 2");
    expect(name(grown, collapse(grown, ["arm"]))).toBe("Collapse ARM");
    expect(name(grown, beginWith(INITIAL_ARRANGEMENT, "tur"))).toBe("Begin with TUR");
  });
});

describe("the choice among neighbours", () => {
  const model = makeModel([makeDyad("arm", "aze"), makeDyad("aze", "arm"), makeDyad("tur", "arm")]);
  const rows = countKinds(
    "arm",
    {
      counts: [
        { kind: "person", direction: "out", neighbors: 40, stances: 50 },
        { kind: "person", direction: "in", neighbors: 3, stances: 3 },
        { kind: "issue", direction: "out", neighbors: 2, stances: 2 },
      ],
      kinds: [
        { kind: "person", neighbors: 41, stances: 53 },
        { kind: "issue", neighbors: 2, stances: 2 },
      ],
    },
    model,
  );

  it("counts whom the picture joins already once, and by direction", () => {
    expect(rows).toEqual([
      {
        kind: "person",
        all: { out: 40, in: 3, both: 41 },
        shown: { out: 1, in: 2, both: 2 },
      },
      { kind: "issue", all: { out: 2, in: 0, both: 2 }, shown: { out: 0, in: 0, both: 0 } },
    ]);
    expect(countLeft(rows, { kinds: ["person"], direction: "in" })).toBe(1);
    expect(countLeft(rows, { kinds: ["person", "issue"], direction: "both" })).toBe(41);
  });

  it("begins with all kinds and no more than a picture takes", () => {
    expect(usualChoice(rows)).toMatchObject({ kinds: ["person", "issue"], most: 25 });
  });

  it("is offered by a count of those who are not shown", () => {
    const network = makeNetwork([makeDyad("arm", "aze"), makeDyad("aze", "arm")]);
    const nodes = network.nodes.map((node) => ({ ...node, neighbors: 4 }));

    expect(createNetworkModel({ ...network, nodes }).unshown("arm")).toBe(3);
    expect(createNetworkModel(network).unshown("arm")).toBe(0);
  });
});

describe("the whole with a part of it", () => {
  it("knows those whom only the part has", () => {
    const whole = wholeWith(
      makeModel([makeDyad("arm", "aze")]),
      makeModel([makeDyad("aze", "tur")]),
    );

    expect(whole.nameOf("tur")).toBe("TUR");
    expect(whole.dyad("aze", "tur")).not.toBeNull();
    expect(whole.network.nodes).toHaveLength(2);
  });
});
