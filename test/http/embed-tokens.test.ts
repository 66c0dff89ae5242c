import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { EmbedSite } from "../../server/figures/access/embed-sites.ts";
import { signEmbedToken } from "../../server/figures/access/embed-token.ts";
import type { FigureMeta } from "../../server/wire/figure-meta.ts";
import type { FigurePayload } from "../../server/wire/figure-payload.ts";
import { makeFigure } from "./figure-requests.ts";
import { GUARDED, headersOf, SECRETS } from "./guarded-graph.ts";
import {
  claimsOf,
  makeForeignToken,
  makeToken,
  part,
  withFlippedBit,
  withPart,
} from "./made-tokens.ts";
import { ARTICLE, problemOf, serveGraph, type ServedGraph } from "./served-graph.ts";

const SECRET = "5b1d0b6f2f0c4a8fb3a9e7c1d2468ace";
const OTHER_SECRET = "c41d9a70e2b84f5c9d3a6b7e8f012345";
const PAPER = new EmbedSite("the-paper", SECRET);
const OTHER = new EmbedSite("the-other-paper", OTHER_SECRET);
const HOUR = 3600;
const YEAR = 366 * 24 * HOUR;
const TITLE = "For the readers of one paper";
/** A name that the figure shows. */
const SHOWN = "Azerbaijan";

let served: ServedGraph;
let figure: FigureMeta;
let good: string;
let locked: string;
beforeAll(async () => {
  served = await serveGraph({ file: ARTICLE, embedSites: [PAPER, OTHER], access: GUARDED });
  figure = await makeOwn(TITLE, "the-paper");
  good = await sign();
  locked = await signEmbedToken(PAPER, {
    figure: figure.id,
    expires: inSeconds(HOUR),
    locked: { polarityMax: -0.01 },
  });
});
afterAll(() => served.close());

/** A claim set that is right in everything. */
const right = (): Readonly<Record<string, unknown>> => ({
  iss: "the-paper",
  figure: figure.id,
  exp: inSeconds(HOUR),
});
const signed = (claims: Readonly<Record<string, unknown>>): string =>
  makeToken({ claims: { ...right(), ...claims }, secret: SECRET });
const headed = (header: Readonly<Record<string, unknown>>): string =>
  makeToken({ header, claims: right(), secret: SECRET });
const unsigned = (alg: string): string => `${part({ alg })}.${part(right())}.`;
const without = (name: string): string => {
  const claims = Object.entries(right()).filter(([key]) => key !== name);
  return makeToken({ claims: Object.fromEntries(claims), secret: SECRET });
};
const relocked = (change: (sealed: string) => unknown): string =>
  signed({ locked: change(String(claimsOf(locked)["locked"])) });

const ATTACKS: Readonly<Record<string, () => string | Promise<string>>> = {
  "no JWT at all": () => "open-sesame",
  "three empty parts": () => "..",
  "parts that are no JSON": () => "e30.bm90IGpzb24.c2ln",
  "alg none, unsigned": () => unsigned("none"),
  "alg None, unsigned": () => unsigned("None"),
  "alg nOnE, unsigned": () => unsigned("nOnE"),
  "alg empty, unsigned": () => unsigned(""),
  "alg none over a good signature": () => withPart(good, 0, () => part({ alg: "none" })),
  "a good token without its signature": () => withPart(good, 2, () => ""),
  "HS384 under the right secret": () =>
    makeToken({ header: { alg: "HS384" }, claims: right(), secret: SECRET, digest: "sha384" }),
  "HS512 under the right secret": () =>
    makeToken({ header: { alg: "HS512" }, claims: right(), secret: SECRET, digest: "sha512" }),
  "alg RS256 over an HMAC": () => headed({ alg: "RS256" }),
  "alg ES256 over an HMAC": () => headed({ alg: "ES256" }),
  "alg HS256 written small": () => headed({ alg: "hs256" }),
  "a key of the attacker's in the header": () => makeForeignToken(right()),
  "the address of a key in the header": () =>
    makeToken({
      header: { jku: "https://evil.example/keys", kid: "1" },
      claims: right(),
      secret: "",
    }),
  "a file as the key, by its name in the header": () =>
    makeToken({ header: { kid: "../../../../dev/null" }, claims: right(), secret: "" }),
  "a header that makes an unknown extension critical": () => headed({ crit: ["x"], x: 1 }),
  "a payload that is not encoded (RFC 7797)": () => headed({ crit: ["b64"], b64: false }),
  "an encrypted token of five parts": () => `${good}.${part({})}.${part({})}`,
  "an empty secret": () => makeToken({ claims: right(), secret: "" }),
  "the secret read as hexadecimal": () =>
    makeToken({ claims: right(), secret: Buffer.from(SECRET, "hex") }),
  "the token of a viewer as the secret": () =>
    makeToken({ claims: right(), secret: SECRETS.viewer }),
  "the secret of another site": () => makeToken({ claims: right(), secret: OTHER_SECRET }),
  "a site that the figure is not for": () => sign({ site: OTHER }),
  "a site that the server does not know": () =>
    sign({ site: new EmbedSite("evil.example", "d".repeat(40)) }),
  "no site": () => without("iss"),
  "a list of sites": () => signed({ iss: ["the-paper"] }),
  "the site in other letters": () => signed({ iss: "The-Paper" }),
  "an end that is past": () => sign({ expires: inSeconds(-1) }),
  "an end in 1970": () => signed({ exp: 0 }),
  "no end": () => without("exp"),
  "an end that is a text": () => signed({ exp: String(inSeconds(HOUR)) }),
  "an end that is no number of JSON": () => signed({ exp: Number.POSITIVE_INFINITY }),
  "an end in more than a year": () => sign({ expires: inSeconds(YEAR + HOUR) }),
  "a beginning that is to come": () => signed({ nbf: inSeconds(HOUR) }),
  "no figure": () => without("figure"),
  "another figure": () => sign({ figure: "0".repeat(64) }),
  "a list with the figure in it": () => signed({ figure: [figure.id] }),
  "the figure in capitals": () => signed({ figure: figure.id.toUpperCase() }),
  "every figure": () => signed({ figure: "*" }),
  "another end under the old signature": () =>
    withPart(good, 1, () => part({ ...right(), exp: inSeconds(2 * HOUR) })),
  "one bit of the payload": () => withPart(good, 1, (each) => withFlippedBit(each, 5)),
  "one bit of the signature": () => withPart(good, 2, (each) => withFlippedBit(each, -1)),
  "half of the signature": () => withPart(good, 2, (each) => each.slice(0, 21)),
  "a lock that lies open": () => signed({ locked: { polarityMax: 1 } }),
  "a lock that is null": () => signed({ locked: null }),
  "an empty lock": () => signed({ locked: "" }),
  "one bit of the lock": () => relocked((sealed) => withFlippedBit(sealed, 14)),
  "one bit of the lock's nonce": () => relocked((sealed) => withFlippedBit(sealed, 0)),
  "a shorter tag of the lock": () =>
    relocked((sealed) => Buffer.from(sealed, "base64url").subarray(0, -8).toString("base64url")),
  "a lock of another site": async () => {
    const theirs = await sign({ site: OTHER, locked: {} });
    return signed({ locked: claimsOf(theirs)["locked"] });
  },
  "a lock that is misspelt": () => sign({ locked: { isue: "settlement-talks" } }),
};

describe("a token of a site", () => {
  it.each(Object.keys(ATTACKS))("opens nothing with %s", async (attack) => {
    const token = (await ATTACKS[attack]?.()) ?? "";
    for (const ending of ["json", "csv", "svg", "png", "status"] as const) {
      const response = await served.get(withToken(figure.urls[ending], token));
      expect(await problemOf(response)).toMatchObject({ status: 403, code: "forbidden-token" });
    }
    const page = await served.get(withToken(figure.urls.embed, token));
    const text = await page.text();
    expect(page.status).toBe(403);
    expect(text.includes(SHOWN) || text.includes(TITLE) || text.includes(SECRET)).toBe(false);
  });

  it("opens the figure where it is right in everything, so that each refusal above can fail", async () => {
    const page = await served.get(withToken(figure.urls.embed, good));
    expect(page.status).toBe(200);
    expect(await page.text()).toContain(SHOWN);
    const made = makeToken({ claims: right(), secret: SECRET });
    expect((await served.get(withToken(figure.urls.json, made))).status).toBe(200);
  });

  it.each([
    ["is missing", "", 403, "forbidden-token"],
    ["is empty", "?token=", 400, "invalid-request"],
    ["comes twice", "?token=a&token=b", 400, "invalid-request"],
    ["is longer than any", `?token=${"a".repeat(9000)}`, 400, "invalid-request"],
  ])("opens nothing where it %s", async (_name, search, status, code) => {
    const response = await served.get(`${figure.urls.json}${search}`);
    expect(await problemOf(response)).toMatchObject({ status, code });
  });

  it("is no token of a user: it opens nothing else of the server", async () => {
    const response = await served.get("/api/network", { authorization: `Bearer ${good}` });
    expect(await problemOf(response)).toMatchObject({ code: "unauthenticated" });
  });

  it("opens nothing any more where the figure was withdrawn, and again where it was restored", async () => {
    const own = await makeOwn("Withdrawn for a while", "the-paper");
    const url = withToken(own.urls.json, await sign({ figure: own.id }));
    await change(own, "POST", "withdraw", {});
    const withdrawn = await problemOf(await served.get(url));
    await change(own, "POST", "restore", {});

    expect(withdrawn).toMatchObject({ status: 410, code: "withdrawn" });
    expect((await served.get(url)).status).toBe(200);
  });

  it("opens nothing any more where its site was taken off the figure", async () => {
    const own = await makeOwn("Given to another paper", "the-paper");
    const url = withToken(own.urls.json, await sign({ figure: own.id }));
    await change(own, "PUT", "settings", {
      access: { kind: "token", sites: ["the-other-paper"] },
    });

    expect((await problemOf(await served.get(url))).code).toBe("forbidden-token");
  });

  it("is not taken by a figure that is for everybody, so that no lock is thought to hold there", async () => {
    const own = await makeOwn("For everybody", null);
    const url = withToken(own.urls.json, await sign({ figure: own.id }));

    expect((await problemOf(await served.get(url))).code).toBe("forbidden-token");
  });
});

describe("locked parameters", () => {
  it("narrow every file of the figure to what they let through", async () => {
    const whole = await payloadOf(good);
    const narrow = await payloadOf(locked);

    expect(whole.stances.some(({ polarity }) => polarity > 0)).toBe(true);
    expect(narrow.stances.length).toBeGreaterThan(0);
    expect(narrow.stances.every(({ polarity }) => polarity < 0)).toBe(true);
    const rows = async (token: string): Promise<number> =>
      (await (await served.get(withToken(figure.urls.csv, token))).text()).split("\r\n").length;
    expect([await rows(good), await rows(locked)]).toEqual([
      whole.stances.length + 2,
      narrow.stances.length + 2,
    ]);
  });

  it("are not in what the reader gets: neither the token nor the page has them in clear", async () => {
    const page = await (await served.get(withToken(figure.urls.embed, locked))).text();
    expect(`${JSON.stringify(claimsOf(locked))}${page}`).not.toMatch(/polarityMax|-0\.01/);
  });

  it.each(["polarityMax=1", "locked=", "filter=%7B%7D", "since=2000-01-01"])(
    "cannot be changed by the address: %s",
    async (extra) => {
      const response = await served.get(`${withToken(figure.urls.json, locked)}&${extra}`);
      expect((await problemOf(response)).code).toBe("invalid-request");
    },
  );

  it("hold for the comparison with the graph too", async () => {
    const status = await (await served.get(withToken(figure.urls.status, locked))).text();
    expect(JSON.parse(status)).toMatchObject({ equal: true, changed: 0 });
  });
});

function inSeconds(seconds: number): number {
  return Math.floor(Date.now() / 1000) + seconds;
}

function withToken(path: string, token: string): string {
  return `${path}?token=${encodeURIComponent(token)}`;
}

function sign({
  site = PAPER,
  figure: id = figure.id,
  expires = inSeconds(HOUR),
  locked: lock,
}: {
  site?: EmbedSite;
  figure?: string;
  expires?: number;
  locked?: object;
} = {}): Promise<string> {
  return signEmbedToken(site, {
    figure: id,
    expires,
    ...(lock === undefined ? {} : { locked: lock }),
  });
}

function makeOwn(title: string, site: string | null): Promise<FigureMeta> {
  const access = site === null ? { kind: "public" } : { kind: "token", sites: [site] };
  return makeFigure(served, { title, access }, headersOf("editor"));
}

async function change(
  { id }: FigureMeta,
  method: string,
  what: string,
  body: unknown,
): Promise<void> {
  const response = await fetch(`${served.base}/api/figures/${id}/${what}`, {
    method,
    headers: { ...headersOf("editor"), "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(await response.text());
}

async function payloadOf(token: string): Promise<FigurePayload> {
  const response = await served.get(withToken(figure.urls.json, token));
  return (await response.json()) as FigurePayload;
}
