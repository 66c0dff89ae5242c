import type { QuestionForm } from "../wire/question.ts";

/** What can be asked, as {@link parseQuestion} reads it. */
export const QUESTION_FORMS: readonly QuestionForm[] = [
  {
    form: "who supports NAME",
    example: "who supports Turkey",
    meaning: "Supportive stances about it. Also backs, favours, praises, defends, sides with.",
  },
  {
    form: "who opposes NAME",
    example: "who opposes Armenia",
    meaning: "Hostile stances about it. Also criticises, condemns, rejects, accuses, blames.",
  },
  {
    form: "whom does NAME support",
    example: "whom does Azerbaijan support",
    meaning: "The stances that it takes, of the sign of the verb.",
  },
  {
    form: "NAME supports NAME",
    example: "Turkey supports Azerbaijan",
    meaning: "Stances of the first about the second, of the sign of the verb.",
  },
  {
    form: "NAME on NAME",
    example: "Aliyev on Armenia",
    meaning: "Stances of the first about the second, an actor or an issue, of any sign.",
  },
  {
    form: "between NAME and NAME",
    example: "between Russia and NATO",
    meaning: "Stances of the two about each other.",
  },
  { form: "NAME", example: "Minsk Group", meaning: "All stances by or about it." },
  {
    form: "… on ISSUE since DAY until DAY",
    example: "who supports Turkey on settlement talks since 2020-10",
    meaning:
      "After any of these: only about an issue, only from or to a day, month or year; in 2020 is both.",
  },
];
