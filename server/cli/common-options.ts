import type { OptionSpec } from "./command.ts";

/** On every command: for programs, also of errors. */
export const JSON_OPTION: OptionSpec = {
  name: "json",
  text: "Print JSON for programs; an error is one line of JSON on standard error",
};
