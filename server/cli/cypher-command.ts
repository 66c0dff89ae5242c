import { defineAction, type CommandHelp } from "./command.ts";
import { openDesk } from "./open-desk.ts";
import { PARAM_OPTION } from "./param-options.ts";
import { parseOptions } from "./parse-options.ts";
import { runSubject, textSubject } from "./query-run.ts";
import { readStandardInput, STANDARD_INPUT } from "./read-input.ts";
import { readResultOptions, RESULT_OPTIONS } from "./result-options.ts";

const HELP: CommandHelp = {
  usage: "cypher [TEXT] [--param NAME=TEXT] [--format FORMAT]",
  about: [
    "Runs Cypher that only reads, from the command line or, without TEXT or with -, from standard input. Anything else is refused with the place of the reason.",
    "Parameters are bound, never spliced into the text: write $name in the query and --param name=value beside it.",
  ],
  options: [...RESULT_OPTIONS, PARAM_OPTION],
  examples: [
    {
      line: "entente cypher 'MATCH (a:Actor) RETURN a.kind AS kind, count(*) AS actors ORDER BY kind'",
      text: "a question of one line",
    },
    {
      line: "entente cypher --param name=Russia 'MATCH (a:Actor {name: $name}) RETURN a'",
      text: "with a parameter",
    },
    { line: "entente cypher --format csv < question.cypher > answer.csv", text: "from a file" },
  ],
};

export const CYPHER = defineAction(HELP, async (words, context) => {
  const parsed = parseOptions(words, HELP.options, 1);
  readResultOptions(parsed);
  const [given = "-"] = parsed.positionals;
  const text = given === "-" ? await readStandardInput(context) : given;
  const desk = await openDesk(context, parsed);
  try {
    const subject = textSubject(text, given === "-" ? STANDARD_INPUT : "the query");
    return await runSubject(subject, { desk, words, context });
  } finally {
    await desk.close();
  }
});
