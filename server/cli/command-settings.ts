import { destination, pino, type Logger } from "pino";
import { parseSettings, type Settings } from "../settings.ts";
import type { CommandContext } from "./command.ts";
import type { ParsedOptions } from "./parse-options.ts";

/** The settings of the environment, with the data folder of the options. @throws EntenteError `invalid-setting`. */
export function settingsFor({ environment }: CommandContext, parsed: ParsedOptions): Settings {
  const data = parsed.value("data");
  const own = data === undefined ? environment : { ...environment, ENTENTE_DATA: data };
  return parseSettings(own, { isTerminal: true });
}

/** A log on standard error; silent, unless the environment asks for one. */
export function createLogger({ logLevel }: Settings, { environment }: CommandContext): Logger {
  const level = environment["ENTENTE_LOG"] === undefined ? "silent" : logLevel;
  return pino({ level }, destination({ dest: 2, sync: true }));
}
