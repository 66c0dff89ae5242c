import { parseCodeTable } from "./code-table.ts";

/** Names by which a reader knows a state, where the standard's is long or turned round. */
export const SHORT_NAMES = parseCodeTable(`
bol:Bolivia brn:Brunei chn:China cog:Republic_of_the_Congo cod:Democratic_Republic_of_the_Congo
civ:Côte_d'Ivoire cze:Czechia flk:Falkland_Islands fsm:Micronesia gmb:Gambia irn:Iran
kor:South_Korea lao:Laos mda:Moldova mkd:North_Macedonia nld:Netherlands prk:North_Korea
pse:Palestine rus:Russia syr:Syria twn:Taiwan tza:Tanzania tur:Türkiye usa:United_States
gbr:United_Kingdom vat:Holy_See ven:Venezuela vgb:British_Virgin_Islands vir:US_Virgin_Islands
xkx:Kosovo sun:Soviet_Union ddr:German_Democratic_Republic ymd:South_Yemen vdr:North_Vietnam
csk:Czechoslovakia yug:Yugoslavia scg:Serbia_and_Montenegro
`);

/** States that were gone before ISO 3166, or that it never listed, by ids of our own. */
export const HISTORIC_STATES = parseCodeTable(`
abkhazia:Abkhazia annam:Annam austria-hungary:Austria-Hungary baden:Baden bavaria:Bavaria
central-american-federation:Federal_Republic_of_Central_America great-colombia:Gran_Colombia
hanover:Hanover hesse-darmstadt:Hesse-Darmstadt hesse-kassel:Hesse-Kassel korea:Korea
mecklenburg-schwerin:Mecklenburg-Schwerin modena:Modena orange-free-state:Orange_Free_State
papal-states:Papal_States parma:Parma republic-of-vietnam:South_Vietnam saxony:Saxony
south-ossetia:South_Ossetia tibet:Tibet transvaal:Transvaal tuscany:Tuscany
two-sicilies:Two_Sicilies wuerttemberg:Württemberg zanzibar:Zanzibar
`);

/** Further names that datasets and people use. */
export const STATE_ALIASES: Readonly<Record<string, readonly string[]>> = {
  arm: ["Republic of Armenia"],
  aze: ["Republic of Azerbaijan"],
  bhs: ["Bahamas, The"],
  bih: ["Bosnia", "Bosnia-Herzegovina"],
  brn: ["Brunei"],
  chn: ["PRC", "Mainland China"],
  civ: ["Ivory Coast", "Cote D'Ivoire"],
  cod: [
    "DR Congo",
    "DRC",
    "Zaire",
    "Congo-Kinshasa",
    "Democratic Republic of Congo",
    "Congo, Democratic Republic of",
  ],
  cog: ["Congo-Brazzaville", "Congo", "Republic of Congo", "People's Republic of the Congo"],
  cpv: ["Cabo Verde"],
  cze: ["Czech Republic"],
  ddr: ["East Germany", "GDR"],
  deu: ["Federal Republic of Germany", "German Federal Republic", "West Germany"],
  fsm: ["Federated States of Micronesia"],
  gbr: ["Britain", "UK", "United Kingdom of Great Britain and Northern Ireland"],
  geo: ["Republic of Georgia"],
  gnq: ["Eq. Guinea"],
  kor: ["Republic of Korea", "Korea, South", "S. Korea"],
  kgz: ["Kyrgyz Republic"],
  lao: ["Laos"],
  mda: ["Republic of Moldova"],
  mkd: ["Macedonia", "FYROM", "Former Yugoslav Republic of Macedonia"],
  mmr: ["Burma"],
  nld: ["Holland"],
  prk: ["DPRK", "Democratic People's Republic of Korea", "Korea, North", "N. Korea"],
  pse: [
    "Palestinian Territories",
    "Occupied Palestinian Territory",
    "Occupied Palestinian Territories",
    "Palestinian Territory, Occupied",
    "West Bank and Gaza",
  ],
  rus: ["Russian Federation"],
  sun: ["USSR", "U.S.S.R.", "Union of Soviet Socialist Republics"],
  swz: ["Swaziland"],
  syr: ["Syrian Arab Republic"],
  tls: ["East Timor", "Timor-Leste"],
  tur: ["Turkey", "Republic of Turkey"],
  twn: ["Chinese Taipei"],
  usa: ["United States of America", "USA", "U.S."],
  vat: ["Vatican City", "Vatican"],
  vnm: ["Viet Nam"],
  xkx: ["Republic of Kosovo"],
  ymd: ["Yemen People's Republic", "People's Democratic Republic of Yemen"],
  yem: ["Yemen Arab Republic"],
  "republic-of-vietnam": ["Republic of Vietnam"],
};
