import { header, reading, type BadQuery } from "./query-texts.ts";

/** Cypher that a saved query cannot be, and every fault of it, from the embedded engine. */
export const BAD_CYPHER: readonly BadQuery[] = [
  {
    title: "no LIMIT",
    text: reading("MATCH (a:Actor) RETURN a"),
    faults: [
      '4:17+6 Expected a LIMIT after the last RETURN, found "RETURN"; add one, such as LIMIT 500, or say // unlimited in the front matter.',
    ],
  },
  {
    title: "a LIMIT in a part only",
    text: reading("MATCH (a:Actor) WITH a LIMIT 5 RETURN a"),
    faults: [
      '4:32+6 Expected a LIMIT after the last RETURN, found "RETURN"; add one, such as LIMIT 500, or say // unlimited in the front matter.',
    ],
  },
  {
    title: "a LIMIT in a subquery only",
    text: reading("MATCH (a:Actor) CALL { WITH a RETURN a.name AS name LIMIT 1 } RETURN a, name"),
    faults: [
      '4:63+6 Expected a LIMIT after the last RETURN, found "RETURN"; add one, such as LIMIT 500, or say // unlimited in the front matter.',
    ],
  },
  {
    title: "a LIMIT in one half of a UNION",
    text: reading("MATCH (a:Person) RETURN a UNION MATCH (a:State) RETURN a LIMIT 5"),
    faults: [
      '4:18+6 Expected a LIMIT after the last RETURN, found "RETURN"; add one, such as LIMIT 500, or say // unlimited in the front matter.',
    ],
  },
  {
    title: "a property called LIMIT",
    text: reading("MATCH (a:Actor) RETURN a.limit"),
    faults: [
      '4:17+6 Expected a LIMIT after the last RETURN, found "RETURN"; add one, such as LIMIT 500, or say // unlimited in the front matter.',
    ],
  },
  {
    title: "a write",
    text: reading("MATCH (a:Actor) SET a.name = 'x' RETURN a LIMIT 5"),
    faults: [
      "4:17+3 The query is refused at line 4, column 17: SET writes; change the graph through an import.",
    ],
  },
  {
    title: "a creation",
    text: reading("CREATE (a:Actor) RETURN a LIMIT 5"),
    faults: [
      "4:1+6 The query is refused at line 4, column 1: CREATE writes; change the graph through an import.",
    ],
  },
  {
    title: "a deletion",
    text: reading("MATCH (a:Actor) DETACH DELETE a"),
    faults: [
      "4:17+6 The query is refused at line 4, column 17: DETACH writes; change the graph through an import.",
    ],
  },
  {
    title: "LOAD CSV",
    text: reading("LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line LIMIT 5"),
    faults: [
      "4:1+4 The query is refused at line 4, column 1: LOAD CSV makes the database read a file or an address; import the file instead.",
    ],
  },
  {
    title: "a procedure that is not allowed",
    text: reading("CALL dbms.listConfig() YIELD name RETURN name LIMIT 5"),
    faults: [
      "4:6+4 The query is refused at line 4, column 6: the procedure dbms.listconfig is not among those that queries may call.",
    ],
  },
  {
    title: "a function that is not allowed",
    text: reading("RETURN apoc.version() AS v LIMIT 1"),
    faults: [
      "4:8+4 The query is refused at line 4, column 8: the function apoc.version is not among those that queries may call.",
    ],
  },
  {
    title: "two statements",
    text: reading("MATCH (a:Actor) RETURN a LIMIT 5; MATCH (b) RETURN b LIMIT 5"),
    faults: [
      "4:35+5 The query is refused at line 4, column 35: it holds more than one statement; run them one by one.",
    ],
  },
  {
    title: "EXPLAIN",
    text: reading("EXPLAIN MATCH (a:Actor) RETURN a LIMIT 5"),
    faults: [
      "4:1+7 The query is refused at line 4, column 1: EXPLAIN before a query is not allowed; leave it out.",
    ],
  },
  {
    title: "a hidden character",
    text: reading("MATCH (a:Actor) WHERE a.name = 'x\\u0027 OR true //' RETURN a LIMIT 5"),
    faults: [
      "4:34+6 The query is refused at line 4, column 34: the escape \\u0027 hides a character; write the character itself.",
    ],
  },
  {
    title: "open quotes",
    text: reading("MATCH (a:Actor) WHERE a.name = 'x RETURN a LIMIT 5"),
    faults: [
      '4:32+19 The query is refused at line 4, column 32: "\'x RETURN a LIMIT 5 " is not Cypher.',
    ],
  },
  {
    title: "a character that is not Cypher",
    text: reading("MATCH (a:Actor) RETURN a LIMIT 5 §"),
    faults: ['4:34+1 The query is refused at line 4, column 34: "§" is not Cypher.'],
  },
  {
    title: "an unknown variable",
    text: reading("MATCH (a:Actor) RETURN b LIMIT 5"),
    faults: [
      "4:24+1 The query cannot be run: undefined variable 'b' at line 4, column 24, near \"b\".",
    ],
  },
  {
    title: "a missing bracket",
    text: reading("MATCH (a:Actor RETURN a LIMIT 5"),
    faults: [
      '4:16+6 The query is not valid Cypher: expected ")" at line 4, column 16, near "RETURN".',
    ],
  },
  {
    title: "a misspelt clause",
    text: reading("MTACH (a:Actor) RETURN a LIMIT 5"),
    faults: [
      '4:1+5 The query is not valid Cypher: expected a Cypher clause at line 4, column 1, near "MTACH".',
    ],
  },
  {
    title: "no RETURN",
    text: reading("MATCH (a:Actor)", "unlimited"),
    faults: ["5:15+1 The query ends without RETURN; say what it should return."],
  },
  {
    title: "a label expression",
    text: reading("MATCH (a:Person|State) RETURN a LIMIT 5"),
    faults: [
      "4:16+1 The embedded engine does not support label expressions (|, &, ! and %); write the condition out, such as WHERE (n:Person OR n:State).",
    ],
  },
  {
    title: "faults of every kind at once",
    text:
      header("tgas: x", "param: since date = 2020-13-01", "param: unused string") +
      "\n\nMATCH (a:Actor) WHERE a.id = $actor RETURN a",
    faults: [
      '3:4+4 Expected one of the keys name, summary, description, param, returns, tags, review, unlimited, found "tgas"; did you mean tags?',
      '4:24+10 Expected a day as YYYY-MM-DD, such as 2020-10-22, found "2020-13-01"; write a day that is in the calendar.',
      '5:11+6 Expected a parameter that the Cypher uses, found "unused"; write $unused in the Cypher, or leave the line out.',
      '7:30+6 Expected a declared parameter, found "$actor"; declare it with a line // param: actor string.',
      '7:37+6 Expected a LIMIT after the last RETURN, found "RETURN"; add one, such as LIMIT 500, or say // unlimited in the front matter.',
    ],
  },
];
