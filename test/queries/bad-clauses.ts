import { declaring, header, reading, type BadQuery } from "./query-texts.ts";

/** Parameters whose enumeration, range, suggestions or use is wrong, and every fault of them. */
export const BAD_CLAUSES: readonly BadQuery[] = [
  {
    title: "an enumeration in square brackets",
    text: declaring('x string in ["aze"]'),
    faults: ['3:23+1 Expected "(" after in, found "["; write it like in ("a", "b").'],
  },
  {
    title: "an enumeration without brackets",
    text: declaring('x string in "aze"'),
    faults: ['3:23+5 Expected "(" after in, found "aze"; write it like in ("a", "b").'],
  },
  {
    title: "an empty enumeration",
    text: declaring("x string in ()"),
    faults: [
      '3:24+1 Expected text in double quotes, such as "nagorno-karabakh", found ")"; put it in double quotes.',
    ],
  },
  {
    title: "an enumeration with a double",
    text: declaring('x string in ("aze", "aze")'),
    faults: ['3:31+5 Expected values that differ, found "aze"; name each value once.'],
  },
  {
    title: "an enumeration of another type",
    text: declaring('x integer in (1, "2")'),
    faults: ['3:28+3 Expected a whole number, such as 20, found "2"; write it without quotes.'],
  },
  {
    title: "an open enumeration",
    text: declaring('x string in ("aze"'),
    faults: ['3:29+0 Expected "," or ")", found nothing; write it like in ("a", "b").'],
  },
  {
    title: "an enumeration of booleans",
    text: declaring("x boolean in (true)"),
    faults: ['3:21+4 Expected no enumeration for a boolean, found "in ("; leave it out.'],
  },
  {
    title: "an enumeration and a range",
    text: declaring("x integer in (1, 2) 1..2"),
    faults: ['3:31+4 Expected one enumeration or one range, found "1..2"; leave the second out.'],
  },
  {
    title: "a range on text",
    text: declaring("x string 1..10"),
    faults: [
      '3:20+5 Expected no range for the type string, found "1..10"; list its values as in ("a", "b").',
    ],
  },
  {
    title: "a range the wrong way round",
    text: declaring("x integer 10..1"),
    faults: [
      '3:21+5 Expected a range that begins with its lower end, found "10..1"; swap the ends.',
    ],
  },
  {
    title: "a range without ends",
    text: declaring("x integer .."),
    faults: [
      '3:21+2 Expected a range with an end, found ".."; write it like 1..100, 1.. or ..100.',
    ],
  },
  {
    title: "a range of the wrong type",
    text: declaring("x integer 1..2.5"),
    faults: [
      '3:24+3 Expected a whole number, such as 20, found "2.5"; write it without a fraction, or declare the type float.',
    ],
  },
  {
    title: "a forgotten equals sign",
    text: declaring("x date 2020-01-01 The first day"),
    faults: [
      '3:18+10 Expected = before a default, or the text that explains the parameter, found "2020-01-01"; write = before a default; begin the text with a letter.',
    ],
  },
  {
    title: "clauses after the default",
    text: declaring('x string = "aze" suggest(Actor.id)'),
    faults: [
      '3:28+7 Expected the text that explains the parameter, found "suggest"; write this before the =.',
    ],
  },
  {
    title: "a suggestion without a property",
    text: declaring("x string suggest(Actor)"),
    faults: ['3:33+1 Expected a dot and a property, found ")"; write it like Actor.id.'],
  },
  {
    title: "a suggestion in quotes",
    text: declaring('x string suggest("Actor.id")'),
    faults: [
      '3:28+10 Expected a label or relationship type, found "Actor.id"; write suggest(Issue.id) or suggest(STANCE.issue where from = $actor).',
    ],
  },
  {
    title: "an open suggestion",
    text: declaring("x string suggest(Actor.id"),
    faults: [
      '3:36+0 Expected "where" or ")", found nothing; write suggest(Issue.id) or suggest(STANCE.issue where from = $actor).',
    ],
  },
  {
    title: "two suggestions",
    text: declaring("x string suggest(Actor.id) suggest(Issue.id)"),
    faults: ['3:38+8 Expected one suggestion source, found "suggest("; leave the second out.'],
  },
  {
    title: "a suggestion from nowhere",
    text: declaring("x string suggest(Actr.id)"),
    faults: [
      '3:28+4 Expected a label or relationship type of the graph, found "Actr"; did you mean Actor?',
    ],
  },
  {
    title: "a suggestion of a property that is not there",
    text: declaring("x string suggest(Actor.nmae)"),
    faults: ['3:34+4 Expected a property of Actor, found "nmae"; did you mean name?'],
  },
  {
    title: "a suggestion of a helper property",
    text: declaring("x string suggest(Actor.search)"),
    faults: [
      '3:34+6 Expected a property of Actor, found "search"; write aliases, country, id, kind, lat, lon, name, role, summary or wikidata.',
    ],
  },
  {
    title: "a condition on nothing",
    text: declaring("x string suggest(STANCE.to where from)"),
    faults: ['3:48+1 Expected =, >= or <=, found ")"; write it like from = $actor.'],
  },
  {
    title: "a condition with a value",
    text: declaring('x string suggest(STANCE.to where from = "aze")'),
    faults: ['3:51+5 Expected a parameter, found "aze"; write it like $actor.'],
  },
  {
    title: "a condition without a dollar",
    text: declaring("x string suggest(STANCE.to where from = actor)"),
    faults: ['3:51+5 Expected a parameter, found "actor"; write $actor.'],
  },
  {
    title: "a condition on a parameter that is not there",
    text: declaring("x string suggest(STANCE.to where from = $actor)"),
    faults: [
      '3:51+6 Expected a parameter that is declared before, found "$actor"; declare actor on a line above.',
    ],
  },
  {
    title: "a condition on itself",
    text: declaring("x string suggest(STANCE.to where from = $x)"),
    faults: [
      '3:51+2 Expected a parameter that is declared before, found "$x"; declare x on a line above.',
    ],
  },
  {
    title: "a condition on a later parameter",
    text:
      header("param: x string suggest(STANCE.to where from = $y)", "param: y string") +
      "\n\nMATCH (a:Actor) WHERE a.id IN [$x, $y] RETURN a LIMIT 5",
    faults: [
      '3:51+2 Expected a parameter that is declared before, found "$y"; declare y on a line above.',
    ],
  },
  {
    title: "a condition on a property that is not there",
    text:
      header("param: y string", "param: x string suggest(STANCE.to where form = $y)") +
      "\n\nMATCH (a:Actor) WHERE a.id IN [$x, $y] RETURN a LIMIT 5",
    faults: ['4:44+4 Expected a property of STANCE, found "form"; did you mean from?'],
  },
  {
    title: "an order of a list",
    text:
      header("param: y list<date>", "param: x string suggest(STANCE.to where date >= $y)") +
      "\n\nMATCH (a:Actor) WHERE a.id = $x AND size($y) > 0 RETURN a LIMIT 5",
    faults: ['4:49+5 Expected = before a list, found ">= $y"; write = $y.'],
  },
  {
    title: "a parameter that is not used",
    text: header("param: x string") + "\n\nMATCH (a:Actor) RETURN a LIMIT 5",
    faults: [
      '3:11+1 Expected a parameter that the Cypher uses, found "x"; write $x in the Cypher, or leave the line out.',
    ],
  },
  {
    title: "a parameter used in a comment only",
    text: header("param: x string") + "\n\nMATCH (a:Actor) /* $x */ RETURN a LIMIT 5 // $x",
    faults: [
      '3:11+1 Expected a parameter that the Cypher uses, found "x"; write $x in the Cypher, or leave the line out.',
    ],
  },
  {
    title: "a parameter used in a text only",
    text: header("param: x string") + "\n\nMATCH (a:Actor) WHERE a.id = '$x' RETURN a LIMIT 5",
    faults: [
      '3:11+1 Expected a parameter that the Cypher uses, found "x"; write $x in the Cypher, or leave the line out.',
    ],
  },
  {
    title: "a parameter that is not declared",
    text: reading("MATCH (a:Actor) WHERE a.id = $actor RETURN a LIMIT 5"),
    faults: [
      '4:30+6 Expected a declared parameter, found "$actor"; declare it with a line // param: actor string.',
    ],
  },
  {
    title: "a misspelt parameter",
    text:
      header("param: actor string") +
      "\n\nMATCH (a:Actor) WHERE a.id = $actr OR a.name = $actor RETURN a LIMIT 5",
    faults: ['5:30+5 Expected a declared parameter, found "$actr"; did you mean $actor?'],
  },
  {
    title: "a numbered parameter",
    text: reading("MATCH (a:Actor) WHERE a.id = $0 RETURN a LIMIT 5"),
    faults: [
      '4:30+2 Expected a declared parameter, found "$0"; call it a name of letters, digits and _, and declare it.',
      '4:30+2 The query is not valid Cypher: expected identifier at line 4, column 31, near "$0".',
    ],
  },
  {
    title: "a parameter in backticks",
    text: reading("MATCH (a:Actor) WHERE a.id = $`an actor` RETURN a LIMIT 5"),
    faults: [
      '4:30+11 Expected a declared parameter, found "$`an actor`"; call it a name of letters, digits and _, and declare it.',
    ],
  },
];
