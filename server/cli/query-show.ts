import { SavedQuerySchema } from "../wire/saved-query.ts";
import { defineAction, type CommandHelp } from "./command.ts";
import { JSON_OPTION } from "./common-options.ts";
import { DATA_OPTIONS, openDesk } from "./open-desk.ts";
import { parseOptions } from "./parse-options.ts";
import { UsageError } from "./usage-error.ts";

const HELP: CommandHelp = {
  usage: "query show NAME",
  about: [
    "Prints a saved query as the file that it is: comment lines that declare it, then Cypher that also pastes into any Cypher console.",
  ],
  options: [...DATA_OPTIONS, JSON_OPTION],
  examples: [
    { line: "entente query show mediators", text: "what it does" },
    { line: "entente query show mediators > mine.cypher", text: "a file to begin one's own with" },
  ],
};

export const QUERY_SHOW = defineAction(HELP, async (words, context) => {
  const parsed = parseOptions(words, HELP.options, 1);
  const [name] = parsed.positionals;
  if (name === undefined) {
    throw new UsageError("there is no name", '"entente query list" lists the names');
  }
  const desk = await openDesk(context, parsed);
  try {
    const query = await desk.read(name);
    if (parsed.has("json")) await context.output.json(SavedQuerySchema.parse(query));
    else await context.output.write(query.text.endsWith("\n") ? query.text : `${query.text}\n`);
    return 0;
  } finally {
    await desk.close();
  }
});
