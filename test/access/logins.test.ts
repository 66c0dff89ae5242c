import { describe, expect, it } from "@jest/globals";
import { SignJWT, UnsecuredJWT } from "jose";
import { AccessToken } from "../../server/access/access-token.ts";
import { Logins, SESSION_SECONDS } from "../../server/access/logins.ts";

const ANNA = { role: "editor", name: "Anna", secret: "k3Vq9_xT-0aLmZp7Yc2RwN8e" } as const;
const DESK = { role: "viewer", name: "Desk", secret: "b7Hs4.Qd~1fGjUo6Wv5KtE9i" } as const;
const NOON = Date.UTC(2020, 9, 23, 12);

describe("a session", () => {
  it("is known to another process with the same tokens, in any order", async () => {
    const session = await loginsOf([ANNA, DESK]).startSession(new AccessToken(ANNA));

    const token = await loginsOf([DESK, ANNA]).readSession(session);

    expect(token).toMatchObject({ name: "Anna", role: "editor" });
  });

  it("ends after twelve hours and not a second before", async () => {
    const session = await loginsOf([ANNA]).startSession(new AccessToken(ANNA));

    const last = await loginsOf([ANNA], NOON + SESSION_SECONDS * 1000 - 1000).readSession(session);
    const after = await loginsOf([ANNA], NOON + SESSION_SECONDS * 1000).readSession(session);

    expect(SESSION_SECONDS).toBe(12 * 60 * 60);
    expect(last?.name).toBe("Anna");
    expect(after).toBeNull();
  });

  it("ends when its token is removed or has a new secret", async () => {
    const session = await loginsOf([ANNA, DESK]).startSession(new AccessToken(ANNA));

    expect(await loginsOf([DESK]).readSession(session)).toBeNull();
    const renewed = { ...ANNA, secret: "z9Yx8Wv7Ut6Sr5Qp4On3Ml2K" };
    expect(await loginsOf([renewed, DESK]).readSession(session)).toBeNull();
  });

  it("has the role that its token has now", async () => {
    const session = await loginsOf([ANNA]).startSession(new AccessToken(ANNA));

    const token = await loginsOf([{ ...ANNA, role: "viewer" }]).readSession(session);

    expect(token?.role).toBe("viewer");
  });

  it("lets nobody in who made or changed it", async () => {
    const logins = loginsOf([ANNA, DESK]);
    const session = await logins.startSession(new AccessToken(DESK));
    const [head = "", , signature = ""] = session.split(".");
    const claims = { sub: "Anna", aud: "entente-session", exp: NOON / 1000 + 60 };
    const body = Buffer.from(JSON.stringify(claims)).toString("base64url");
    const forged = [
      `${head}.${body}.${signature}`,
      new UnsecuredJWT(claims).encode(),
      // Signed with what somebody may know, not with the token's key.
      await sign(claims, new TextEncoder().encode("Anna".repeat(8))),
      // The token's own key, for another purpose, and without an end.
      await sign({ ...claims, aud: "figure" }, new AccessToken(ANNA).sessionKey()),
      await sign({ sub: "Anna", aud: "entente-session" }, new AccessToken(ANNA).sessionKey()),
      `${session}x`,
      session.slice(0, -1),
      "",
      "a.b.c",
      "x".repeat(10_000),
    ];

    for (const each of forged) expect(await logins.readSession(each)).toBeNull();
    const sound = await sign(claims, new AccessToken(ANNA).sessionKey());
    expect((await logins.readSession(sound))?.name).toBe("Anna");
  });
});

describe("find", () => {
  it("gives the token with the secret and no other", () => {
    const logins = loginsOf([ANNA, DESK]);

    expect(logins.find(DESK.secret)?.name).toBe("Desk");
    for (const wrong of ["", "Desk", DESK.secret.toLowerCase(), `${DESK.secret}=`]) {
      expect(logins.find(wrong)).toBeNull();
    }
    expect(loginsOf([]).find("")).toBeNull();
  });
});

function loginsOf(
  parts: readonly ConstructorParameters<typeof AccessToken>[0][],
  now = NOON,
): Logins {
  const tokens = parts.map((each) => new AccessToken(each));
  return new Logins({ tokens, strangers: "stranger", now: () => now });
}

function sign(claims: Record<string, unknown>, key: Uint8Array): Promise<string> {
  return new SignJWT(claims).setProtectedHeader({ alg: "HS256" }).sign(key);
}
