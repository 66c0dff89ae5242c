import { describe, expect, it } from "@jest/globals";
import { parseQuestion, type Question } from "../../server/search/parse-question.ts";
import { QUESTION_FORMS } from "../../server/search/question-forms.ts";

describe("a question in plain words", () => {
  it.each([
    ["who supports Turkey", "aimed support object=Turkey"],
    ["Who backs Turkey?", "aimed support object=Turkey"],
    ["who sides with Turkey", "aimed support object=Turkey"],
    ["who criticises Armenia", "aimed opposition object=Armenia"],
    ["who speaks about the dam", "aimed any object=the dam"],
    ["whom does Azerbaijan support", "taken support subject=Azerbaijan"],
    ["who does Azerbaijan disagree with", "taken opposition subject=Azerbaijan"],
    ["what does Putin say about Erdogan", "dyad any subject=Putin object=Erdogan"],
    ["does Putin support Erdogan", "dyad support subject=Putin object=Erdogan"],
    ["Turkey supports Azerbaijan", "dyad support subject=Turkey object=Azerbaijan"],
    ["Azerbaijan opposes", "taken opposition subject=Azerbaijan"],
    ["between Russia and NATO", "mutual any one=Russia other=NATO"],
    ["Minsk Group", "around any object=Minsk Group"],
    ["about the Minsk Group", "around any object=the Minsk Group"],
  ])("reads %j as %s", (text, expected) => {
    expect(readings(text)).toContain(expected);
    expect(readings(text)[0]).toBe(expected);
  });

  it("reads a name after on both as an issue and as what is spoken about", () => {
    expect(readings("Aliyev on Armenia")).toEqual([
      "taken any subject=Aliyev issue=Armenia",
      "dyad any subject=Aliyev object=Armenia",
      "around any object=Aliyev on Armenia",
    ]);
  });

  it("takes an issue and days off the end, in any order of the days", () => {
    const [question] = parseQuestion("who supports Turkey on talks since 2020 until 2021-02");
    expect(shown(question)).toBe("aimed support object=Turkey issue=talks");
    expect(question?.days).toEqual({ since: "2020-01-01", until: "2021-02-28" });
    const [other] = parseQuestion("who supports Turkey until 2021-02 since 2020-10-22");
    expect(other?.days).toEqual({ since: "2020-10-22", until: "2021-02-28" });
    expect(parseQuestion("Russia in 2020-10")[0]?.days).toEqual({
      since: "2020-10-01",
      until: "2020-10-31",
    });
  });

  it("leaves days that do not exist to the name", () => {
    const [question] = parseQuestion("Russia since 2020-13");
    expect([shown(question), question?.days]).toEqual([
      "around any object=Russia since 2020-13",
      {},
    ]);
  });

  it("tries every place where names that hold words of the grammar could end", () => {
    expect(readings("between Trinidad and Tobago and Haiti")).toEqual(
      expect.arrayContaining([
        "mutual any one=Trinidad other=Tobago and Haiti",
        "mutual any one=Trinidad and Tobago other=Haiti",
      ]),
    );
  });

  it("keeps together what is in quotation marks, whatever kind they are", () => {
    for (const text of ['between "A and B" and C', "between “A and B” and C"]) {
      expect(readings(text).filter((each) => each.startsWith("mutual"))).toEqual([
        "mutual any one=A and B other=C",
      ]);
    }
  });

  it("tells where each name stands in the question", () => {
    const text = "  who supports  the Minsk Group?";
    const [question] = parseQuestion(text);
    if (question?.kind !== "aimed") throw new Error("it was read as something else");
    const { start, end } = question.object;
    expect(text.slice(start, end)).toBe("the Minsk Group");
  });

  it("reads nothing into marks and empty quotations", () => {
    expect(parseQuestion(' "" ? ')).toEqual([]);
  });

  it.each(QUESTION_FORMS)("reads its own example %j", ({ example, form }) => {
    const [first] = readings(example);
    const kinds: Readonly<Record<string, string>> = {
      "who supports NAME": "aimed support",
      "who opposes NAME": "aimed opposition",
      "whom does NAME support": "taken support",
      "NAME supports NAME": "dyad support",
      "NAME on NAME": "taken any",
      "between NAME and NAME": "mutual any",
      NAME: "around any",
    };
    expect(first).toMatch(new RegExp(`^${kinds[form] ?? "aimed support"} `));
  });
});

function readings(text: string): string[] {
  return parseQuestion(text).map(shown);
}

function shown(question: Question | undefined): string {
  if (question === undefined) return "";
  const names = (["subject", "object", "one", "other", "issue"] as const).flatMap((role) => {
    const name = role in question ? (question as unknown as Names)[role] : null;
    return name === null || name === undefined ? [] : [`${role}=${name.text}`];
  });
  return [question.kind, question.sign, ...names].join(" ");
}

type Names = Readonly<Record<string, { readonly text: string } | null | undefined>>;
