import { describe, expect, it } from "@jest/globals";
import type { Fault } from "../../server/wire/problem.ts";
import { faultsOf, nth, read, refusal, sample } from "./interchange-sample.ts";

describe("checkItem, as part of reading a document", () => {
  it.each<[name: string, spoil: (graph: Draft) => void, fault: Fault]>([
    [
      "an id that two actors have",
      (graph) => (nth(graph.actors, 2)["id"] = "north"),
      {
        place: "actors[2].id",
        value: '"north"',
        message: "id is already that of another actor",
        remedy: "rename one of them, or remove it",
      },
    ],
    [
      "an id that an actor and an issue share",
      (graph) => graph.issues.push({ id: "north", name: "North" }),
      {
        place: "issues[1].id",
        value: '"north"',
        message: "id is already that of another actor",
        remedy: "give actors and issues distinct ids",
      },
    ],
    [
      "an id that two stances have",
      (graph) => (nth(graph.stances, 1)["id"] = "s1"),
      {
        place: "stances[1].id",
        value: '"s1"',
        message: "id is already that of another stance",
        remedy: "rename one of them, or remove it",
      },
    ],
    ["an unknown speaker", set("from", "nobody"), unknownId("from", "actor", "actors")],
    [
      "an unknown target",
      set("to", "nobody"),
      unknownId("to", "actor or issue", "actors or issues"),
    ],
    ["an unknown issue", set("issue", "nobody"), unknownId("issue", "issue", "issues")],
    ["an unknown source", set("source", "nobody"), unknownId("source", "source", "sources")],
    ["an unknown spokesman", set("via", "nobody"), unknownId("via", "actor", "actors")],
    [
      "an unknown disputed stance",
      set("disputes", "nobody"),
      unknownId("disputes", "stance", "stances"),
    ],
    ["an issue as spokesman", set("via", "river"), unknownId("via", "actor", "actors", "river")],
    [
      "a stance towards oneself",
      set("to", "north"),
      {
        place: "stances[0].to",
        value: '"north"',
        message: "a stance goes from one actor to another, not to itself",
        remedy: "correct from or to",
      },
    ],
    [
      "a stance that disputes itself",
      set("disputes", "s1"),
      {
        place: "stances[0].disputes",
        value: '"s1"',
        message: "the chain of disputes leads back to this stance",
        remedy: "let a stance dispute an earlier one only",
      },
    ],
    [
      "a code that CAMEO does not have",
      set("act", "999"),
      {
        place: "stances[0].act",
        value: '"999"',
        message: "act is not a CAMEO code",
        remedy: "take a code of the CAMEO codebook 1.1b3",
      },
    ],
    [
      "a code written as a number",
      set("act", 51),
      {
        place: "stances[0].act",
        value: "51",
        message: "act is not text in double quotes",
        remedy: "write text in double quotes",
      },
    ],
    [
      "a code with letters",
      set("act", "51x"),
      {
        place: "stances[0].act",
        value: '"51x"',
        message: "act is not a CAMEO code",
        remedy: 'write two to four digits as text, such as "051"',
      },
    ],
    [
      "a Goldstein value that is not the act's",
      set("goldstein", 3.5),
      {
        place: "stances[0].goldstein",
        value: "3.5",
        message: "goldstein is not the value of act 051",
        remedy: "write 3.4 or leave it out; a reading of your own goes into polarity",
      },
    ],
    [
      "a polarity above 1",
      set("polarity", 2),
      {
        place: "stances[0].polarity",
        value: "2",
        message: "polarity is too great",
        remedy: "write a number of at most 1",
      },
    ],
    [
      "a day that does not exist",
      set("date", "2021-02-29"),
      {
        place: "stances[0].date",
        value: '"2021-02-29"',
        message: "date is not a day of the calendar",
        remedy: "write YYYY-MM-DD, such as 2020-10-22",
      },
    ],
    [
      "an unknown status",
      set("status", "rumoured"),
      {
        place: "stances[0].status",
        value: '"rumoured"',
        message: 'status is not one of "stated", "reported", "claimed", "denied"',
        remedy: 'write one of "stated", "reported", "claimed", "denied"',
      },
    ],
    [
      "a stance without a source",
      (graph) => delete nth(graph.stances, 0)["source"],
      {
        place: "stances[0].source",
        message: "source is missing",
        remedy: "add text in double quotes",
      },
    ],
    [
      "an empty summary",
      set("summary", " "),
      {
        place: "stances[0].summary",
        value: '" "',
        message: "summary is too short",
        remedy: "write 1 or more characters",
      },
    ],
    [
      "a field that no actor has",
      (graph) => (nth(graph.actors, 0)["colour"] = "red"),
      {
        place: "actors[0].colour",
        message: "colour is not a known field",
        remedy:
          "remove it or correct its spelling; the fields are id, kind, name, aliases, role, country, wikidata, lat, lon, summary",
      },
    ],
    [
      "an address that is not one",
      (graph) => (nth(graph.sources, 0)["url"] = "javascript:alert(1)"),
      {
        place: "sources[0].url",
        value: '"javascript:alert(1)"',
        message: "url is not a web address",
        remedy: "it must start with http:// or https://",
      },
    ],
    [
      "a tie of unknown type",
      (graph) => (nth(graph.ties, 0)["type"] = "KNOWS"),
      {
        place: "ties[0].type",
        value: '"KNOWS"',
        message: "type is not a type of tie",
        remedy: 'write one of "REPRESENTS", "MEMBER_OF", "ALLIED_WITH", "PARTY_TO"',
      },
    ],
    [
      "a state that represents",
      (graph) => (nth(graph.ties, 0)["from"] = "west"),
      {
        place: "ties[0].from",
        value: '"west"',
        message: "from is a state, which cannot be this end of REPRESENTS",
        remedy: "name an actor of kind person or group",
      },
    ],
    [
      "a member of a state",
      (graph) => (nth(graph.ties, 0)["type"] = "MEMBER_OF"),
      {
        place: "ties[0].to",
        value: '"east"',
        message: "to is a state, which cannot be this end of MEMBER_OF",
        remedy: "name an actor of kind organization",
      },
    ],
    [
      "a party to what is no issue",
      (graph) => (nth(graph.ties, 1)["to"] = "west"),
      {
        place: "ties[1].to",
        value: '"west"',
        message: "to names no issue of this file",
        remedy: "add it to issues, or correct the id",
      },
    ],
    [
      "a tie that ends before it begins",
      (graph) => (nth(graph.ties, 0)["until"] = "1999-12-31"),
      {
        place: "ties[0].until",
        value: '"1999-12-31"',
        message: "until is before since, 2000-01-01",
        remedy: "swap them, or correct one",
      },
    ],
    [
      "a list that is missing",
      (graph) => delete (graph as Partial<Draft>).ties,
      { place: "ties", message: "the list ties is missing", remedy: 'add "ties": []' },
    ],
    [
      "a list that nobody knows",
      (graph) => ((graph as unknown as Record<string, unknown>)["nodes"] = []),
      {
        place: "nodes",
        message: "nodes is not a known list",
        remedy: "remove it; the lists are actors, issues, sources, stances, ties",
      },
    ],
  ])("refuses %s", async (_name, spoil, fault) => {
    const graph = sample() as unknown as Draft;
    spoil(graph);
    const error = await refusal(read(JSON.stringify(graph)));
    expect(error.message).toBe("x.entente.json has 1 error. Nothing was imported.");
    expect(faultsOf(error)).toEqual([{ ...fault, place: `line 1, ${fault.place}` }]);
  });
});

type Draft = Record<
  "actors" | "issues" | "sources" | "stances" | "ties",
  Record<string, unknown>[]
>;

function set(field: string, value: unknown): (graph: Draft) => void {
  return (graph) => {
    nth(graph.stances, 0)[field] = value;
  };
}

function unknownId(field: string, kinds: string, sections: string, id = "nobody"): Fault {
  return {
    place: `stances[0].${field}`,
    value: JSON.stringify(id),
    message: `${field} names no ${kinds} of this file`,
    remedy: `add it to ${sections}, or correct the id`,
  };
}
