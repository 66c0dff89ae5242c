import { describe, expect, it } from "@jest/globals";
import { canonicalJson } from "../../server/figures/canonical-json.ts";

describe("canonical JSON", () => {
  // RFC 8785, section 3.2.2 and 3.2.4.
  it("writes the sample of RFC 8785 as the RFC does, to the byte", () => {
    const sample = JSON.parse(
      String.raw`{"numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
        "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
        "literals": [null, true, false]}`,
    ) as unknown;
    const expected =
      "7b226c69746572616c73223a5b6e756c6c2c747275652c66616c73655d2c226e756d62657273223a5b" +
      "3333333333333333332e333333333333332c31652b33302c342e352c302e3030322c31652d32375d2c" +
      "22737472696e67223a22e282ac245c75303030665c6e4127425c225c5c5c5c5c222f227d";
    expect(Buffer.from(canonicalJson(sample)).toString("hex")).toBe(expected);
  });

  // RFC 8785, section 3.2.3.
  it("sorts names by UTF-16 code units, so that an emoji comes before U+FB33", () => {
    const names = {
      "€": "Euro Sign",
      "\r": "Carriage Return",
      "\ufb33": "Hebrew Letter Dalet With Dagesh",
      "1": "One",
      "😀": "Emoji: Grinning Face",
      "\u0080": "Control",
      ö: "Latin Small Letter O With Diaeresis",
    };
    expect(Object.values(JSON.parse(canonicalJson(names)) as object)).toEqual([
      // JavaScript itself moves a name that is an index to the front.
      "One",
      "Carriage Return",
      "Control",
      "Latin Small Letter O With Diaeresis",
      "Euro Sign",
      "Emoji: Grinning Face",
      "Hebrew Letter Dalet With Dagesh",
    ]);
    expect(canonicalJson(names).startsWith('{"\\r":')).toBe(true);
  });

  // RFC 8785, appendix B.
  it.each([
    ["0000000000000000", "0"],
    ["8000000000000000", "0"],
    ["0000000000000001", "5e-324"],
    ["8000000000000001", "-5e-324"],
    ["7fefffffffffffff", "1.7976931348623157e+308"],
    ["ffefffffffffffff", "-1.7976931348623157e+308"],
    ["4340000000000000", "9007199254740992"],
    ["c340000000000000", "-9007199254740992"],
    ["4430000000000000", "295147905179352830000"],
    ["44b52d02c7e14af5", "9.999999999999997e+22"],
    ["44b52d02c7e14af6", "1e+23"],
    ["44b52d02c7e14af7", "1.0000000000000001e+23"],
    ["444b1ae4d6e2ef4e", "999999999999999700000"],
    ["444b1ae4d6e2ef4f", "999999999999999900000"],
    ["444b1ae4d6e2ef50", "1e+21"],
    ["3eb0c6f7a0b5ed8c", "9.999999999999997e-7"],
    ["3eb0c6f7a0b5ed8d", "0.000001"],
    ["41b3de4355555553", "333333333.3333332"],
    ["41b3de4355555557", "333333333.33333343"],
    ["becbf647612f3696", "-0.0000033333333333333333"],
    ["43143ff3c1cb0959", "1424953923781206.2"],
  ])("writes the double %s as %s", (bits, text) => {
    const value = Buffer.from(bits, "hex").readDoubleBE();
    expect(canonicalJson(value)).toBe(text);
  });

  it("refuses what JSON cannot hold", () => {
    for (const value of [NaN, Infinity, "\ud800", { a: "\udead" }, () => 1, 1n, Symbol("a")]) {
      expect(() => canonicalJson(value)).toThrow(TypeError);
    }
  });

  it("gives the same text for the same data, whatever the order of members", () => {
    expect(canonicalJson({ b: [1, { d: 2, c: undefined }], a: null })).toBe(
      '{"a":null,"b":[1,{"d":2}]}',
    );
    expect(canonicalJson({ a: null, b: [1, { d: 2 }] })).toBe('{"a":null,"b":[1,{"d":2}]}');
  });
});
