import { describe, expect, it } from "@jest/globals";
import { fetchWithLogin, LoginSession, withLogin } from "../../../client/api/login-session.ts";
import { EntenteError } from "../../../server/wire/entente-error.ts";

const SECRET = "k3Vq9_xT-0aLmZp7Yc2RwN8e";

describe("a request that needs a login", () => {
  it("waits for it and is then sent again as it was", async () => {
    const server = createServer();
    const session = new LoginSession(server.fetch);
    const ask = fetchWithLogin(server.fetch, session)("/api/things", { method: "PUT", body: "x" });
    await asked(session);
    expect(session.isAsking).toBe(true);

    await session.logIn(SECRET);

    expect((await ask).status).toBe(200);
    expect(session.isAsking).toBe(false);
    expect(session.current?.name).toBe("Anna");
    const puts = server.requests.filter(({ path }) => path === "/api/things");
    expect(puts).toEqual([
      { path: "/api/things", method: "PUT", body: "x" },
      { path: "/api/things", method: "PUT", body: "x" },
    ]);
  });

  it("waits on through a wrong token, with others that wait for the same", async () => {
    const server = createServer();
    const session = new LoginSession(server.fetch);
    const request = fetchWithLogin(server.fetch, session);
    let changes = 0;
    session.addEventListener("change", () => (changes += 1));
    const asks = [request("/a"), request("/b"), request("/c")];
    await asked(session);

    await expect(session.logIn("wrong")).rejects.toMatchObject({ code: "unauthenticated" });
    expect(session.isAsking).toBe(true);
    expect(changes).toBe(1);
    await session.logIn(SECRET);

    const statuses = (await Promise.all(asks)).map(({ status }) => status);
    expect(statuses).toEqual([200, 200, 200]);
  });

  it("gets the refusal where nobody logs in, and asks again the next time", async () => {
    const server = createServer();
    const session = new LoginSession(server.fetch);
    const request = fetchWithLogin(server.fetch, session);
    const first = request("/a");
    await asked(session);

    session.dismiss();

    expect((await first).status).toBe(401);
    const second = request("/a");
    await asked(session);
    await session.logIn(SECRET);
    expect((await second).status).toBe(200);
  });

  it("ends when it is aborted", async () => {
    const server = createServer();
    const session = new LoginSession(server.fetch);
    const aborter = new AbortController();
    const ask = fetchWithLogin(server.fetch, session)("/a", { signal: aborter.signal });
    await asked(session);

    aborter.abort();

    await expect(ask).rejects.toMatchObject({ name: "AbortError" });
  });
});

describe("withLogin", () => {
  const refused = new EntenteError("unauthenticated", "The server does not know this token.");

  it("tries again after a login what was refused for want of one", async () => {
    const { fetch } = createServer();
    const session = new LoginSession(fetch);
    let attempts = 0;
    const attempt = (): Promise<string> => {
      attempts += 1;
      return attempts === 1 ? Promise.reject(refused) : Promise.resolve("taken");
    };
    const sent = withLogin(attempt, session, new AbortController().signal);
    await asked(session);
    await session.logIn(SECRET);

    expect(await sent).toBe("taken");
    expect(attempts).toBe(2);
  });

  it("gives the refusal without a login, and asks for none after another failure", async () => {
    const session = new LoginSession(createServer().fetch);
    const { signal } = new AbortController();
    const sent = withLogin(() => Promise.reject(refused), session, signal);
    await asked(session);
    session.dismiss();

    await expect(sent).rejects.toBe(refused);
    const other = new EntenteError("busy", "Another import runs.");
    await expect(withLogin(() => Promise.reject(other), session, signal)).rejects.toBe(other);
    expect(session.isAsking).toBe(false);
  });
});

/** A server that wants a login: what it was asked, and a fetch that asks it. */
function createServer(): {
  readonly fetch: typeof fetch;
  readonly requests: { path: string; method: string; body: unknown }[];
} {
  const requests: { path: string; method: string; body: unknown }[] = [];
  let isIn = false;
  const answer = (path: string, init: RequestInit = {}): Response => {
    const { method = "GET", body = null } = init;
    requests.push({ path, method, body });
    if (path === "/api/session") {
      const { token } = JSON.parse(body as string) as { token: string };
      if (token !== SECRET) return refusal();
      isIn = true;
      return Response.json({ role: "editor", name: "Anna", canLogIn: true });
    }
    return isIn ? Response.json({}) : refusal();
  };
  return {
    requests,
    fetch: (input, init) => Promise.resolve(answer(input as string, init)),
  };
}

function refusal(): Response {
  const problem = {
    type: "urn:entente:problem:unauthenticated",
    title: "A valid token is needed",
    status: 401,
    code: "unauthenticated",
    detail: "The server does not know this token.",
  };
  return Response.json(problem, { status: 401 });
}

/** Resolves when the session asks for a login. */
async function asked(session: LoginSession): Promise<void> {
  while (!session.isAsking) await new Promise((resolve) => setTimeout(resolve, 1));
}
