/** Degrees north and east, WGS 84. */
export interface GeoPlace {
  readonly lat: number;
  readonly lon: number;
}

/**
 * Code, degrees north, degrees east. Source: GeoNames (geonames.org, CC BY 4.0), the city that it
 * names as the capital, to a tenth of a degree; Ramallah for Palestine; for dissolved states the
 * capitals that they had.
 */
const TABLE = `
abw 12.5 -70, afg 34.5 69.2, ago -8.8 13.2, aia 18.2 -63.1, ala 60.1 19.9, alb 41.3 19.8,
and 42.5 1.5, ant 12.1 -68.9, are 24.5 54.4, arg -34.6 -58.4, arm 40.2 44.5, asm -14.3 -170.7,
atf -49.3 70.2, atg 17.1 -61.8, aus -35.3 149.1, aut 48.2 16.4, aze 40.4 49.9, bdi -3.4 29.9,
bel 50.9 4.3, ben 6.5 2.6, bes 12.1 -68.3, bfa 12.4 -1.5, bgd 23.7 90.4, bgr 42.7 23.3,
bhr 26.2 50.6, bhs 25.1 -77.3, bih 43.8 18.4, blm 17.9 -62.8, blr 53.9 27.6, blz 17.3 -88.8,
bmu 32.3 -64.8, bol -19 -65.3, bra -15.8 -47.9, brb 13.1 -59.6, brn 4.9 114.9, btn 27.5 89.6,
bur 16.8 96.2, bwa -24.7 25.9, caf 4.4 18.6, can 45.4 -75.7, cck -12.2 96.8, che 46.9 7.4,
chl -33.5 -70.6, chn 39.9 116.4, civ 6.8 -5.3, cmr 3.9 11.5, cod -4.3 15.3, cog -4.3 15.3,
cok -21.2 -159.8, col 4.6 -74.1, com -11.7 43.3, cpv 14.9 -23.5, cri 9.9 -84.1, csk 50.1 14.4,
cub 23.1 -82.4, cuw 12.1 -68.9, cxr -10.4 105.7, cym 19.3 -81.4, cyp 35.2 33.4, cze 50.1 14.4,
ddr 52.5 13.4, deu 52.5 13.4, dhy 6.5 2.6, dji 11.6 43.1, dma 15.3 -61.4, dnk 55.7 12.6,
dom 18.5 -69.9, dza 36.7 3.1, ecu -0.2 -78.5, egy 30.1 31.2, eri 15.3 38.9, esh 27.1 -13.2,
esp 40.4 -3.7, est 59.4 24.8, eth 9 38.7, fin 60.2 24.9, fji -18.1 178.4, flk -51.7 -57.9,
fra 48.9 2.3, fro 62 -6.8, fsm 6.9 158.2, gab 0.4 9.5, gbr 51.5 -0.1, geo 41.7 44.8,
ggy 49.5 -2.5, gha 5.6 -0.2, gib 36.1 -5.4, gin 9.5 -13.7, glp 16 -61.7, gmb 13.5 -16.6,
gnb 11.9 -15.6, gnq 1.6 10.8, grc 38 23.7, grd 12.1 -61.8, grl 64.2 -51.7, gtm 14.6 -90.5,
guf 4.9 -52.3, gum 13.5 144.7, guy 6.8 -58.2, hkg 22.3 114.2, hnd 14.1 -87.2, hrv 45.8 16,
hti 18.5 -72.3, hun 47.5 19, hvo 12.4 -1.5, idn -6.2 106.8, imn 54.1 -4.5, ind 28.7 77.2,
iot -7.3 72.4, irl 53.3 -6.2, irn 35.7 51.4, irq 33.3 44.4, isl 64.1 -21.9, isr 31.8 35.2,
ita 41.9 12.5, jam 18 -76.8, jey 49.2 -2.1, jor 32 35.9, jpn 35.7 139.7, kaz 51.2 71.4,
ken -1.3 36.8, kgz 42.9 74.6, khm 11.6 104.9, kir 1.3 173, kna 17.3 -62.7, kor 37.6 127,
kwt 29.4 48, lao 18 102.6, lbn 33.9 35.5, lbr 6.3 -10.8, lby 32.9 13.2, lca 14 -61, lie 47.1 9.5,
lka 6.9 79.8, lso -29.3 27.5, ltu 54.7 25.3, lux 49.6 6.1, lva 56.9 24.1, mac 22.2 113.5,
maf 18.1 -63.1, mar 34 -6.8, mco 43.7 7.4, mda 47 28.9, mdg -18.9 47.5, mdv 4.2 73.5,
mex 19.4 -99.1, mhl 7.1 171.4, mkd 42 21.4, mli 12.6 -8, mlt 35.9 14.5, mmr 19.7 96.1,
mne 42.4 19.3, mng 47.9 106.9, mnp 15.2 145.8, moz -26 32.6, mrt 18.1 -16, msr 16.7 -62.2,
mtq 14.6 -61.1, mus -20.2 57.5, mwi -14 33.8, mys 3.1 101.7, myt -12.8 45.2, nam -22.6 17.1,
ncl -22.3 166.4, ner 13.5 2.1, nfk -29.1 168, nga 9.1 7.5, nic 12.1 -86.3, niu -19.1 -169.9,
nld 52.4 4.9, nor 59.9 10.7, npl 27.7 85.3, nru -0.6 166.9, nzl -41.3 174.8, omn 23.6 58.4,
pak 33.7 73, pan 9 -79.5, pcn -25.1 -130.1, per -12 -77, phl 14.6 121, plw 7.5 134.6,
png -9.5 147.2, pol 52.2 21, pri 18.5 -66.1, prk 39 125.8, prt 38.7 -9.1, pry -25.3 -57.6,
pse 31.9 35.2, pyf -17.5 -149.6, qat 25.3 51.5, reu -20.9 55.5, rho -17.8 31, rou 44.4 26.1,
rus 55.8 37.6, rwa -1.9 30.1, sau 24.7 46.7, scg 44.8 20.5, sdn 15.6 32.5, sen 14.7 -17.4,
sgp 1.3 103.9, sgs -54.3 -36.5, shn -15.9 -5.7, sjm 78.2 15.6, slb -9.4 159.9, sle 8.5 -13.2,
slv 13.7 -89.2, smr 43.9 12.4, som 2 45.3, spm 46.8 -56.2, srb 44.8 20.5, ssd 4.9 31.6,
stp 0.3 6.7, sun 55.8 37.6, sur 5.9 -55.2, svk 48.1 17.1, svn 46.1 14.5, swe 59.3 18.1,
swz -26.3 31.1, sxm 18 -63, syc -4.6 55.5, syr 33.5 36.3, tca 21.5 -71.1, tcd 12.1 15,
tgo 6.1 1.2, tha 13.8 100.5, tjk 38.5 68.8, tkm 38 58.4, tls -8.6 125.6, tmp -8.6 125.6,
ton -21.1 -175.2, tto 10.7 -61.5, tun 36.8 10.2, tur 39.9 32.9, tuv -8.5 179.2, twn 25.1 121.5,
tza -6.2 35.7, uga 0.3 32.6, ukr 50.5 30.5, ury -34.9 -56.2, usa 38.9 -77, uzb 41.3 69.2,
vat 41.9 12.5, vct 13.2 -61.2, vdr 21 105.8, ven 10.5 -66.9, vgb 18.4 -64.6, vir 18.3 -64.9,
vnm 21 105.8, vut -17.7 168.3, wlf -13.3 -176.2, wsm -13.8 -171.8, xkx 42.7 21.2, yem 15.4 44.2,
ymd 12.8 45, yug 44.8 20.5, zaf -25.7 28.2, zar -4.3 15.3, zmb -15.4 28.3, zwe -17.8 31.1`;

const CAPITALS: ReadonlyMap<string, GeoPlace> = new Map(
  TABLE.split(",").map((row) => {
    const [code = "", lat, lon] = row.trim().split(" ");
    return [code, { lat: Number(lat), lon: Number(lon) }];
  }),
);

/** Where the capital of a state is, by the state's code; null for a state that has none here. */
export function capitalOf(state: string): GeoPlace | null {
  return CAPITALS.get(state) ?? null;
}
