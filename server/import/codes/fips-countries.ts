import { parseCodeTable } from "./code-table.ts";

/**
 * FIPS 10-4 country codes, which GDELT uses for places, and their ISO 3166-1 alpha-3 codes in lower
 * case. Both resemble ISO 3166-1 alpha-2 and are not: `AS` is Australia, `AU` Austria.
 *
 * Source: FIPS PUB 10-4 with its change notices to 2008, as GeoNames carries them; `RB` is an older
 * code of Serbia and `GZ` that of the Gaza Strip, both still in GDELT. Seas (`OS`) have no country.
 */
const FIPS_COUNTRIES = parseCodeTable(`
AA:abw AC:atg AE:are AF:afg AG:dza AJ:aze AL:alb AM:arm AN:and AO:ago AQ:asm AR:arg AS:aus
AU:aut AV:aia AY:ata BA:bhr BB:brb BC:bwa BD:bmu BE:bel BF:bhs BG:bgd BH:blz BK:bih BL:bol
BM:mmr BN:ben BO:blr BP:slb BR:bra BT:btn BU:bgr BV:bvt BX:brn BY:bdi CA:can CB:khm CD:tcd
CE:lka CF:cog CG:cod CH:chn CI:chl CJ:cym CK:cck CM:cmr CN:com CO:col CQ:mnp CS:cri CT:caf
CU:cub CV:cpv CW:cok CY:cyp DA:dnk DJ:dji DO:dma DR:dom EC:ecu EG:egy EI:irl EK:gnq EN:est
ER:eri ES:slv ET:eth EZ:cze FG:guf FI:fin FJ:fji FK:flk FM:fsm FO:fro FP:pyf FR:fra FS:atf
GA:gmb GB:gab GG:geo GH:gha GI:gib GJ:grd GK:ggy GL:grl GM:deu GP:glp GQ:gum GR:grc GT:gtm
GV:gin GY:guy GZ:pse HA:hti HK:hkg HM:hmd HO:hnd HR:hrv HU:hun IC:isl ID:idn IM:imn IN:ind
IO:iot IR:irn IS:isr IT:ita IV:civ IZ:irq JA:jpn JE:jey JM:jam JO:jor KE:ken KG:kgz KN:prk
KR:kir KS:kor KT:cxr KU:kwt KV:xkx KZ:kaz LA:lao LE:lbn LG:lva LH:ltu LI:lbr LO:svk LS:lie
LT:lso LU:lux LY:lby MA:mdg MB:mtq MC:mac MD:mda MF:myt MG:mng MH:msr MI:mwi MJ:mne MK:mkd
ML:mli MN:mco MO:mar MP:mus MR:mrt MT:mlt MU:omn MV:mdv MX:mex MY:mys MZ:moz NC:ncl NE:niu
NF:nfk NG:ner NH:vut NI:nga NL:nld NN:sxm NO:nor NP:npl NR:nru NS:sur NT:ant NU:nic NZ:nzl
OD:ssd PA:pry PC:pcn PE:per PK:pak PL:pol PM:pan PO:prt PP:png PS:plw PU:gnb QA:qat RB:srb
RE:reu RI:srb RM:mhl RN:maf RO:rou RP:phl RQ:pri RS:rus RW:rwa SA:sau SB:spm SC:kna SE:syc
SF:zaf SG:sen SH:shn SI:svn SL:sle SM:smr SN:sgp SO:som SP:esp ST:lca SU:sdn SV:sjm SW:swe
SX:sgs SY:syr SZ:che TB:blm TD:tto TH:tha TI:tjk TK:tca TL:tkl TN:ton TO:tgo TP:stp TS:tun
TT:tls TU:tur TV:tuv TW:twn TX:tkm TZ:tza UC:cuw UG:uga UK:gbr UP:ukr US:usa UV:bfa UY:ury
UZ:uzb VC:vct VE:ven VI:vgb VM:vnm VQ:vir VT:vat WA:nam WE:pse WF:wlf WI:esh WS:wsm WZ:swz
YI:scg YM:yem ZA:zmb ZI:zwe
`);

/** The ISO 3166 alpha-3 code of a FIPS 10-4 country code; null where there is none. */
export function fipsCountry(code: string): string | null {
  return FIPS_COUNTRIES.get(code) ?? null;
}
