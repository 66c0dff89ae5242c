import type { ActorKind } from "../../wire/actor.ts";
import { foldText } from "../../wire/fold-text.ts";
import { slugOf } from "../name-key.ts";

/** An organisation or movement that CAMEO knows by name. */
export interface CameoGroup {
  readonly id: string;
  readonly name: string;
  readonly kind: Extract<ActorKind, "organization" | "group">;
  readonly aliases: readonly string[];
}

/**
 * Organisations and movements by their code in CAMEO: name, then other names. Where the list gives
 * one code to two, the one that GDELT uses it for is here.
 *
 * Source: CAMEO known group codes, as GDELT carries them, and codes seen in its files.
 */
const ORGANISATIONS = `
ABD Arab Bank for Economic Development in Africa|BADEA
ACC Arab Cooperation Council
ADB Asian Development Bank|ADB
AEU Council of Arab Economic Unity
AFB African Development Bank|AfDB
AFU African Union|AU
AMF Arab Monetary Fund
AMN Amnesty International
AMU Arab Maghreb Union
APE Organization of Arab Petroleum Exporting Countries|OAPEC
ARL Arab League|League of Arab States
ASN ASEAN|Association of Southeast Asian Nations
ATD Trade and Development Bank|Eastern and Southern African Trade and Development Bank
BCA Bank of Central African States|BEAC
BIS Bank for International Settlements
CEM COMESA|Common Market for Eastern and Southern Africa
CFA CFA Franc Zone
CIS Commonwealth of Independent States|CIS
COE Council of Europe
CPA Cocoa Producers' Alliance
CPC Association of Coffee Producing Countries
CRC International Federation of Red Cross and Red Crescent Societies|IFRC
CSS Community of Sahel-Saharan States|CEN-SAD
CWN Commonwealth of Nations
EBR European Bank for Reconstruction and Development|EBRD
ECA Economic Community of Central African States|ECCAS
EEC European Union|EU|European Communities
EFT European Free Trade Association|EFTA
FAO Food and Agriculture Organization|FAO
FID International Federation for Human Rights|FIDH
GCC Gulf Cooperation Council|GCC
GOE Group of Eight|G8
GOS Group of Seven|G7
GRP Greenpeace
GSS Group of 77|G77
HCH Office of the High Commissioner for Human Rights|OHCHR
HCR UNHCR|United Nations High Commissioner for Refugees
HIP Heavily Indebted Poor Countries|HIPC
HRW Human Rights Watch
IAC Inter-African Coffee Organization
IAD Intergovernmental Authority on Development|IGAD
IAE International Atomic Energy Agency|IAEA
ICC International Criminal Court
ICG International Crisis Group
ICJ International Court of Justice
ICO International Cocoa Organization|ICCO
IDB Islamic Development Bank
IGC International Grains Council
IHF International Helsinki Federation for Human Rights
ILO International Labour Organization|ILO
IMF International Monetary Fund|IMF
IOM International Organization for Migration|IOM
IPU Inter-Parliamentary Union
IRC Red Cross|International Committee of the Red Cross
ITP Interpol
JUR International Commission of Jurists
KID UNICEF|United Nations Children's Fund
MSF Médecins Sans Frontières|Doctors Without Borders
NAT NATO|North Atlantic Treaty Organization
NEP New Partnership for Africa's Development|NEPAD
NON Non-Aligned Movement
OAS Organization of American States|OAS
OAU Organization of African Unity|OAU
OIC Organisation of Islamic Cooperation|OIC
OPC OPEC|Organization of the Petroleum Exporting Countries
PAP Pan-African Parliament
PRC Paris Club
RCR Red Crescent
SAA SAARC|South Asian Association for Regional Cooperation
SAD Southern African Development Community|SADC
SCE OSCE|Organization for Security and Co-operation in Europe
SOT SEATO|Southeast Asia Treaty Organization
UEM West African Economic and Monetary Union|UEMOA
UNO United Nations|UN
WAD West African Development Bank
WAM West African Monetary and Economic Union
WAS ECOWAS|Economic Community of West African States
WBK World Bank
WCT International war crimes tribunals
WEF World Economic Forum
WFP World Food Programme|WFP
WHO World Health Organization|WHO
WTO World Trade Organization|WTO
XFM Oxfam
`;

/** Parties, fronts and armed movements: they are people of a cause rather than bodies with members. */
const MOVEMENTS = `
AAM Al-Aqsa Martyrs' Brigades
ALQ Al-Qaeda|Al Qaida
AML Amal Movement
ANO Abu Nidal Organization
ASL South Lebanon Army
BTH Ba'ath Party
CMN Communists
DFL Democratic Front for the Liberation of Palestine|DFLP
ENN Ennahda
FIS Islamic Salvation Army
FLN National Liberation Front|FLN
FTA Fatah
GIA Armed Islamic Group|GIA
GSP Salafist Group
HEZ Hezbollah|Hizbullah|Hezbullah
HMS Hamas
IAF Islamic Action Front
ISJ Palestinian Islamic Jihad
JMA Jemaah Islamiyah
KDP Kurdistan Democratic Party|KDP
LBA Israeli Labor Party
LKD Likud
MBR Muslim Brotherhood
MRZ Meretz
MSP Movement of Society for Peace
PFL Popular Front for the Liberation of Palestine|PFLP
PLF Palestine Liberation Front
PLO Palestine Liberation Organization|PLO
PLS Polisario Front
PMD People's Mujahedin
RND Democratic National Rally
SHA Shas
TAL Taliban
`;

const GROUPS: ReadonlyMap<string, CameoGroup> = new Map([
  ...parseGroups(ORGANISATIONS, "organization"),
  ...parseGroups(MOVEMENTS, "group"),
]);

/** The organisation or movement; null for a code that CAMEO does not have. */
export function cameoGroup(code: string): CameoGroup | null {
  return GROUPS.get(code) ?? null;
}

function parseGroups(text: string, kind: CameoGroup["kind"]): [string, CameoGroup][] {
  return text
    .trim()
    .split("\n")
    .map((line) => {
      const [name = "", ...aliases] = line.slice(4).split("|");
      return [line.slice(0, 3), { id: slugOf(name), name, kind, aliases }];
    });
}

const BY_NAME: ReadonlyMap<string, CameoGroup> = new Map(
  [...GROUPS.values()].flatMap((group) =>
    [group.name, ...group.aliases].map((name) => [foldText(name), group]),
  ),
);

/** The organisation or movement with this name or alias; null for none. */
export function cameoGroupByName(name: string): CameoGroup | null {
  return BY_NAME.get(foldText(name)) ?? null;
}
