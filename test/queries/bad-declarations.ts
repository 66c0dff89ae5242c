import { declaring, header, type BadQuery } from "./query-texts.ts";

/** Parameters whose name, type or default is wrong, and every fault of them. */
export const BAD_DECLARATIONS: readonly BadQuery[] = [
  {
    title: "a dollar in the name",
    text: declaring("$x string"),
    faults: ['3:11+2 Expected the name of a parameter, found "$x"; write the name without $.'],
  },
  {
    title: "a hyphen in the name",
    text: declaring("x-y string"),
    faults: [
      '3:11+3 Expected the name of a parameter, found "x-y"; begin it with a letter, and use letters, digits and _ only.',
    ],
  },
  {
    title: "a digit first",
    text: declaring("2x string"),
    faults: [
      '3:11+2 Expected the name of a parameter, found "2x"; begin it with a letter, and use letters, digits and _ only.',
      '5:30+2 Expected a declared parameter, found "$x"; declare it with a line // param: x string.',
    ],
  },
  {
    title: "a name of 61 characters",
    text: declaring("x".repeat(61) + " string", "$" + "x".repeat(61)),
    faults: [
      '3:11+61 Expected a name of at most 60 characters, found "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"; shorten it.',
    ],
  },
  {
    title: "a reserved name",
    text: declaring("q string", "$q"),
    faults: [
      '3:11+1 Expected a name that the request for suggestions does not use, found "q"; call it something else.',
    ],
  },
  {
    title: "the other reserved name",
    text: declaring("param string", "$param"),
    faults: [
      '3:11+5 Expected a name that the request for suggestions does not use, found "param"; call it something else.',
    ],
  },
  {
    title: "a question mark at the name",
    text: declaring("x? string"),
    faults: [
      '3:11+2 Expected the name of a parameter, found "x?"; begin it with a letter, and use letters, digits and _ only.',
    ],
  },
  {
    title: "no name",
    text: declaring(""),
    faults: [
      "3:11+0 Expected the name of a parameter, found nothing; begin it with a letter, and use letters, digits and _ only.",
      '5:30+2 Expected a declared parameter, found "$x"; declare it with a line // param: x string.',
    ],
  },
  {
    title: "no type",
    text: declaring("x"),
    faults: [
      "3:12+0 Expected a type (string, integer, float, boolean, date or list<…> of one), found nothing; write one of them.",
    ],
  },
  {
    title: "a near type",
    text: declaring("x strng"),
    faults: [
      '3:13+5 Expected a type (string, integer, float, boolean, date or list<…> of one), found "strng"; did you mean string?',
    ],
  },
  {
    title: "a type of another language",
    text: declaring("x int"),
    faults: [
      '3:13+3 Expected a type (string, integer, float, boolean, date or list<…> of one), found "int"; did you mean integer?',
    ],
  },
  {
    title: "no type at all",
    text: declaring("x whatever"),
    faults: [
      '3:13+8 Expected a type (string, integer, float, boolean, date or list<…> of one), found "whatever"; write one of them.',
    ],
  },
  {
    title: "an upper-case type",
    text: declaring("x String"),
    faults: [
      '3:13+6 Expected a type (string, integer, float, boolean, date or list<…> of one), found "String"; did you mean string?',
    ],
  },
  {
    title: "a list of nothing",
    text: declaring("x list"),
    faults: ['3:17+0 Expected "<" and a type, found nothing; write it like list<string>.'],
  },
  {
    title: "a list in square brackets",
    text: declaring("x list[string]"),
    faults: ['3:17+1 Expected "<" and a type, found "["; write it like list<string>.'],
  },
  {
    title: "a list of lists",
    text: declaring("x list<list<string>>"),
    faults: ['3:22+9 Expected "<" and a type, found "<string>>"; write it like list<string>.'],
  },
  {
    title: "an open list",
    text: declaring("x list<string"),
    faults: ['3:24+0 Expected ">" after the type of the list, found nothing; write list<string>.'],
  },
  {
    title: "a type run into its text",
    text: declaring("x string!"),
    faults: ['3:19+1 Expected a space after the type, found "!"; write the type, then a space.'],
  },
  {
    title: "the same name twice",
    text:
      header("param: x string", "param: x date") +
      "\n\nMATCH (a:Actor) WHERE a.id = $x RETURN a LIMIT 5",
    faults: ['4:11+1 Expected a name that is not declared before, found "x"; declare it once.'],
  },
  {
    title: "single quotes",
    text: declaring("x string = 'aze'"),
    faults: [
      '3:22+5 Expected text in double quotes, such as "nagorno-karabakh", found "\'aze\'"; use double quotes.',
    ],
  },
  {
    title: "no quotes",
    text: declaring("x string = aze"),
    faults: [
      '3:22+3 Expected text in double quotes, such as "nagorno-karabakh", found "aze"; put it in double quotes.',
    ],
  },
  {
    title: "open quotes",
    text: declaring('x string = "aze'),
    faults: [
      '3:22+4 Expected text in double quotes, such as "nagorno-karabakh", found "aze; close the quotes on the same line.',
    ],
  },
  {
    title: "a bad escape",
    text: declaring('x string = "a\\q"'),
    faults: [
      '3:22+5 Expected text in double quotes, such as "nagorno-karabakh", found "a\\q"; write a backslash as \\\\, a quote as \\" and nothing else after a backslash but n, t or uXXXX.',
    ],
  },
  {
    title: "text after a default without space",
    text: declaring('x string = "aze"Actor'),
    faults: [
      '3:27+5 Expected a space after the default, found "Actor"; write the default, then a space.',
    ],
  },
  {
    title: "a default of null",
    text: declaring("x string? = null"),
    faults: [
      '3:23+4 Expected text in double quotes, such as "nagorno-karabakh", found "null"; leave the default out: an optional parameter without a value is null.',
    ],
  },
  {
    title: "a fraction for an integer",
    text: declaring("x integer = 1.5"),
    faults: [
      '3:23+3 Expected a whole number, such as 20, found "1.5"; write it without a fraction, or declare the type float.',
    ],
  },
  {
    title: "an exponent",
    text: declaring("x float = 1e5"),
    faults: ['3:21+3 Expected a number, such as -0.5, found "1e5"; write it in decimal digits.'],
  },
  {
    title: "an endless number",
    text: declaring("x float = 1e999"),
    faults: ['3:21+5 Expected a number, such as -0.5, found "1e999"; write it in decimal digits.'],
  },
  {
    title: "a comma in a number",
    text: declaring("x float = 0,5"),
    faults: [
      '3:22+1 Expected a space after the default, found ","; write the default, then a space.',
    ],
  },
  {
    title: "a hexadecimal number",
    text: declaring("x integer = 0x10"),
    faults: [
      '3:23+4 Expected a whole number, such as 20, found "0x10"; write it in decimal digits.',
    ],
  },
  {
    title: "an integer beyond 2^53",
    text: declaring("x integer = 9007199254740993"),
    faults: [
      '3:23+16 Expected a whole number, such as 20, found "9007199254740993"; write a number between -9007199254740991 and 9007199254740991.',
    ],
  },
  {
    title: "a plus sign",
    text: declaring("x integer = +5"),
    faults: ['3:23+2 Expected a whole number, such as 20, found "+5"; write it in decimal digits.'],
  },
  {
    title: "quotes around a number",
    text: declaring('x integer = "5"'),
    faults: ['3:23+3 Expected a whole number, such as 20, found "5"; write it without quotes.'],
  },
  {
    title: "a capital boolean",
    text: declaring("x boolean = True"),
    faults: ['3:23+4 Expected true or false, found "True"; write it in lower case.'],
  },
  {
    title: "a number for a boolean",
    text: declaring("x boolean = 1"),
    faults: ['3:23+1 Expected true or false, found "1"; write one of them.'],
  },
  {
    title: "a day that is not in the calendar",
    text: declaring("x date = 2020-02-30"),
    faults: [
      '3:20+10 Expected a day as YYYY-MM-DD, such as 2020-10-22, found "2020-02-30"; write a day that is in the calendar.',
    ],
  },
  {
    title: "a day in another order",
    text: declaring("x date = 30.01.2020"),
    faults: [
      '3:20+10 Expected a day as YYYY-MM-DD, such as 2020-10-22, found "30.01.2020"; write it in this order.',
    ],
  },
  {
    title: "a month without a day",
    text: declaring("x date = 2020-01"),
    faults: [
      '3:20+7 Expected a day as YYYY-MM-DD, such as 2020-10-22, found "2020-01"; write it in this order.',
    ],
  },
  {
    title: "a scalar for a list",
    text: declaring('x list<string> = "aze"'),
    faults: ['3:28+5 Expected a list in [ ], found "aze"; write it like ["a", "b"].'],
  },
  {
    title: "a list for a scalar",
    text: declaring('x string = ["aze"]'),
    faults: [
      '3:22+1 Expected text in double quotes, such as "nagorno-karabakh", found "["; put it in double quotes.',
    ],
  },
  {
    title: "a list with a wrong member",
    text: declaring("x list<integer> = [1, two]"),
    faults: [
      '3:33+3 Expected a whole number, such as 20, found "two"; write it in decimal digits.',
    ],
  },
  {
    title: "an open list of values",
    text: declaring("x list<integer> = [1, 2"),
    faults: ['3:34+0 Expected "," or "]", found nothing; write it like [1, 2].'],
  },
  {
    title: "a default outside of its enumeration",
    text: declaring('x string in ("aze", "arm") = "tur"'),
    faults: [
      '3:40+5 Expected a default that is one of "aze", "arm", found "tur"; change "tur", or what the parameter accepts.',
    ],
  },
  {
    title: "a default outside of its range",
    text: declaring("x integer 1..10 = 11"),
    faults: [
      '3:29+2 Expected a default that is from 1 to 10, found "11"; change 11, or what the parameter accepts.',
    ],
  },
  {
    title: "a default before its range",
    text: declaring("x date 2020-01-01.. = 2019-12-31"),
    faults: [
      '3:33+10 Expected a default that is at least 2020-01-01, found "2019-12-31"; change 2019-12-31, or what the parameter accepts.',
    ],
  },
  {
    title: "a list default outside of its range",
    text: declaring("x list<integer> 1..10 = [1, 11]"),
    faults: [
      '3:39+2 Expected a default that is from 1 to 10, found "11"; change 11, or what the parameter accepts.',
    ],
  },
];
