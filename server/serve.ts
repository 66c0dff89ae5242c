import { constants } from "node:os";
import { destination, pino, type Logger } from "pino";
import { PROGRAM_FOLDERS, readVersion } from "./program-files.ts";
import { parseSettings, type Environment } from "./settings.ts";
import { startServer, type RunningServer } from "./start-server.ts";
import { EntenteError } from "./wire/entente-error.ts";

const WRONG_USAGE = 2;
const UNUSABLE = 3;

/** Starts the server that the environment describes, and ends the process on a signal. */
export async function serve(environment: Environment): Promise<void> {
  const settings = orExit(() => parseSettings(environment, { isTerminal: process.stderr.isTTY }));
  // Standard output holds the one line for people and scripts, so the log goes beside it.
  const logger = pino({ level: settings.logLevel }, destination({ dest: 2, sync: true }));
  const ending = new AbortController();
  let running: RunningServer | undefined;
  const end = (signal: NodeJS.Signals): void => {
    if (ending.signal.aborted) process.exit(128 + constants.signals[signal]);
    ending.abort();
    if (running !== undefined) void closeAndExit(running, logger);
  };
  process.on("SIGINT", end);
  process.on("SIGTERM", end);
  try {
    const version = readVersion();
    running = await startServer({
      settings,
      logger,
      version,
      ...PROGRAM_FOLDERS,
      signal: ending.signal,
    });
  } catch (error) {
    // Asked to end while starting: nothing is wrong.
    process.exit(ending.signal.aborted ? 0 : complain(error));
  }
  if (ending.signal.aborted) await closeAndExit(running, logger);
  else process.stdout.write(`${running.greeting}\n`);
}

async function closeAndExit(running: RunningServer, logger: Logger): Promise<never> {
  try {
    await running.close();
  } catch (error) {
    logger.error({ err: error }, "close");
    process.exit(UNUSABLE);
  }
  process.exit(0);
}

function orExit<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    process.exit(complain(error));
  }
}

/** One sentence for the person who started it, and the exit code. */
function complain(error: unknown): number {
  if (error instanceof EntenteError) {
    process.stderr.write(`Entente cannot start: ${error.message}\n`);
    return error.code === "invalid-setting" ? WRONG_USAGE : UNUSABLE;
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`Entente cannot start, for a reason that it does not know:\n${text}\n`);
  return UNUSABLE;
}
