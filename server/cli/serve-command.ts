import { serve } from "../serve.ts";
import { defineAction, type CommandHelp } from "./command.ts";
import { parseOptions } from "./parse-options.ts";

/** The setting that each option stands for. */
const SETTINGS = {
  data: "ENTENTE_DATA",
  host: "HOST",
  port: "PORT",
} as const;

const HELP: CommandHelp = {
  usage: "serve [--port PORT] [--host ADDRESS] [--data FOLDER]",
  about: [
    "Starts the explorer and its HTTP interface, and prints one line with its address when it answers. Ctrl-C ends it: running requests have five seconds to end.",
    "A new data folder begins with the graph of one news article. All settings can also be made in the environment; the README lists them.",
  ],
  options: [
    { name: "port", value: "PORT", text: "Port to listen on; 0 takes any free one. Default: 4270" },
    {
      name: "host",
      value: "ADDRESS",
      text: "Address to listen on. Default: 127.0.0.1, which only this machine reaches",
    },
    { name: "data", value: "FOLDER", text: "The data folder. Default: ENTENTE_DATA, else ./data" },
  ],
  examples: [
    { line: "entente serve", text: "on this machine, with the data in ./data" },
    {
      line: "entente serve --port 0 --data /srv/entente",
      text: "on a free port, with other data",
    },
  ],
};

export const SERVE = defineAction(HELP, async (words, { environment }) => {
  const parsed = parseOptions(words, HELP.options, 0);
  const settings: Record<string, string> = {};
  for (const [option, variable] of Object.entries(SETTINGS)) {
    const value = parsed.value(option);
    if (value !== undefined) settings[variable] = value;
  }
  await serve({ ...environment, ...settings });
  // The server runs on; a signal ends the process.
  return new Promise<never>(() => undefined);
});
