import { parseCodeTable } from "./code-table.ts";
import { stateById } from "./states.ts";

/** Where CAMEO's country codes are not ISO 3166 alpha-3, or older than it. */
const OTHER_CODES = parseCodeTable(`
ROM:rou TMP:tls ZAR:cod IMY:imn MTN:mne BAG:irq WSB:pse GZS:pse KSV:xkx KOS:xkx BUR:mmr
`);

/** Regions that CAMEO has as actors, by an id and a name each; spaces of the id are hyphens. */
const REGIONS = parseCodeTable(`
AFR:Africa ASA:Asia BLK:the_Balkans CRB:the_Caribbean CAU:the_Caucasus CFR:Central_Africa
CAS:Central_Asia CEU:Central_Europe EIN:the_East_Indies EAF:East_Africa EEU:Eastern_Europe
EUR:Europe LAM:Latin_America MEA:the_Middle_East MDT:the_Mediterranean NAF:North_Africa
NMR:North_America PGS:the_Persian_Gulf SCN:Scandinavia SAM:South_America SAS:South_Asia
SEA:Southeast_Asia SAF:Southern_Africa WAF:West_Africa WST:the_West
`);

/** What a country code of an actor stands for. */
export type CameoCountry =
  | { readonly kind: "state"; readonly id: string }
  | { readonly kind: "region"; readonly id: string; readonly name: string };

/**
 * The state or region of a CAMEO country code; null for a code that is none. Most codes are ISO 3166
 * alpha-3; parts of states (Baghdad, Gaza Strip, West Bank) stand for their state.
 *
 * Source: CAMEO country codes, as GDELT carries them.
 */
export function cameoCountry(code: string): CameoCountry | null {
  const region = REGIONS.get(code);
  if (region !== undefined) {
    const id = region.replace(/^the /, "").toLowerCase().replaceAll(" ", "-");
    return { kind: "region", id, name: region };
  }
  if (!/^[A-Z]{3}$/.test(code)) return null;
  const id = OTHER_CODES.get(code) ?? code.toLowerCase();
  return stateById(id) === null ? null : { kind: "state", id };
}
