import type { CommandGroup, CommandHelp, Example, OptionSpec } from "./command.ts";

const MAX_WIDTH = 100;
const PROGRAM = "entente";

/** The help of a command as text. @param width columns of the terminal, if it is one. */
export function actionHelp(help: CommandHelp, width: number | undefined): string {
  const columns = Math.min(width ?? MAX_WIDTH, MAX_WIDTH);
  return sections([
    `Usage: ${PROGRAM} ${help.usage}`,
    ...help.about.map((paragraph) => wrap(paragraph, columns)),
    optionLines(help.options, columns),
    exampleLines(help.examples),
  ]);
}

/** The help of a word before other commands. @param words the words so far, such as `query`. */
export function groupHelp(
  group: CommandGroup,
  words: readonly string[],
  width: number | undefined,
): string {
  const columns = Math.min(width ?? MAX_WIDTH, MAX_WIDTH);
  const prefix = [PROGRAM, ...words].join(" ");
  return sections([
    `Usage: ${prefix} COMMAND [--help]`,
    ...group.about.map((paragraph) => wrap(paragraph, columns)),
    `Commands:\n${table(
      group.commands.map(({ name, summary }) => [name, summary]),
      columns,
    )}`,
    exampleLines(group.examples),
    wrap(`"${prefix} COMMAND --help" says more about each.`, columns),
  ]);
}

function optionLines(options: readonly OptionSpec[], columns: number): string {
  if (options.length === 0) return "";
  const rows = options.map(({ name, value, text }): [string, string] => [
    value === undefined ? `--${name}` : `--${name} ${value}`,
    text,
  ]);
  return `Options:\n${table(rows, columns)}`;
}

function exampleLines(examples: readonly Example[]): string {
  if (examples.length === 0) return "";
  const lines = examples.map(({ line, text }) => `  # ${text}\n  ${line}`);
  return `Examples:\n${lines.join("\n")}`;
}

/** Two columns, the second one wrapped; a first one that is too long stands on a line of its own. */
function table(rows: readonly (readonly [string, string])[], columns: number): string {
  const longest = Math.max(...rows.map(([left]) => left.length));
  const indent = Math.min(longest, Math.floor(columns / 3)) + 4;
  return rows
    .map(([left, right]) => {
      const lines = wrap(right, columns - indent).split("\n");
      const rest = lines.map((line) => `${" ".repeat(indent)}${line}`.trimEnd());
      const start = `  ${left}`;
      if (start.length > indent - 2) return [start, ...rest].join("\n");
      return [start.padEnd(indent) + (rest[0] ?? "").trimStart(), ...rest.slice(1)].join("\n");
    })
    .join("\n");
}

function wrap(text: string, columns: number): string {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > columns) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line].join("\n");
}

function sections(parts: readonly string[]): string {
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}
