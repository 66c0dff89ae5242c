import { readSwitch, readTextOrFile, type ReadSetting } from "../../setting-values.ts";
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
 * @throws EntenteError `invalid-setting`, never with a part of a secret.
 */
export function parseFigureSettings(read: ReadSetting): FigureSettings {
  const sites = readTextOrFile(read, "ENTENTE_EMBED_SITES");
  return {
    sites: sites === null ? [] : parseEmbedSites(sites.text, sites.source),
    countsUses: readSwitch(read, "ENTENTE_COUNT_USES", true),
  };
}
