import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { createRoutes } from "../../server/http/routes.ts";
import type { FigureMeta } from "../../server/wire/figure-meta.ts";
import { makeFigure } from "./figure-requests.ts";
import { ARTICLE, problemOf, serveGraph, type ServedGraph } from "./served-graph.ts";

const LISTED = ["https://news.example.org", "https://*.example.net"];

let served: ServedGraph;
let listed: FigureMeta;
beforeAll(async () => {
  served = await serveGraph({ file: ARTICLE });
  listed = await makeFigure(served, { title: "For two hosts", frameAncestors: LISTED });
});
afterAll(() => served.close());

describe("a script of another page", () => {
  it.each(["https://news.example.org", "https://www.example.net", "https://a.b.example.net"])(
    "reads a figure from %s, which may frame it",
    async (origin) => {
      const { headers } = await served.get(listed.urls.json, { origin });
      expect(headers.get("access-control-allow-origin")).toBe(origin);
      expect(headers.get("access-control-allow-credentials")).toBeNull();
      expect(headers.get("vary")).toContain("Origin");
    },
  );

  it.each([
    "http://news.example.org",
    "https://news.example.org:8443",
    "https://news.example.org.evil.example",
    "https://evil-news.example.org",
    "https://example.org",
    "https://example.net",
    "https://evilexample.net",
    "https://www.example.net.evil.example",
    "http://www.example.net",
    "https://news.example.org@evil.example",
    "https://NEWS.EXAMPLE.ORG",
    "https://news.example.org/",
    "https://news.example.org evil.example",
    "null",
    "file://",
    "chrome-extension://news.example.org",
    "*",
  ])("reads nothing from %s", async (origin) => {
    for (const name of ["json", "csv", "svg", "status", "embed"] as const) {
      const { headers } = await served.get(listed.urls[name], { origin });
      expect(headers.get("access-control-allow-origin")).toBeNull();
    }
  });

  const CHANGES = createRoutes()
    .filter(({ method, path }) => method !== "get" && path.startsWith("/api/figures"))
    .map(({ method, path }) => `${method.toUpperCase()} ${path}`);

  it.each(CHANGES)("changes nothing by %s, also where it may frame the figure", async (route) => {
    const [method = "", path = ""] = route.split(" ");
    const response = await fetch(`${served.base}${path.replace("{id}", listed.id)}`, {
      method,
      headers: { origin: "https://news.example.org", "content-type": "application/json" },
      body: JSON.stringify({ title: "Changed", follow: true, reason: "Changed" }),
    });
    expect(await problemOf(response)).toMatchObject({ code: "forbidden-origin", status: 403 });
    const now = (await (await served.get(`/api/figures/${listed.id}`)).json()) as FigureMeta;
    expect(now).toEqual(listed);
  });
});

describe("the list of who may frame a figure", () => {
  it.each([
    "https://a.example; script-src *",
    "https://a.example, https://b.example",
    "https://a.example https://b.example",
    "https://a.example\nX-Injected: 1",
    "https://a.example/path",
    "https://*",
    "https://*.*",
    "https://a.*.example",
    "*.example.org",
    "'self'",
    "'none'",
    "https:",
    "data:",
    "javascript:alert(1)",
    "https://a.example:99999999",
    "",
  ])("takes no %j, which would mean something else in the header", async (ancestor) => {
    const response = await fetch(`${served.base}/api/figures`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ title: "Framed", frameAncestors: [ancestor] }),
    });
    expect(await problemOf(response)).toMatchObject({ code: "invalid-request" });
  });

  it("is the whole directive, and an empty list lets nobody", async () => {
    const none = await makeFigure(served, { title: "For nobody", frameAncestors: [] });
    const directive = async ({ urls }: FigureMeta): Promise<string | undefined> => {
      const policy = (await served.get(urls.embed)).headers.get("content-security-policy");
      return policy?.split("; ").find((each) => each.startsWith("frame-ancestors"));
    };
    expect(await directive(listed)).toBe(`frame-ancestors ${LISTED.join(" ")}`);
    expect(await directive(none)).toBe("frame-ancestors 'none'");
  });
});

describe("oEmbed", () => {
  it.each([
    (id: string) => `https://evil.example/embed/${id}`,
    (id: string) => `//evil.example/embed/${id}`,
    (id: string) => `${served.base}@evil.example/embed/${id}`,
    (id: string) => `${served.base}.evil.example/embed/${id}`,
    (id: string) => `${served.base.replace("http:", "https:")}/embed/${id}`,
    (id: string) => `${served.base}/embed/${id}/../../api/figures`,
    (id: string) => `${served.base}/api/figures/${id}`,
    (id: string) => `${served.base}/embed/${id.slice(1)}`,
    (id: string) => `${served.base}/embed/${id}0`,
    (id: string) => `javascript:alert("${id}")`,
    (id: string) => `data:text/html,/embed/${id}`,
    () => `${served.base}/embed/`,
  ])("knows no figure at another address (%#)", async (address) => {
    const url = encodeURIComponent(address(listed.id));
    expect((await problemOf(await served.get(`/oembed?url=${url}`))).code).toBe("not-found");
  });
});
