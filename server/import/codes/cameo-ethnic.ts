import { parseCodeTable } from "./code-table.ts";

/**
 * Names of ethnic groups by their code in CAMEO, as they stand before "(ethnic group)". Codes are
 * lower case; three stand in capitals as well. Where the list gives one code to two groups, the name
 * gives both.
 *
 * Source: CAMEO ethnic group codes, as GDELT carries them.
 */
const ETHNIC_GROUPS = parseCodeTable(`
aar:Afar abk:Abkhaz abr:Aboriginal-Australians ace:Acehnese acg:Achang ach:Acholi ada:Ga
adi:Adivasi adj:Adjarians ady:Adyghe afa:Black-African afr:Afrikaners ahm:Ahmadis ain:Ainu aja:Aja
aka:Akan aku:Aku ala:Alawi alb:Albanian ale:Aleut alg:Algonquian alt:Altay alu:Alur amb:Ambonese
ame:Americo-Liberians amh:Amhara anp:Angika_speakers apa:Apache ara:Arab ARB:Arab arg:Aragonese
arm:Armenian arn:Mapuche arp:Arapaho arw:Arawak asa:Asian ash:Ashkenazi_Jews asm:Assamese
ast:Asturian asy:Assyrian ata:Atacamenos atg:Argentinians ath:Athabaskan ats:agnostic_or_atheist
aus:Australians auu:Austrians ava:Caucasian_Avars awa:Awadhi aym:Aymara aze:Azerbaijani
bad:Baganda bah:Bahais bai:Bamileke bak:Bashkir bal:Baloch bam:Bambara ban:Balinese baq:Basque
bar:Bari bas:Basoga bay:Gbaya bda:Rakhine bej:Beja bel:Belarusian bem:Bemba ben:Bengali-Hindu
ber:Berber bey:Beydan bho:Bhojpuri bih:Bihari bii:Bai bik:Bicolano bin:Edo bis:Urban_ni-Vanuatu
bke:Bateke bkn:Bakongo bkw:Bakweri bla:Siksika blg:Blang blk:Balkars bln:Balanta bmr:Bamar
bni:Beni-Shugal-Gumez bnt:Bantu bny:Banyarwanda bod:Bodo_or_Tibetan bol:Bolivian bon:Bonan
bos:Bosniak bou:Buyei bra:Brijwasi brb:Bariba bre:Breton brh:Brahui brk:Burakumin brm:Kurichiya
bsh:Bushmen bst:Baster bsu:Subiya bte:Beti-Pahuin btk:Batak bua:Buryat bud:Buddhist bug:Bugis
bul:Bulgarian byn:Bilen cab:Cabindan-Mayombe cad:Caddo cap:Cape_Verdean car:Kali'na cat:Catalan
ceb:Cebuano cha:Chamorro chc:Chukchi che:Chechen chg:Chagatai chi:Chinese chk:Chuukese chl:Chilean
chm:Mari chn:Chinook cho:Choctaw chp:Chipewyan chr:Cherokee cht:Ch'orti' chv:Chuvash chw:Chewa
chy:Cheyenne cir:Adyghe cmc:Cham col:Colombian con:Confucian cop:Coptic_Christians cor:Cornish
cos:Corsican cot:Cotiers cpe:English-Creole cpf:French-Creole cpp:Portuguese-Creole cre:Cree
crh:Crimean_Tatar cri:Christian cro:Orthodox_Christian crp:Creole csb:Kashubian csr:Costa_Ricans
cth:Catholics cus:Cushitic cze:Czech dai:Dai dak:Sioux dal:Dalit dam:Damara dan:Danish
dao:Yao_(Asia) dar:Dargwa dau:Daur day:Dayak del:Lenape den:Slavey dgr:Dogrib din:Dinka
div:Maldivian dje:Djerma-Songhai doi:Dogras dom:Dominicans don:Dong dox:Dongxiang dra:Dravidian
dru:Druze drz:Druze dsb:Lower_Sorbian dua:Duala dut:Dutch dyu:Dyula dzo:Ngalop eat:East_Timorese
ecu:Ecuadorians efi:Efik ein:East_Indian eka:Ekajuk eng:English esh:Eshira est:Estonian
eth:Ethiopian-Jews eur:Europeans eve:Evenks ewe:Ewe ewo:Ewondo fan:Fang fao:Faroese fat:Fante
fij:Fijian fil:Filipino fin:Finnish fiu:Finno-Ugric fon:Fon fre:French fri:Santals frr:Frisians
fru:Fur ful:Fula fur:Friulan gar:Garifuna gay:Gayo gba:Gbaya gel:Gelao geo:Georgian ger:German
gia:Gia_Rai gil:Kiribati gin:Gin gio:Gio gla:Gael gle:Irish glg:Galician glv:Manx gon:Gondi
gor:Gorontalonese gra:Grassfielders grb:Grebo gre:Greek grn:Guarani gsw:Swiss_Germans
gua:Guatemalan guj:Gujarati gun:Guan gwi:Gwich'in had:Hadjerai hai:Haida har:Harari hat:Haitian
hau:Hausa haw:Hawaiian haz:Hazara her:Herero hgh:Hill_Tribes hil:Hiligayon him:Himachali hin:Hindu
hjw:Hasidic hmn:Hmong hmo:Hiri_Motu hni:Hani hoa:Hoa hon:Honduran hrt:Haratin hrv:Croat
hsb:Upper_Sorbian hui:Hui hun:Hungarian hup:Hupa hut:Hutu iba:Iban ibo:Igbo ice:Icelanders
idg:Indigenous idn:Indian iii:Yi ijo:Ijaw iku:Inuit ilo:Ilocono ind:Indonesian inh:Ingush
ipk:Inupiat ira:Iranian iro:Iroquois ita:Italian jan:Jain jav:Javanese jew:Jewish
jhw:Jehovah's_Witnesses jin:Jino jol:Jola jpn:Japanese kaa:Karakalpak kab:Kabyle kac:Kachin
kad:Kadazan kak:Kakwa-Nubian kal:Kalaallit kam:Kamba kan:Kannada kao:Kaonde kar:Karen kas:Kashmiri
kau:Kanuri kav:Kavango kaz:Kazakh kbd:Kabarday kby:Kabye kch:Karachays kha:Khasi khi:Khoikhoi
khk:Khakas khm:Khmer khu:Khmu kik:Kikuyu kin:Kinyarwanda_Speakers kir:Kyrgyz kis:Kisii klm:Kalmyk
kmb:North_Mbundu kno:Kono knr:Kanuri kok:Konkani kom:Komi kon:Kongo kor:Korean kos:Kosraean
kou:Kouyou kpe:Kpelle krh:Krahn krl:Karelian krm:Karamojong kro:Kru kru:Kurukh kua:Kwanyama
kum:Kumyks KUR:Kurd kur:Kurd kut:Ktunaxa lad:Sephardic_Jew lak:Lak_(Russia) lam:Lamba lao:Lao
lar:Lari lav:Latvian lba:Limba lds:Latter_Day_Saints len:Lenca lez:Lezgian lgb:Lugbara lhu:Lahu
lii:Li lim:Limburgian lin:Lingala lit:Lithuanian lol:Mongo lom:Lomwe lov:Lovale loz:Lozi lsu:Lisu
ltk:Latoka ltn:Latino ltz:Luxembourgers lua:Luba-Kasai lub:Luba-Katanga lug:Baganda luh:Luhya
lui:Luiseno lul:Lulua lun:Lunda luo:Luo lus:Lusei mac:Macedonian mad:Madurese maf:Mafwe mag:Magahi
mah:Marshallese mai:Maithili mak:Makassarese mal:Malayalam man:Mandinka mao:Maori mar:Marathi
mas:Maasai may:Malays mba:Mbandja mbe:Mbere mbk:M'Baka mbo:Mbochi mbu:Mbundu-Mestico mdf:Mokshas
mdh:Madhesi mdi:Madi mdr:Mandar men:Mende mia:Miao mic:Mi'kmaq mij:Mijikenda min:Minangkabau
miz:Mizo mla:Mulatto mld:Mole-Dagbani mlg:Malagasy mlo:Mulao mlt:Maltese mnc:Manchu mnd:Mande
mng:Mananja-Nayanja mnh:Minahasa mni:Manipuri mnj:Manjack mnn:Mano mno:Lumad mns:Mon mny:Manyika
moh:Mohajirs_or_Mohawk mok:Makonde mon:Maonan_or_Mongol mos:Mossi mri:Mari mrn:Maronites mro:Moro
msk:Miskito msl:Muslim mtn:Montenegrin mtz:Mestizo mun:Munda muo:Muong mus:Muscogee mwl:Mirandese
mwr:Marwaris mya:Mayangnas mye:Myene myn:Maya myv:Mordvins nag:Naga nah:Nahua nai:Native_American
nam:Nama nap:Neapolitan nau:Nauruan nav:Navajo nax:Nakhi nba:Nuba nbl:South_Ndebele nca:Nicaraguan
nde:Northern_Ndebele ndo:Ndonga nep:Nepali ner:Nuer new:Newars ngn:Ngbandi ngo:Ngoni nia:Niasans
nib:Nibolek nir:Niari niu:Niuean nkm:Nkomi nng:Nung nog:Nogais nor:Norwegian nso:Northern_Sotho
nub:Nubian nur:Nuristani nuu:Nu nya:Chewa nyk:Nyakyusa nym:Nyamwezi nyn:Ankole nyo:Nyoro
nze:New_Zealanders nzi:Nzema oci:Occitanians ogo:Ogoni oji:Ojibwe ojw:Orthodox/Ultra-Orthodox_Jew
oki:Okinawan ori:Oriya orm:Oromo oru:Orgunu osa:Osage oss:Ossetian oto:Otomi ova:Ovambo paa:Papuan
pac:Pacific_Islanders pag:Pangasinan PAL:Palestinian pal:Palestinian pam:Kapampangan pan:Punjabi
pap:Papiamento-Creole par:Paraguayan pau:Palauan per:Persian pgn:animist_or_pagan phu:Puthai
pnm:Panamanians pol:Polish pom:Pomaks pon:Pohnpeian por:Portuguese ppl:Papel pro:Protestant
pru:Peruvian psh:Pashayi pum:Pumi pus:Pashtun qia:Qiang qiz:Qizilbash que:Quechua raj:Rajasthani
ran:Pahari_Rajput rap:Rapa_Nui rar:Cook_Islands_Maori rel:unspecified_religious roh:Romansh
rom:Romani rum:Romanian run:Rundi rup:Aromanians rus:Russian sad:Sandawe sag:Sango sah:Yakut
sal:Salish sar:Sara sas:Sasak sat:Sudanese scn:Sicilian sco:Scottish sel:Selkup sen:Sena sfi:Sufi
sha:Shafi'i she:She shi:Shi'ites shl:Shilluk shn:Shan shy:Shaigiya sid:Sidama sin:Sinhalese
sio:Siouan sla:Slavic slo:Slovak slr:Salar slv:Slovene smi:Sami smo:Samoans sna:Shona snd:Sindhi
snk:Soninke som:Somali son:Songhai sot:Sotho spa:Spanish srd:Sardinian srn:Sranan_Tongo srp:Serb
srr:Serer ssw:Swazi sui:Sui suk:Sukuma sun:Sunni sus:Susu swa:Swahili swe:Swedish swf:Swiss_French
swt:Swiss_Italian tab:Tabasaran tah:Tahitian tai:Tai tam:Tamil tao:Taoist tat:Tatar taw:Tawahka
tay:Tay tel:Telugu tem:Temne ter:Terenan tes:Teso tet:Tetum tgk:Tajik tgl:Tagalog tha:Thai
tib:Tibetan tig:Tigre tir:Tigray-Tigrinya tiv:Tiv tkl:Tokelauan tli:Tlingit tmh:Tuareg tms:Tama
tog:Tonga_(Africa) ton:Tonga_(Pacific) tor:Tooro tou:Toubou tpi:Tok_Pisin tra:Transnistrian
tri:Tripuri trn:Ternate tsi:Tsimshian tsn:Tswana tso:Tsonga tts:Tutsi tuj:Tujia tuk:Turkmen
tum:Tumbuka tup:Tupi tur:Turkish tuu:Mongour tvl:Tuvaluans twi:Ashanti twn:Taiwanese tyv:Tuvans
udm:Udmurt uig:Uyghur ukr:Ukrainian umb:Southern_Mbundu und:undetermined urd:Urdu uzb:Uzbek vaa:Va
vai:Vai ven:Venda vie:Vietnamese vil:Vili vnz:Venezuelan vot:Votes wak:Wakashan wal:Welayta
war:Waray was:Washoe wel:Welsch_or_Welsh wen:Sorb whi:White wln:Walloons wol:Wolof xal:Kalmyk
xho:Xhosa xib:Xibe xnc:Xinca yao:Yao yap:Yapese yor:Yoruba ypk:Yupik yug:Yugur zag:Zaghawa
zap:Zapotec zay:Zaidiyya zen:Zenaga zha:Zhuang znd:Azande zom:Zomi zor:Zoroastrians zul:Zulu
zun:Zuni zza:Zaza
`);

/** The name of an ethnic group; null for a code that CAMEO does not have. */
export function cameoEthnicGroup(code: string): string | null {
  return ETHNIC_GROUPS.get(code) ?? null;
}
