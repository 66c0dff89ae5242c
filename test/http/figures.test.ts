import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { signEmbedToken } from "../../server/figures/access/embed-token.ts";
import { EmbedSite } from "../../server/figures/access/embed-sites.ts";
import { FIGURE_FORMATS } from "../../server/wire/figure.ts";
import type { FigureMeta } from "../../server/wire/figure-meta.ts";
import { makeFigure } from "./figure-requests.ts";
import { GUARDED, headersOf } from "./guarded-graph.ts";
import { ARTICLE, problemOf, readGraph, serveGraph, type ServedGraph } from "./served-graph.ts";

const SITE = new EmbedSite("the-paper", "5b1d0b6f2f0c4a8fb3a9e7c1d2468ace");
const CSV_HEAD = "stance,date,from,from_name";

let open: ServedGraph;
let figure: FigureMeta;
beforeAll(async () => {
  open = await serveGraph({ file: ARTICLE, embedSites: [SITE] });
  figure = await makeFigure(open);
});
afterAll(() => open.close());

describe("a figure's files", () => {
  it.each([...FIGURE_FORMATS, "embed", "status"] as const)(
    "answer HEAD as they answer GET: %s",
    async (name) => {
      const url = `${open.base}${figure.urls[name]}`;
      const [head, get] = [await fetch(url, { method: "HEAD" }), await fetch(url)];

      expect([head.status, get.status]).toEqual([200, 200]);
      for (const field of ["content-type", "etag", "content-security-policy", "cache-control"]) {
        expect([field, head.headers.get(field)]).toEqual([field, get.headers.get(field)]);
      }
      expect(await head.text()).toBe("");
      expect((await get.arrayBuffer()).byteLength).toBeGreaterThan(100);
    },
  );

  it.each(FIGURE_FORMATS)("are not sent again to who has them: %s", async (name) => {
    const first = await open.get(figure.urls[name]);
    const tag = first.headers.get("etag") ?? "";
    const second = await open.get(figure.urls[name], { "if-none-match": tag });

    expect([first.status, second.status]).toEqual([200, 304]);
    expect(await second.text()).toBe("");
  });

  it("may be read by programs on every page where the figure is for everybody", async () => {
    const response = await open.get(figure.urls.csv, { origin: "https://news.example.org" });

    expect(response.headers.get("access-control-allow-origin")).toBe("*");
    expect((await response.text()).slice(0, 40)).toContain(CSV_HEAD);
  });
});

describe("the page of an embedded figure", () => {
  it("may be framed by whom the figure names, and no other page of the server by anybody", async () => {
    const frameAncestors = ["https://news.example.org"];
    const own = await makeFigure(open, { title: "For one paper", frameAncestors });
    const [framed, explorer] = [await open.get(own.urls.embed), await open.get("/api/network")];

    expect(framed.headers.get("content-security-policy")).toContain(
      "frame-ancestors https://news.example.org",
    );
    expect(framed.headers.get("x-frame-options")).toBeNull();
    expect(explorer.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
    expect(explorer.headers.get("x-frame-options")).toBe("DENY");
  });

  it("is complete without scripts: picture, table, evidence and sources are in it", async () => {
    const page = await (await open.get(figure.urls.embed)).text();

    expect(page).toMatch(/<svg[^>]*>.*<title/s);
    expect(page.match(/<details data-part="\w+"/g)).toHaveLength(4);
    expect(page).toContain("Tayyip Erdogan");
    expect(page).not.toMatch(/<script(?! type="application\/json")/);
  });

  it("says for a withdrawn figure that it was, and why, in every picture's form", async () => {
    const own = await makeFigure(open, { title: "Withdrawn later" });
    await post(`/api/figures/${own.id}/withdraw`, { reason: "The date was wrong." });
    const [page, svg, png, csv] = await Promise.all(
      (["embed", "svg", "png", "csv"] as const).map((name) => open.get(own.urls[name])),
    );

    expect([page, svg, png, csv].map((each) => each?.status)).toEqual([410, 410, 410, 410]);
    expect(await page?.text()).toContain("The date was wrong.");
    expect(await svg?.text()).toContain("The date was wrong.");
    expect(png?.headers.get("content-type")).toBe("image/png");
    expect((await csv?.json()) as object).toMatchObject({ code: "withdrawn" });
  });
});

describe("what a view shows", () => {
  const CROWD = 45;
  let large: ServedGraph;
  beforeAll(async () => {
    const graph = await readGraph(ARTICLE);
    const [stance] = graph.stances;
    if (stance === undefined) throw new Error("the article has stances");
    const others = Array.from({ length: 2000 }, (_, n) => {
      return { id: `z-${n}`, kind: "person" as const, name: `Z ${n}` };
    });
    const said = Array.from({ length: CROWD }, (_, n) => {
      return { ...stance, id: `said-${n}`, from: `z-${n}`, to: "tur" };
    });
    large = await serveGraph({
      graph: {
        ...graph,
        actors: [...graph.actors, ...others],
        stances: [...graph.stances, ...said],
      },
    });
  });
  afterAll(() => large.close());

  it("is given whole also where thousands have more stances than it", async () => {
    const response = await post("/api/extract", { nodes: ["z-999"] });
    expect(await response.json()).toMatchObject({ actors: [{ id: "z-999" }] });
  });

  it("says in a picture of lanes how many found none", async () => {
    const ids = ["tur", ...Array.from({ length: CROWD }, (_, n) => `z-${n}`)];
    const response = await post("/api/pictures", {
      title: "Lanes",
      positions: Object.fromEntries(ids.map((id) => [id, [0, 0]])),
      lanes: { first: "2020-10-21", last: "2020-10-23" },
    });
    expect(await response.text()).toContain("6 actors and issues with few stances found no lane.");
  });

  function post(path: string, body: object): Promise<Response> {
    return fetch(`${large.base}${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  }
});

describe("a figure that needs a token", () => {
  it("is shown to who brings one, and nobody else may keep it", async () => {
    const access = { kind: "token", sites: ["the-paper"] };
    const served = await serveGraph({
      file: ARTICLE,
      embedSites: [SITE],
      access: { ...GUARDED, strangers: "viewer" },
    });
    try {
      const made = await fetch(`${served.base}/api/figures`, {
        method: "POST",
        headers: { ...headersOf("editor"), "content-type": "application/json" },
        body: JSON.stringify({ title: "For readers of one paper", access }),
      });
      const { id } = (await made.json()) as FigureMeta;
      const expires = Math.floor(Date.now() / 1000) + 60;
      const token = await signEmbedToken(SITE, { figure: id, expires });

      const shown = await served.get(`/embed/${id}?token=${token}`);
      const refused = await served.get(`/figures/${id}.json`);

      expect(shown.status).toBe(200);
      expect(shown.headers.get("cache-control")).toBe("private, no-store");
      expect((await problemOf(refused)).code).toBe("forbidden-token");
    } finally {
      await served.close();
    }
  });

  it("cannot be made for a site that the server has no secret of", async () => {
    const access = { kind: "token", sites: ["unknown.example.org"] };
    const response = await post("/api/figures", { title: "For nobody", access });

    expect(await problemOf(response)).toMatchObject({ code: "invalid-request" });
  });
});

function post(path: string, body: unknown): Promise<Response> {
  return fetch(`${open.base}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
}
