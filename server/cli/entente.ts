#!/usr/bin/env node
import { EntenteError } from "../wire/entente-error.ts";
import { DB_USAGE, runDbCommand } from "./db-command.ts";

const WRONG_USAGE = 2;
const UNUSABLE = 3;
/** Codes of what whoever started the command can put right in the command itself. */
const USAGE_CODES: readonly string[] = ["invalid-setting", "invalid-file"];

process.exitCode = await run(process.argv.slice(2));

async function run([topic, ...words]: readonly string[]): Promise<number> {
  const ending = new AbortController();
  process.once("SIGINT", () => {
    ending.abort();
  });
  try {
    const context = { environment: process.env, print: console.log, signal: ending.signal };
    if (topic === "db" && (await runDbCommand(words, context))) return 0;
    console.error(`Usage:\n${DB_USAGE}`);
    return WRONG_USAGE;
  } catch (error) {
    if (!(error instanceof EntenteError)) throw error;
    console.error(error.message);
    return USAGE_CODES.includes(error.code) ? WRONG_USAGE : UNUSABLE;
  }
}
