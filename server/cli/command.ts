import type { Environment } from "../settings.ts";
import type { Notices, Output } from "./output.ts";

/** 0: done. 1: done, but some items failed or are missing. 2: wrong usage. 3: data or file unusable. */
export type ExitCode = 0 | 1 | 2 | 3;

/** What a command needs of the process. */
export interface CommandContext {
  readonly environment: Environment;
  readonly input: AsyncIterable<Uint8Array> & { readonly isTTY?: boolean };
  /** Standard output: results alone. */
  readonly output: Output;
  /** Standard error: everything that is no result. */
  readonly notices: Notices;
  /** Aborted on Ctrl-C, and when whoever reads the output has gone. */
  readonly signal: AbortSignal;
}

/** An option for its parser and for the help. */
export interface OptionSpec {
  /** Without the two dashes. */
  readonly name: string;
  /** Placeholder of its value, such as `FILE`; absent for a switch. */
  readonly value?: string;
  /** May be given more than once. */
  readonly repeats?: boolean;
  /** What it does, and the default. */
  readonly text: string;
}

/** A command line to copy, with what it does. */
export interface Example {
  readonly line: string;
  readonly text: string;
}

/** What `--help` teaches. */
export interface CommandHelp {
  /** The words after `entente`, such as `query run NAME [--PARAMETER VALUE …]`. */
  readonly usage: string;
  /** Paragraphs. */
  readonly about: readonly string[];
  readonly options: readonly OptionSpec[];
  readonly examples: readonly Example[];
}

/** A command that does something. */
export interface Action {
  readonly kind: "action";
  /** What `--help` shows. May depend on the words, as `query run NAME --help` does. */
  readonly help: (words: readonly string[], context: CommandContext) => Promise<CommandHelp>;
  /** @throws UsageError, EntenteError. */
  readonly run: (words: readonly string[], context: CommandContext) => Promise<ExitCode>;
}

/** A command that is a word before other commands. */
export interface CommandGroup {
  readonly kind: "group";
  readonly about: readonly string[];
  readonly commands: readonly CommandEntry[];
  readonly examples: readonly Example[];
}

/** A line in the table of commands. Its code is loaded when it is asked for. */
export interface CommandEntry {
  readonly name: string;
  /** One line for the list above it. */
  readonly summary: string;
  readonly load: () => Promise<Action | CommandGroup>;
}

/** A command whose help is always the same. */
export function defineAction(help: CommandHelp, run: Action["run"]): Action {
  return { kind: "action", help: () => Promise.resolve(help), run };
}
