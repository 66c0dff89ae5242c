import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { SessionSchema } from "../../server/wire/session.ts";
import { GUARDED, headersOf, SECRETS } from "./guarded-graph.ts";
import { problemOf, serveGraph, type ServedGraph } from "./served-graph.ts";

let publicFolder: string;
let served: ServedGraph;
/** Another process with the same tokens behind the same proxy, and one without the editor's. */
let copy: ServedGraph;
let without: ServedGraph;
const log: string[] = [];

beforeAll(async () => {
  publicFolder = await mkdtemp(path.join(tmpdir(), "entente-public-"));
  await writeFile(path.join(publicFolder, "index.html"), "<!doctype html><title>x</title>");
  const form = `<input name="return" value="{{return-path}}"><input {{token-state}}>{{problem}}`;
  await writeFile(path.join(publicFolder, "login.html"), form);
  const access = { ...GUARDED, trustProxy: 1 };
  const tokens = GUARDED.tokens.filter(({ role }) => role !== "editor");
  [served, copy, without] = await Promise.all([
    serveGraph({ publicFolder, access, log: (line) => log.push(line) }),
    serveGraph({ publicFolder, access }),
    serveGraph({ publicFolder, access: { ...access, tokens } }),
  ]);
});
afterAll(async () => {
  await Promise.all([served.close(), copy.close(), without.close()]);
  await rm(publicFolder, { recursive: true });
});
beforeEach(() => {
  log.length = 0;
});

describe("/api/session", () => {
  it("says who the caller is, with a token, with a session, and with neither", async () => {
    const cookie = await logIn();

    expect(await sessionAt(served, headersOf("analyst"))).toEqual({
      role: "analyst",
      name: "the analyst",
      canLogIn: true,
    });
    expect(await sessionAt(served, { cookie })).toMatchObject({ name: "the editor" });
    const stranger = { role: "stranger", name: null, canLogIn: true };
    expect(await sessionAt(served, {})).toEqual(stranger);
  });

  it("sets a cookie that no script reads, no other site sends, and that ends", async () => {
    const response = await post("/api/session", JSON.stringify({ token: SECRETS.editor }));

    const [pair = "", ...attributes] = (response.headers.get("set-cookie") ?? "").split("; ");
    expect(pair).toMatch(/^entente=[\w.-]+$/);
    expect(attributes.toSorted()).toEqual([
      "HttpOnly",
      "Max-Age=43200",
      "Path=/",
      "SameSite=Strict",
    ]);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(SessionSchema.parse(await response.json()).name).toBe("the editor");
  });

  it("sets a cookie that only TLS carries where the request came by TLS", async () => {
    const tls = { "x-forwarded-proto": "https" };
    const response = await post("/api/session", JSON.stringify({ token: SECRETS.editor }), tls);

    const cookie = response.headers.get("set-cookie") ?? "";
    expect(cookie).toMatch(/^__Host-entente=.*; Secure/);
    const [pair = ""] = cookie.split(";");
    expect((await sessionAt(served, { cookie: pair, ...tls })).role).toBe("editor");
    // What came over plain HTTP may have been planted there.
    expect((await sessionAt(served, { cookie: pair })).role).toBe("stranger");
  });

  it("makes sessions that every copy of the server knows, until the token is removed", async () => {
    const cookie = await logIn();

    expect((await sessionAt(copy, { cookie })).role).toBe("editor");
    expect((await sessionAt(without, { cookie })).role).toBe("stranger");
    expect((await problemOf(await without.get("/api/network", { cookie }))).status).toBe(401);
  });

  it("logs out", async () => {
    const cookie = await logIn();
    const response = await fetch(`${served.base}/api/session`, {
      method: "DELETE",
      headers: { cookie },
    });

    expect(SessionSchema.parse(await response.json()).role).toBe("stranger");
    expect(response.headers.get("set-cookie")).toMatch(/^entente=; Max-Age=0; Path=\//);
  });

  it.each([
    ["a wrong token", { token: "wrong" }, "unauthenticated"],
    ["an empty token", { token: "" }, "invalid-request"],
    ["no token", {}, "invalid-request"],
    ["more than a token", { token: SECRETS.editor, role: "editor" }, "invalid-request"],
    ["a long token", { token: "x".repeat(5000) }, "too-long"],
  ])("refuses %s and sets no cookie", async (_what, body, code) => {
    const response = await post("/api/session", JSON.stringify(body));

    expect(response.headers.get("set-cookie")).toBeNull();
    expect((await problemOf(response)).code).toBe(code);
  });
});

describe("Authorization", () => {
  it("with a token that nobody has is refused everywhere, also beside a session", async () => {
    const cookie = await logIn();
    for (const authorization of ["Bearer wrong", `bearer ${SECRETS.editor}x`]) {
      for (const each of ["/api/health", "/api/network"]) {
        const headers = { authorization, cookie, "x-forwarded-for": "192.0.2.8" };
        const response = await served.get(each, headers);
        const challenge = response.headers.get("www-authenticate");
        expect(challenge).toBe('Bearer realm="Entente", error="invalid_token"');
        expect((await problemOf(response)).code).toBe("unauthenticated");
      }
    }
  });

  it("of another scheme is left to a proxy in front", async () => {
    const basic = `Basic ${Buffer.from("a:b").toString("base64")}`;
    expect((await sessionAt(served, { authorization: basic })).role).toBe("stranger");
  });

  it("is not asked for where there are no tokens", async () => {
    const open = await serveGraph();
    const { role, canLogIn } = await sessionAt(open, { authorization: "Bearer x" });
    await open.close();
    expect([role, canLogIn]).toEqual(["editor", false]);
  });
});

describe("the login page", () => {
  it("is where a stranger who asks for the explorer is sent, with the way back", async () => {
    const response = await fetch(`${served.base}/?open=tur&view=table`, { redirect: "manual" });

    expect(response.status).toBe(303);
    const location = response.headers.get("location") ?? "";
    expect(location).toBe("/login?return=%2F%3Fopen%3Dtur%26view%3Dtable");
    const page = await (await served.get(location)).text();
    expect(page).toContain('value="/?open=tur&#38;view=table"');
  });

  it("logs in by a plain form and goes back", async () => {
    const response = await post("/login", form({ return: "/?open=tur" }), FORM);

    expect([response.status, response.headers.get("location")]).toEqual([303, "/?open=tur"]);
    const [cookie = ""] = (response.headers.get("set-cookie") ?? "").split(";");
    expect((await served.get("/", { cookie })).status).toBe(200);
  });

  it("says what was wrong, keeps the way back and not the token", async () => {
    const response = await post("/login", form({ token: "hunter2", return: "/?open=tur" }), FORM);

    expect(response.status).toBe(401);
    const page = await response.text();
    expect(page).toMatch(/role="alert">The server does not know this token/);
    expect(page).toContain('aria-invalid="true" aria-describedby="problem"');
    expect(page).toContain('value="/?open=tur"');
    expect(page).not.toContain("hunter2");
  });

  it.each([
    "https://evil.example/",
    "//evil.example",
    "/\\evil.example",
    "/.//evil.example",
    "/%2e//evil.example",
    "\t//evil.example",
    "javascript:alert(1)",
    "login",
    "",
  ])("goes to the explorer instead of %j", async (target) => {
    const response = await post("/login", form({ return: target }), FORM);
    expect(response.headers.get("location")).toBe("/");
  });

  it("never puts what it was sent into its HTML", async () => {
    const attack = `/"><script>alert(1)</script>{{problem}}`;
    const page = await (await served.get(`/login?return=${encodeURIComponent(attack)}`)).text();
    expect(page).not.toContain("<script>");
  });

  it("refuses a form that is too long or garbled without an error of the server", async () => {
    const long = await post("/login", form({ token: "x".repeat(20_000) }), FORM);
    expect((await problemOf(long)).code).toBe("too-long");
    const charset = { "content-type": "application/x-www-form-urlencoded; charset=klingon" };
    const garbled = await post("/login", "token=x", charset);
    expect((await problemOf(garbled)).code).toBe("invalid-request");
  });

  it("lets the browser send its cookie where a link on another site led here", async () => {
    const response = await served.get("/?open=tur", { "sec-fetch-site": "cross-site" });

    const page = await response.text();
    expect([response.status, response.redirected]).toEqual([200, false]);
    expect(page).toContain('http-equiv="refresh" content="0;url=/?open=tur"');
  });

  it("lets its browser say where the form comes from", async () => {
    expect((await served.get("/login")).headers.get("referrer-policy")).toBe("same-origin");
  });
});

describe("the audit log", () => {
  it("has a line for each login, logout and refusal, and never a secret", async () => {
    const address = "192.0.2.7";
    const from = { "x-forwarded-for": `203.0.113.9, ${address}` };
    const cookie = await logIn(from);
    await post("/api/session", JSON.stringify({ token: "a-wrong-token" }), from);
    await post("/login", form({ token: "a-wrong-token" }), { ...FORM, ...from });
    await served.get("/api/network", { authorization: "Bearer a-wrong-token", ...from });
    await served.get("/api/network", from);
    await fetch(`${served.base}/api/session`, { method: "DELETE", headers: { cookie, ...from } });

    const stranger = { who: null, role: "stranger", address };
    const editor = { who: "the editor", role: "editor", address };
    expect(auditLines()).toMatchObject([
      { ...editor, action: "logIn", outcome: "done" },
      { ...stranger, action: "logIn", outcome: "unauthenticated" },
      { ...stranger, action: "logIn", outcome: "unauthenticated" },
      { ...stranger, action: "authenticate", outcome: "unauthenticated" },
      { ...stranger, action: "getNetwork", outcome: "unauthenticated" },
      { ...editor, action: "logOut", outcome: "done" },
    ]);
    const text = log.join("");
    for (const secret of [...Object.values(SECRETS), "a-wrong-token", cookie.slice(8)]) {
      expect(text).not.toContain(secret);
    }
  });
});

describe("guessing tokens", () => {
  it("is stopped after ten a minute, and stops nobody who has one", async () => {
    const access = { ...GUARDED, tokens: GUARDED.tokens.slice(0, 1) };
    const guessed = await serveGraph({ access });
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 12; attempt += 1) {
      const response = await guessed.get("/api/health", { authorization: `Bearer x${attempt}` });
      statuses.push(response.status);
      if (response.status === 429) {
        const seconds = Number(response.headers.get("retry-after"));
        expect(seconds).toBeGreaterThan(0);
        expect(seconds).toBeLessThanOrEqual(60);
        expect((await problemOf(response)).code).toBe("too-many-requests");
      }
    }
    const neighbour = await guessed.get("/api/network", headersOf("viewer"));
    await guessed.close();

    expect(statuses).toEqual([...Array<number>(10).fill(401), 429, 429]);
    expect(neighbour.status).toBe(200);
  });
});

const FORM = { "content-type": "application/x-www-form-urlencoded" };

function form(fields: Record<string, string>): string {
  return new URLSearchParams({ token: SECRETS.editor, ...fields }).toString();
}

function post(
  where: string,
  body: string,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(`${served.base}${where}`, {
    method: "POST",
    body,
    headers: { "content-type": "application/json", ...headers },
    redirect: "manual",
  });
}

/** Name and value of the editor's cookie. */
async function logIn(headers: Record<string, string> = {}): Promise<string> {
  const response = await post("/api/session", JSON.stringify({ token: SECRETS.editor }), headers);
  await response.text();
  return (response.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
}

async function sessionAt(
  where: ServedGraph,
  headers: Record<string, string>,
): Promise<{ role: string; name: string | null; canLogIn: boolean }> {
  return SessionSchema.parse(await (await where.get("/api/session", headers)).json());
}

function auditLines(): unknown[] {
  return log
    .map((line) => JSON.parse(line) as { log?: string })
    .filter((line) => line.log === "audit");
}
