import { readFileSync } from "node:fs";
import { EntenteError } from "../../wire/entente-error.ts";
import { parseEmbedSites, type EmbedSite } from "./embed-sites.ts";

/** What a server may show to other sites, and what it notes of it. */
export interface FigureSettings {
  /** Sites whose tokens open figures that are not for everybody. */
  readonly sites: readonly EmbedSite[];
  /** Whether it is counted on which sites figures are shown. */
  readonly countsUses: boolean;
}

/**
 * Reads `ENTENTE_EMBED_SITES`, `ENTENTE_EMBED_SITES_FILE` and `ENTENTE_COUNT_USES`.
 * @param read gives a variable, undefined where it is absent or empty.
 * @throws EntenteError `invalid-setting`, never with a part of a secret.
 */
export function parseFigureSettings(read: (name: string) => string | undefined): FigureSettings {
  const [text, file] = [read("ENTENTE_EMBED_SITES"), read("ENTENTE_EMBED_SITES_FILE")];
  if (text !== undefined && file !== undefined) {
    throw invalid(
      "ENTENTE_EMBED_SITES and ENTENTE_EMBED_SITES_FILE are both set; keep one of them.",
    );
  }
  const counts = read("ENTENTE_COUNT_USES");
  if (counts !== undefined && counts !== "0" && counts !== "1") {
    throw invalid(`ENTENTE_COUNT_USES=${counts.slice(0, 80)} is neither on nor off; write 1 or 0.`);
  }
  return { sites: readSites(text, file), countsUses: counts !== "0" };
}

function readSites(text: string | undefined, file: string | undefined): readonly EmbedSite[] {
  if (text !== undefined) return parseEmbedSites(text, "ENTENTE_EMBED_SITES");
  return file === undefined
    ? []
    : parseEmbedSites(readText(file), `ENTENTE_EMBED_SITES_FILE=${file}`);
}

function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new EntenteError(
      "invalid-setting",
      `ENTENTE_EMBED_SITES_FILE=${file} cannot be read (${reason}); name a file that the server's user may read.`,
      { cause },
    );
  }
}

function invalid(message: string): EntenteError {
  return new EntenteError("invalid-setting", message);
}
