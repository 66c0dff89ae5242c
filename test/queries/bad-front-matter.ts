import { headed, header, type BadQuery } from "./query-texts.ts";

/** Front matter that cannot be read, and every fault of it. */
export const BAD_FRONT_MATTER: readonly BadQuery[] = [
  {
    title: "an empty file",
    text: "",
    faults: [
      "1:1+0 Expected front matter at the top, found nothing; begin with the lines // name: and // summary:, or import the file, which adds them.",
      "1:1+0 Expected Cypher below the front matter, found nothing; write a query, such as MATCH (a:Actor) RETURN a LIMIT 100.",
    ],
  },
  {
    title: "only Cypher",
    text: "MATCH (a:Actor) RETURN a LIMIT 5",
    faults: [
      "1:1+0 Expected front matter at the top, found nothing; begin with the lines // name: and // summary:, or import the file, which adds them.",
    ],
  },
  {
    title: "ordinary comments",
    text: "// All actors\n// of the graph\nMATCH (a:Actor) RETURN a LIMIT 5",
    faults: [
      "1:1+0 Expected front matter at the top, found nothing; begin with the lines // name: and // summary:, or import the file, which adds them.",
    ],
  },
  {
    title: "no name",
    text: "// summary: What it answers.\n\nMATCH (a:Actor) RETURN a LIMIT 5",
    faults: ["1:1+0 Expected a line // name:, found nothing; add one with its title."],
  },
  {
    title: "no summary",
    text: "// name: Title\n\nMATCH (a:Actor) RETURN a LIMIT 5",
    faults: [
      "1:1+0 Expected a line // summary:, found nothing; add one that says what it answers.",
    ],
  },
  {
    title: "an empty name",
    text: "// name:\n// summary: What it answers.\n\nMATCH (a:Actor) RETURN a LIMIT 5",
    faults: ["1:9+0 Expected a text after name:, found nothing; write it, or leave the line out."],
  },
  {
    title: "a name of 201 characters",
    text: `// name: ${"x".repeat(201)}\n// summary: S.\n\nMATCH (a:Actor) RETURN a LIMIT 5`,
    faults: [
      '1:10+201 Expected at most 200 characters, found "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…"; shorten it.',
    ],
  },
  {
    title: "a name twice",
    text: headed("name: Other"),
    faults: ['3:4+4 Expected one line name:, found "name"; leave it out, there is one on line 1.'],
  },
  {
    title: "a misspelt key",
    text: headed("tgas: alliances"),
    faults: [
      '3:4+4 Expected one of the keys name, summary, description, param, returns, tags, review, unlimited, found "tgas"; did you mean tags?',
    ],
  },
  {
    title: "a key in capitals",
    text: headed("Tags: alliances"),
    faults: [
      '3:4+4 Expected one of the keys name, summary, description, param, returns, tags, review, unlimited, found "Tags"; did you mean tags?',
    ],
  },
  {
    title: "an unknown key",
    text: headed("author: somebody"),
    faults: [
      '3:4+6 Expected one of the keys name, summary, description, param, returns, tags, review, unlimited, found "author"; put other comments below an empty line after the front matter.',
    ],
  },
  {
    title: "a stray comment",
    text: headed("see also the others"),
    faults: [
      '3:4+19 Expected a line of the form // key: value, found "see also the others"; put other comments below an empty line after the front matter.',
    ],
  },
  {
    title: "an indented line that continues nothing",
    text: headed("tags: alliances", "   and more"),
    faults: [
      '4:7+8 Expected a line of the form // key: value, found "and more"; only a description goes on over indented lines.',
    ],
  },
  {
    title: "an unknown form of result",
    text: headed("returns: grpah  who backs whom"),
    faults: [
      '3:13+5 Expected graph, table, chart, found "grpah"; write one of them, then what the rows are.',
    ],
  },
  {
    title: "no form of result",
    text: headed("returns:"),
    faults: [
      "3:12+0 Expected graph, table, chart, found nothing; write one of them, then what the rows are.",
    ],
  },
  {
    title: "a tag with punctuation",
    text: headed("tags: alliances, who?"),
    faults: [
      '3:21+4 Expected tags of letters and digits, separated by commas, found "who?"; write them like alliances, nagorno-karabakh.',
    ],
  },
  {
    title: "an empty tag",
    text: headed("tags: alliances,, support"),
    faults: [
      "3:10+19 Expected tags of letters and digits, separated by commas, found nothing; write them like alliances, nagorno-karabakh.",
    ],
  },
  {
    title: "21 tags",
    text: headed("tags: " + Array.from({ length: 21 }, (_, i) => `t${i}`).join(", ")),
    faults: [
      '3:10+93 Expected at most 20 tags, found "t0, t1, t2, t3, t4, t5, t6, t7, t8, t9, t10, t11, t12, t13, t14, t15, t16, t17,…"; leave some out.',
    ],
  },
  {
    title: "a description of 5,001 characters",
    text: headed("description: " + "y".repeat(5001)),
    faults: [
      '3:17+5001 Expected at most 5000 characters, found "yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy…"; shorten it.',
    ],
  },
  {
    title: "review of a parameter that is not there",
    text: headed("review: since"),
    faults: [
      '3:12+5 Expected names of declared parameters, found "since"; correct it, or leave the line out.',
    ],
  },
  {
    title: "a body in the wrong place",
    text: header() + "\n",
    faults: [
      "3:1+0 Expected Cypher below the front matter, found nothing; write a query, such as MATCH (a:Actor) RETURN a LIMIT 100.",
    ],
  },
  {
    title: "31 parameters",
    text:
      header(...Array.from({ length: 31 }, (_, i) => `param: p${i} string`)) +
      `\n\nRETURN [${Array.from({ length: 30 }, (_, i) => `$p${i}`).join(", ")}] AS all LIMIT 1`,
    faults: ['33:11+10 Expected at most 30 parameters, found "p30 string"; leave some out.'],
  },
];
