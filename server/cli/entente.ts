#!/usr/bin/env node
import { constants } from "node:os";
import { Notices, Output } from "./output.ts";
import { runCommand } from "./run-command.ts";

/** For what is no fault of the command line: see the list of exit codes. */
const UNUSABLE = 3;

process.exitCode = await main();

/** Runs the command, and gives the code with which the process ends. */
async function main(): Promise<number> {
  const ending = new AbortController();
  let signalCode: number | undefined;
  for (const name of ["SIGINT", "SIGTERM"] as const) {
    process.on(name, () => {
      const code = 128 + constants.signals[name];
      // Who asks twice does not want to wait.
      if (signalCode !== undefined) process.exit(code);
      signalCode = code;
      ending.abort();
    });
  }
  ending.signal.addEventListener("abort", () => {
    // Ends a wait for standard input, which no signal reaches.
    process.stdin.destroy();
  });
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    // `entente … | head` has what it wanted.
    if (error.code !== "EPIPE") throw error;
    ending.abort();
  });
  try {
    const code = await runCommand(process.argv.slice(2), {
      environment: process.env,
      input: process.stdin,
      output: new Output(process.stdout, ending.signal, process.env),
      notices: new Notices(process.stderr),
      signal: ending.signal,
    });
    return signalCode ?? code;
  } catch (error) {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    process.stderr.write(`entente failed, for a reason that it does not know:\n${text}\n`);
    return UNUSABLE;
  }
}
