import { parseCodeTable } from "./code-table.ts";

/**
 * Believers by the religion codes of CAMEO.
 *
 * Source: CAMEO religion codes, as GDELT carries them. Names are ours.
 */
const BELIEVERS = parseCodeTable(`
ADR:Followers_of_African_diaspora_religions ALE:Alevis ATH:Agnostics_and_atheists BAH:Bahá'ís
BUD:Buddhists CHR:Christians CON:Confucians CPT:Copts CTH:Catholics DOX:Orthodox_Christians
DRZ:Druze HIN:Hindus HSD:Hasidic_Jews ITR:Followers_of_tribal_religions JAN:Jains JEW:Jews
JHW:Jehovah's_Witnesses LDS:Latter-day_Saints MOS:Muslims MRN:Maronites
NRM:Followers_of_new_religions PAG:Pagans PRO:Protestants SFI:Sufis SHI:Shia_Muslims
SHN:Shintoists SIK:Sikhs SUN:Sunni_Muslims TAO:Taoists UDX:Ultra-Orthodox_Jews ZRO:Zoroastrians
`);

/** The believers of a religion; null for a code that CAMEO does not have. */
export function cameoBelievers(code: string): string | null {
  return BELIEVERS.get(code) ?? null;
}
