import { describe, expect, it } from "@jest/globals";
import { draftQuery } from "../../server/queries/draft-query.ts";
import { parseSavedQuery } from "../../server/queries/parse-saved-query.ts";
import { splitStatements } from "../../server/queries/split-statements.ts";

describe("the statements of a file", () => {
  it("end at semicolons outside of texts, names and comments", () => {
    const file = "MATCH (a {x: ';'}) RETURN a.`;`; // one; two\n/* ; */ MATCH (b) RETURN b;\n";
    expect(splitStatements(file)).toEqual([
      { text: "MATCH (a {x: ';'}) RETURN a.`;`", line: 1 },
      { text: "// one; two\n/* ; */ MATCH (b) RETURN b", line: 1 },
    ]);
  });

  it("end where favourites stand below each other without a semicolon", () => {
    const file = [
      "// Everybody",
      "MATCH (a:Actor)",
      "RETURN a",
      "ORDER BY a.id LIMIT 5",
      "",
      "// Issues",
      "// of the graph",
      "MATCH (i:Issue) RETURN i",
      "",
      "MATCH (s:Source) RETURN s",
    ].join("\n");
    expect(splitStatements(file)).toEqual([
      { text: "// Everybody\nMATCH (a:Actor)\nRETURN a\nORDER BY a.id LIMIT 5", line: 1 },
      { text: "// Issues\n// of the graph\nMATCH (i:Issue) RETURN i", line: 6 },
      { text: "MATCH (s:Source) RETURN s", line: 10 },
    ]);
  });

  it.each([
    ["a comment in the middle", "MATCH (a)\n\n// the others\nMATCH (b)\nRETURN a, b"],
    ["a UNION", "MATCH (a)\nRETURN a.id AS id\nUNION\nMATCH (b)\nRETURN b.id AS id"],
    ["a subquery", "MATCH (a)\nCALL {\n  RETURN 1 AS n\n}\nRETURN a, n"],
    ["an alias like a clause", "MATCH (a) RETURN a.x AS\nmatch, a.y AS call"],
    ["a WITH before the end", "MATCH (a)\nWITH a\nMATCH (a)-->(b)\nRETURN b"],
  ])("stay whole over %s", (_, text) => {
    expect(splitStatements(text)).toEqual([{ text, line: 1 }]);
  });

  it("leave commands of Neo4j Browser on their own", () => {
    const file = ":param x => 1\n\n// Who\nMATCH (a) RETURN a;\n:play movies";
    expect(splitStatements(file).map(({ text, line }) => [line, text])).toEqual([
      [1, ":param x => 1"],
      [3, "// Who\nMATCH (a) RETURN a"],
      [5, ":play movies"],
    ]);
  });

  it("are counted in lines of any kind of system", () => {
    for (const end of ["\n", "\r\n", "\r"]) {
      const file = ["RETURN 1;", "", "// two", "RETURN 2;"].join(end);
      expect(splitStatements(file)).toEqual([
        { text: "RETURN 1", line: 1 },
        { text: "// two\nRETURN 2", line: 3 },
      ]);
    }
  });
});

describe("a draft", () => {
  it("takes its name from the first comment and its description from the others", () => {
    const text = "// Who backs whom\n// on an issue\n// since a day\nMATCH (a) RETURN a LIMIT 5";
    const draft = draftQuery(text, { file: "x.cypher" });
    const { front, faults } = parseSavedQuery(draft.text);
    expect(faults).toEqual([]);
    expect(front).toMatchObject({
      name: "Who backs whom",
      summary: "Imported from x.cypher.",
      description: "on an issue since a day",
      tags: ["imported"],
      unlimited: false,
    });
  });

  it.each([
    ["/* Who\n * backs whom */\nRETURN 1", "a.cypher", "Who"],
    ["MATCH (a) RETURN a", "Find_all-people.cypher", "Find all people"],
    ["MATCH (a) RETURN a", "saved-scripts-2026-01-01.cypher", "MATCH (a) RETURN a"],
    ["//\n//   Spaces   and\ttabs\nRETURN 1", "a.cypher", "Spaces and tabs"],
  ])("is called after what there is: %j in %s", (text, file, name) => {
    expect(draftQuery(text, { file }).name).toBe(name);
  });

  it("declares its parameters with guesses that somebody should look at", () => {
    const text =
      "MATCH (a)-[s]->() WHERE a.id = $who AND s.date >= date($since) AND a.kind IN $kinds\n" +
      "RETURN a SKIP $from LIMIT $top";
    const draft = draftQuery(text, { file: "a.cypher" });
    const { front, faults } = parseSavedQuery(draft.text);
    expect(faults).toEqual([]);
    expect(front.params.map(({ name, type, list, review }) => [name, type, list, review])).toEqual([
      ["who", "string", false, true],
      ["since", "date", false, true],
      ["kinds", "string", true, true],
      ["from", "integer", false, true],
      ["top", "integer", false, true],
    ]);
    expect(draft.review).toEqual(["who", "since", "kinds", "from", "top"]);
  });

  it("says that it has no LIMIT where it has none, and has its folder as a tag", () => {
    const draft = draftQuery("MATCH (a) RETURN a", { file: "a.cypher", folder: "My_Folder" });
    const { front, faults } = parseSavedQuery(draft.text);
    expect(faults).toEqual([]);
    expect(front).toMatchObject({ unlimited: true, tags: ["imported", "my-folder"] });
  });

  it("leaves a text with front matter as it is", () => {
    const text = "// name: Own\n// summary: Already.\n\nRETURN 1 LIMIT 1";
    expect(draftQuery(text, { file: "a.cypher" })).toEqual({
      name: "Own",
      text: `${text}\n`,
      review: [],
    });
  });

  it("is not misled by comments that look like front matter", () => {
    const text = "// Note: this finds all\n// see: https://example.org/x\nRETURN 1 LIMIT 1";
    const { front, faults } = parseSavedQuery(draftQuery(text, { file: "a.cypher" }).text);
    expect(faults).toEqual([]);
    expect(front.name).toBe("Note: this finds all");
  });
});
