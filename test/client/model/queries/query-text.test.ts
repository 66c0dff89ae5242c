import { describe, expect, it } from "@jest/globals";
import { idOfName, withName } from "../../../../client/model/queries/query-text.ts";
import { resultWords } from "../../../../client/model/queries/result-words.ts";
import { EntenteError } from "../../../../server/wire/entente-error.ts";

describe("the text of a query", () => {
  it("gets another name in its front matter and nowhere else", () => {
    const text = "// summary: s\n// name: Old\n\nMATCH (a) RETURN a // name: not me";

    expect(withName(text, "New $& one")).toBe(
      "// summary: s\n// name: New $& one\n\nMATCH (a) RETURN a // name: not me",
    );
  });

  it("gets a line for the name where it has none", () => {
    expect(withName("MATCH (a) RETURN a // name: x", "N")).toBe(
      "// name: N\nMATCH (a) RETURN a // name: x",
    );
  });

  it("gives an id that is made of its name", () => {
    expect(idOfName("Who backs Erdoğan, and why?")).toBe("who-backs-erdogan-and-why");
    expect(idOfName("谁支持谁")).toBe("");
    expect(idOfName("x".repeat(90))).toHaveLength(80);
  });
});

describe("a run in words", () => {
  const run = { kind: "done", rows: [], summary: null, error: null, elapsedMs: 0 } as const;
  const summary = {
    rows: 2,
    truncated: true,
    timeMs: 2400,
    engine: "embedded",
    dataVersion: "v",
    limits: { timeMs: 60_000, rows: 2, bytes: 1000 },
  } as const;

  it("says how many rows have come while it runs", () => {
    expect(resultWords({ ...run, kind: "running", rows: [[1]], elapsedMs: 1500 }).main).toBe(
      "Running for 1.5 s. 1 row so far.",
    );
  });

  it("says that and why a result was cut, how much is missing, and what to do", () => {
    const cut = { by: "rows", left: 7, isExact: true } as const;
    const words = resultWords({ ...run, rows: [[1], [2]], summary: { ...summary, cut } });

    expect(words.main).toBe("2 rows in 2.4 s.");
    expect(words.more).toBe(
      "7 rows more are missing: the result was cut at the limit of rows, 2. Narrow the query, or raise the limit beside Run.",
    );
  });

  it("says what the server said, and that rows from before are not all", () => {
    const error = new EntenteError("timeout", "It took too long.");
    const words = resultWords({ ...run, kind: "failed", rows: [[1]], error });

    expect(words).toEqual({
      main: "It took too long.",
      more: "1 row had come before; they are below, and not all.",
    });
  });
});
