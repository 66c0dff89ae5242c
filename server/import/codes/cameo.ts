import { CONFLICT_ACTS } from "./cameo-conflict.ts";
import { COOPERATION_ACTS } from "./cameo-cooperation.ts";

/** A kind of act between two actors. */
export interface CameoAct {
  /** Two to four digits, leading zeros kept; the first two are the root category. */
  readonly code: string;
  /** A verb phrase that reads between the names of two actors: "Putin praises or endorses Erdogan". */
  readonly label: string;
  /** From −10, the most hostile, to +10, the most cooperative. */
  readonly goldstein: number;
}

/**
 * Every act of CAMEO by its code, in the order of the codebook, 311 in all. Labels are ours.
 *
 * Source: codes from CAMEO, Conflict and Mediation Event Observations, codebook 1.1b3 (Schrodt 2012);
 * values from Goldstein (1992), "A Conflict-Cooperation Scale for WEIS Events Data", Journal of
 * Conflict Resolution 36(2), as carried over to CAMEO.
 */
export const CAMEO_ACTS: ReadonlyMap<string, CameoAct> = new Map(
  [...COOPERATION_ACTS, ...CONFLICT_ACTS].map(([code, goldstein, label]) => [
    code,
    { code, label, goldstein },
  ]),
);

/** The act in words; null for a code that CAMEO does not have. */
export function cameoLabel(code: string): string | null {
  return CAMEO_ACTS.get(code)?.label ?? null;
}

/** The act's value on the Goldstein scale, −10…+10; null for a code that CAMEO does not have. */
export function cameoGoldstein(code: string): number | null {
  return CAMEO_ACTS.get(code)?.goldstein ?? null;
}
