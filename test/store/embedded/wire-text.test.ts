import { describe, expect, it } from "@jest/globals";
import { paramsToEngine } from "../../../server/store/embedded/engine-params.ts";
import type { EngineValue } from "../../../server/store/embedded/engine-protocol.ts";
import { WireText } from "../../../server/store/embedded/wire-text.ts";
import { EntenteError } from "../../../server/wire/entente-error.ts";
import type { WireValue } from "../../../server/wire/wire-value.ts";

const NODE = { _id: 1, _labels: ["Person", "Actor"], id: "a", search: "a" };
const OTHER = { _id: 2, _labels: [], name: "no id" };
const EDGE = { _id: 7, _source: 2, _target: 1, _type: "KNOWS", since: "2020-01-01" };

describe("WireText", () => {
  it("hides the loader's search property, sorts the labels, and makes an id where there is none", () => {
    expect(toWire(NODE)).toEqual({
      $: "node",
      id: "a",
      labels: ["Actor", "Person"],
      properties: { id: "a" },
    });
    expect(toWire(OTHER)).toMatchObject({
      id: expect.stringMatching(/^~[\w-]{22}$/) as unknown,
      labels: [],
    });
    expect(toWire({ ...OTHER, search: "mine" })).toMatchObject({ properties: { search: "mine" } });
  });

  it("never makes one of two parallel relationships, or of two nodes with the same foreign id", () => {
    const [one, two] = [toWire(EDGE), toWire({ ...EDGE, _id: 8 })] as { readonly id: string }[];
    expect(one?.id).not.toBe(two?.id);
    const [sold, made] = [1, 2].map((_id) => toWire({ _id, _labels: [`L${_id}`], id: "7" }));
    expect(sold).not.toHaveProperty("id", (made as { readonly id: string }).id);
  });

  it("calls a map of nodes and edges a path only when they hang together", () => {
    expect(toWire({ nodes: [NODE, OTHER], edges: [EDGE] })).toMatchObject({
      $: "path",
      relationships: [
        {
          id: expect.stringMatching(/^~[\w-]{22}$/) as unknown,
          type: "KNOWS",
          from: expect.stringMatching(/^~[\w-]{22}$/) as unknown,
          to: "a",
        },
      ],
    });
    expect(toWire({ nodes: [NODE, NODE], edges: [EDGE] })).not.toHaveProperty("$");
    expect(toWire({ nodes: [], edges: [] })).toEqual({ nodes: [], edges: [] });
    expect(toWire({ nodes: [1, 2], edges: [3] })).toEqual({ nodes: [1, 2], edges: [3] });
  });

  it.each<readonly [EngineValue, WireValue]>([
    ["2020-02-30", "2020-02-30"],
    [" 2020-02-28", " 2020-02-28"],
    ["2020-02-28T00:00:00Z", "2020-02-28T00:00:00Z"],
    [new Date("2020-01-01T10:00:00.500Z"), "2020-01-01T10:00:00.500"],
    [new Uint8Array([1, 2, 255]), { $: "bytes", base64: "AQL/" }],
    [9007199254740991n, 9007199254740991],
    [-9007199254740993n, { $: "integer", value: "-9007199254740993" }],
    [Number.NaN, { $: "float", value: "NaN" }],
    [Number.NEGATIVE_INFINITY, { $: "float", value: "-Infinity" }],
    [{ $: { $: 1 } }, { $: "map", entries: { $: { $: "map", entries: { $: 1 } } } }],
  ])("gives %p as %p", (value, expected) => {
    expect(toWire(value)).toEqual(expected);
  });
});

describe("a row of WireText", () => {
  const ROWS: readonly (readonly EngineValue[])[] = [
    [1, -0.5, "text", true, null],
    [NODE, EDGE, "2020-10-22", 9007199254740993n],
    [[NODE, { n: OTHER }], new Uint8Array([1, 2]), NaN],
    [NODE, OTHER],
    [],
  ];

  it("is the list of its values, whether nodes are kept or not", () => {
    for (const keepsNodes of [true, false]) {
      const text = wireText(keepsNodes);
      for (const row of ROWS) {
        expect(JSON.parse(text.row(row))).toEqual(row.map((value) => toWire(value)));
      }
    }
  });

  it("writes maps that look like one node each by itself where a query makes such maps", () => {
    const text = wireText(false);
    text.row([NODE]);
    expect(JSON.parse(text.row([{ ...NODE, id: "another" }]))).toMatchObject([{ id: "another" }]);
  });
});

describe("paramsToEngine", () => {
  it("refuses what the engine cannot hold, naming the parameter", () => {
    const values: readonly WireValue[] = [
      { $: "float", value: "NaN" },
      { $: "point", srid: 4326, x: 1, y: 2 },
      [{ deep: { $: "float", value: "Infinity" } }],
    ];
    for (const value of values) {
      let thrown: unknown;
      try {
        paramsToEngine({ place: value });
      } catch (error) {
        thrown = error;
      }
      expect(thrown).toBeInstanceOf(EntenteError);
      expect(thrown).toMatchObject({ code: "unsupported-query", details: { parameter: "place" } });
    }
  });
});

function toWire(value: EngineValue, keepsNodes = false): WireValue {
  return JSON.parse(wireText(keepsNodes).value(value)) as WireValue;
}

function wireText(keepsNodes: boolean): WireText {
  const findNode = (internalId: number): { labels: string[]; id: string | undefined } =>
    internalId === NODE._id ? { labels: NODE._labels, id: NODE.id } : { labels: [], id: undefined };
  return new WireText(findNode, { keepsNodes });
}
