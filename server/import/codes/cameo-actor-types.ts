/** What kind of body or people a role code of CAMEO means. */
export interface CameoActorType {
  /** As it begins a name: "Government", "Armed forces". */
  readonly name: string;
  /** Whether it acts for the state or organisation that it belongs to. */
  readonly speaks: boolean;
}

/**
 * Role codes of CAMEO actors. Names are ours. `speaks` marks the branches and forces of a state:
 * what a government does is done for its state, what an opposition or a newspaper does is not.
 *
 * Source: CAMEO codebook 1.1b3 (Schrodt 2012), chapter on actors, and the codes that GDELT adds.
 */
const TYPES: Readonly<Record<string, CameoActorType>> = {
  GOV: speaking("Government"),
  MIL: speaking("Armed forces"),
  COP: speaking("Police"),
  JUD: speaking("Judiciary"),
  LEG: speaking("Legislature"),
  SPY: speaking("Intelligence service"),
  PKO: other("Peacekeepers"),
  OPP: other("Political opposition"),
  REB: other("Rebels"),
  SEP: other("Separatists"),
  INS: other("Insurgents"),
  UAF: other("Armed groups of unclear allegiance"),
  AGR: other("Farmers"),
  BUS: other("Business"),
  CRM: other("Criminals"),
  CVL: other("Civilians"),
  DEV: other("Development bodies"),
  EDU: other("Schools and universities"),
  ELI: other("Elites"),
  ENV: other("Environmentalists"),
  HLH: other("Health services"),
  HRI: other("Human rights defenders"),
  LAB: other("Labour"),
  MED: other("Media"),
  REF: other("Refugees"),
  MOD: other("Moderates"),
  RAD: other("Radicals"),
  PTY: other("Political parties"),
  REL: other("Religious figures"),
  SET: other("Settlers"),
  UIS: other("Unnamed state actors"),
  IGO: other("International organisations"),
  IMG: other("International armed groups"),
  INT: other("International actors"),
  MNC: other("Multinational companies"),
  NGM: other("Non-governmental movements"),
  NGO: other("Non-governmental organisations"),
};

/** The role; null for a code that CAMEO does not have. */
export function cameoActorType(code: string): CameoActorType | null {
  return TYPES[code] ?? null;
}

function speaking(name: string): CameoActorType {
  return { name, speaks: true };
}

function other(name: string): CameoActorType {
  return { name, speaks: false };
}
