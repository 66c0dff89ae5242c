import { parseCodeTable } from "./code-table.ts";

/**
 * States by their number in the Correlates of War project, as ids of states: ISO 3166-1 alpha-3, or a
 * name for states that were gone before there was an ISO 3166.
 *
 * Source: Correlates of War state system membership list, v2024; numbers are its, ids ours. The
 * Federal Republic of Germany (260) and Yemen (678, 679) kept their ISO codes when they united, so
 * each has one id.
 */
const COW_STATES = parseCodeTable(`
2:usa 20:can 31:bhs 40:cub 41:hti 42:dom 51:jam 52:tto 53:brb 54:dma 55:grd 56:lca 57:vct
58:atg 60:kna 70:mex 80:blz 90:gtm 91:hnd 92:slv 93:nic 94:cri 95:pan 100:col 101:ven 110:guy
115:sur 130:ecu 135:per 140:bra 145:bol 150:pry 155:chl 160:arg 165:ury 200:gbr 205:irl 210:nld
211:bel 212:lux 220:fra 221:mco 223:lie 225:che 230:esp 232:and 235:prt 240:hanover 245:bavaria
255:deu 260:deu 265:ddr 267:baden 269:saxony 271:wuerttemberg 273:hesse-kassel
275:hesse-darmstadt 280:mecklenburg-schwerin 290:pol 300:austria-hungary 305:aut 310:hun 315:csk
316:cze 317:svk 325:ita 327:papal-states 329:two-sicilies 331:smr 332:modena 335:parma
337:tuscany 338:mlt 339:alb 341:mne 343:mkd 344:hrv 345:yug 346:bih 347:xkx 349:svn 350:grc
352:cyp 355:bgr 359:mda 360:rou 365:rus 366:est 367:lva 368:ltu 369:ukr 370:blr 371:arm 372:geo
373:aze 375:fin 380:swe 385:nor 390:dnk 395:isl 402:cpv 403:stp 404:gnb 411:gnq 420:gmb 432:mli
433:sen 434:ben 435:mrt 436:ner 437:civ 438:gin 439:bfa 450:lbr 451:sle 452:gha 461:tgo 471:cmr
475:nga 481:gab 482:caf 483:tcd 484:cog 490:cod 500:uga 501:ken 510:tza 511:zanzibar 516:bdi
517:rwa 520:som 522:dji 530:eth 531:eri 540:ago 541:moz 551:zmb 552:zwe 553:mwi 560:zaf 565:nam
570:lso 571:bwa 572:swz 580:mdg 581:com 590:mus 591:syc 600:mar 615:dza 616:tun 620:lby 625:sdn
626:ssd 630:irn 640:tur 645:irq 651:egy 652:syr 660:lbn 663:jor 666:isr 670:sau 678:yem 679:yem
680:ymd 690:kwt 692:bhr 694:qat 696:are 698:omn 700:afg 701:tkm 702:tjk 703:kgz 704:uzb 705:kaz
710:chn 712:mng 713:twn 730:korea 731:prk 732:kor 740:jpn 750:ind 760:btn 770:pak 771:bgd
775:mmr 780:lka 781:mdv 790:npl 800:tha 811:khm 812:lao 816:vnm 817:republic-of-vietnam 820:mys
830:sgp 835:brn 840:phl 850:idn 860:tls 900:aus 910:png 920:nzl 935:vut 940:slb 946:kir 947:tuv
950:fji 955:ton 970:nru 983:mhl 986:plw 987:fsm 990:wsm
`);

/** Where Gleditsch and Ward (1999, list of independent states, to 2020) number otherwise. */
const GLEDITSCH_WARD_ONLY = parseCodeTable(`
89:central-american-federation 99:great-colombia 340:srb 396:abkhazia 397:south-ossetia
563:transvaal 564:orange-free-state 711:tibet 815:annam 970:kir 971:nru 972:ton 973:tuv
`);

/** States that kept their number when they became another one in ISO 3166, with the last day as such. */
const RENAMED: Readonly<
  Record<string, readonly { readonly until: string; readonly id: string }[]>
> = {
  "365": [
    { until: "1922-12-29", id: "rus" },
    { until: "1991-12-25", id: "sun" },
    { until: "9999-12-31", id: "rus" },
  ],
  "345": [
    { until: "1918-11-30", id: "srb" },
    { until: "2003-02-03", id: "yug" },
    { until: "2006-06-02", id: "scg" },
    { until: "9999-12-31", id: "srb" },
  ],
  "816": [
    { until: "1976-07-01", id: "vdr" },
    { until: "9999-12-31", id: "vnm" },
  ],
};

/**
 * The id of the state with a Correlates of War number on a day; null for a number that the project
 * does not use. The day matters where one number covers several states: 365 is the Soviet Union
 * (`sun`) from 1922-12-30 to 1991-12-25 and Russia before and after.
 * @param day `YYYY-MM-DD`
 */
export function cowState(number: string, day: string): string | null {
  const periods = RENAMED[number];
  if (periods !== undefined) return periods.find(({ until }) => day <= until)?.id ?? null;
  return COW_STATES.get(number) ?? null;
}

/** The same for Gleditsch and Ward's numbers, which other datasets of states and leaders use. */
export function gleditschWardState(number: string, day: string): string | null {
  return GLEDITSCH_WARD_ONLY.get(number) ?? cowState(number, day);
}
