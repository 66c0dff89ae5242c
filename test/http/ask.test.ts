import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { QUESTION_FORMS } from "../../server/search/question-forms.ts";
import { QuestionReadingSchema, type QuestionReading } from "../../server/wire/question.ts";
import { StancePageSchema } from "../../server/wire/stance-view.ts";
import { ARTICLE, problemOf, serveGraph, type ServedGraph } from "./served-graph.ts";

let served: ServedGraph;
beforeAll(async () => {
  served = await serveGraph({ file: ARTICLE });
});
afterAll(() => served.close());

describe("/api/ask", () => {
  it.each([
    ["who supports Turkey", "Supportive stances about Turkey", 5],
    ["who supports Turkiye", "Supportive stances about Turkey", 5],
    ["Aliyev on Armenia", "Stances of Ilham Aliyev about Armenia", 1],
    ["between Russia and Turkey", "Stances of Russia and Turkey about each other", 2],
    ["between Russia and NATO", "Stances of Russia and NATO about each other", 0],
    [
      "putin supports erdogan until 2020-10-22",
      "Supportive stances of Vladimir Putin about Tayyip Erdogan until 22 October 2020",
      2,
    ],
    [
      "Stoltenberg on settlement talks",
      "Stances of Jens Stoltenberg on Mediation and settlement",
      1,
    ],
    ["who speaks about casualties", "Stances about Casualties of the fighting", 6],
    ["Armenia", "Stances by or about Armenia", 4],
  ])("reads %j as %j", async (q, reading, total) => {
    const answer = await ask(q);
    expect([answer.reading, answer.understood, answer.unknown]).toEqual([reading, true, []]);
    // The Cypher, and the requests for evidence, hold exactly the stances that are counted.
    const byCypher = await stancesOfCypher(answer);
    const byRequest = await stancesOfEvidence(answer);
    expect(byRequest.toSorted()).toEqual(byCypher.toSorted());
    expect([byCypher.length, answer.total]).toEqual([total, total]);
  });

  it.each(QUESTION_FORMS)("understands the example that it gives for %j", async ({ example }) => {
    const { understood, cypher } = await ask(example);
    expect(understood).toBe(true);
    expect(cypher).toContain("ORDER BY s.date DESC, s.id LIMIT 500");
  });

  it("binds names as parameters and never puts them into the Cypher", async () => {
    const { cypher, params } = await ask("who supports Turkey on settlement talks since 2020");
    expect(params).toEqual({
      object: "tur",
      issue: "settlement-talks",
      polarityMin: 0.01,
      since: "2020-01-01",
    });
    expect(cypher).not.toContain("tur");
  });

  it("gives the filter and the selection that show it in the explorer", async () => {
    expect(await ask("Turkey opposes Armenia")).toMatchObject({
      filter: { actor: ["tur", "arm"], polarityMax: -0.01 },
      selection: { kind: "dyad", from: "tur", to: "arm" },
    });
    expect((await ask("minsk group")).selection).toEqual({ kind: "node", id: "minsk-group" });
  });

  it("tells the name that was meant and what else has it", async () => {
    const { names } = await ask("Aliyev on Armenia");
    expect(names.map(({ text, start, end, hit }) => [text, start, end, hit?.id])).toEqual([
      ["Aliyev", 0, 6, "ilham-aliyev"],
      ["Armenia", 10, 17, "arm"],
    ]);
    expect(names[1]?.others.length).toBeGreaterThan(1);
  });

  it("says which words it does not know, with names that may have been meant", async () => {
    const answer = await ask("Stoltenburg on casualties");
    expect(answer).toMatchObject({
      understood: false,
      reading: null,
      cypher: null,
      filter: null,
      unknown: [{ text: "Stoltenburg", start: 0, end: 11, suggestions: ["Jens Stoltenberg"] }],
    });
    expect(answer.forms).toEqual(QUESTION_FORMS);
    expect((await ask("frobnicate Turkey")).unknown.map(({ text }) => text)).toEqual([
      "frobnicate",
    ]);
  });

  it("takes hostile texts for unknown names", async () => {
    const answer = await ask('x") DETACH DELETE (n) //');
    expect(answer.understood).toBe(false);
    expect(answer.unknown.length).toBeGreaterThan(0);
  });

  it("refuses an empty question", async () => {
    const problem = await problemOf(await served.get("/api/ask?q=%20"));
    expect(problem.errors?.[0]?.place).toBe("q");
  });
});

async function ask(q: string): Promise<QuestionReading> {
  const response = await served.get(`/api/ask?q=${encodeURIComponent(q)}`);
  return QuestionReadingSchema.parse(await response.json());
}

async function stancesOfCypher({ cypher, params }: QuestionReading): Promise<string[]> {
  const ids: string[] = [];
  for await (const [, stance] of served.store.read(cypher ?? "", params)) {
    const { properties } = stance as unknown as { properties: { id: string } };
    ids.push(properties.id);
  }
  return ids;
}

async function stancesOfEvidence({ filter, evidence }: QuestionReading): Promise<string[]> {
  const pages = evidence.map(async (ends) => {
    const query = new URLSearchParams({ limit: "500" });
    for (const [name, value] of Object.entries({ ...filter, ...ends })) {
      for (const each of [value].flat()) query.append(name, String(each));
    }
    const response = await served.get(`/api/stances?${query.toString()}`);
    return StancePageSchema.parse(await response.json()).stances.map(({ id }) => id);
  });
  return (await Promise.all(pages)).flat();
}
