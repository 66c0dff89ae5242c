import { describe, expect, it } from "@jest/globals";
import { tokenizeCypher } from "../../server/store/cypher-lexer.ts";

describe("tokenizeCypher", () => {
  it("leaves out spaces and both kinds of comments", () => {
    expect(texts("MATCH /* a\n(b) */ (n) // RETURN 'x\nRETURN n")).toEqual([
      ...["MATCH", "(", "n", ")", "RETURN", "n"],
    ]);
  });

  it("does not see comments, quotes or keywords inside texts", () => {
    const tokens = tokenizeCypher(`RETURN 'a // "b" \\' /* CREATE' + "it's \\"c\\" \`"`);
    expect(tokens.map(({ kind }) => kind)).toEqual(["word", "string", "symbol", "string"]);
    expect(tokens[1]?.value).toBe('a // "b" \' /* CREATE');
    expect(tokens[3]?.value).toBe(`it's "c" \``);
  });

  it("reads escapes as the characters that they mean", () => {
    expect(tokenizeCypher(String.raw`'\n\t\\\u00e9\U0001F54A\q'`)[0]?.value).toBe("\n\t\\é🕊q");
  });

  it("reads names in backticks, doubled backticks included", () => {
    const [name] = tokenizeCypher("`LOAD ``CSV`");
    expect([name?.kind, name?.value]).toEqual(["quoted", "LOAD `CSV"]);
  });

  it("reads parameters, also in backticks", () => {
    const tokens = tokenizeCypher("$since, $`my param`, $0");
    const found = tokens.filter(({ kind }) => kind === "parameter").map(({ value }) => value);
    expect(found).toEqual(["since", "my param", "0"]);
  });

  it("tells a range from a decimal point", () => {
    expect(texts("[*1..3] 1.5 .5 1e-3 0x1F 1_000 l[..2] n.v")).toEqual([
      ...["[", "*", "1", "..", "3", "]", "1.5", ".", "5", "1e-3", "0x1F", "1_000"],
      ...["l", "[", "..", "2", "]", "n", ".", "v"],
    ]);
  });

  it("gives arrows as single symbols and comparisons as one", () => {
    expect(texts("a<-1 (a)<-[r]->(b) a<=b<>c=~d")).toEqual([
      ...["a", "<", "-", "1", "(", "a", ")", "<", "-", "[", "r", "]", "-", ">", "(", "b", ")"],
      ...["a", "<=", "b", "<>", "c", "=~", "d"],
    ]);
  });

  it("reads names of any script", () => {
    expect(texts("MATCH (ölkə:Država) RETURN ölkə.ад")).toContain("ölkə");
  });

  it("counts lines over every kind of line break, and columns in characters", () => {
    const tokens = tokenizeCypher("MATCH\r\n  (n)\rRETURN\n'🕊' , x");
    expect(tokens.map(({ line, column }) => [line, column])).toEqual([
      ...[
        [1, 1],
        [2, 3],
        [2, 4],
        [2, 5],
        [3, 1],
        [4, 1],
        [4, 5],
        [4, 7],
      ],
    ]);
  });

  it("gives offsets that cut the text back out of the query", () => {
    const query = "MATCH (n:`A b`) /* x */ WHERE n.x = '🕊' RETURN n";
    for (const { text, offset, end } of tokenizeCypher(query)) {
      expect(query.slice(offset, end)).toBe(text);
    }
  });

  it.each(["RETURN 'x", 'RETURN "x', "RETURN `x", "RETURN 1 /* x", "RETURN \\u0041", "RETURN #"])(
    "marks what has no end or no meaning as invalid: %s",
    (query) => {
      expect(tokenizeCypher(query).some(({ kind }) => kind === "invalid")).toBe(true);
    },
  );

  it("reads a hundred thousand brackets in no time", () => {
    const start = performance.now();
    expect(tokenizeCypher("(".repeat(100_000))).toHaveLength(100_000);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});

function texts(query: string): readonly string[] {
  return tokenizeCypher(query).map(({ text }) => text);
}
