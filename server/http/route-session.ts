import { z } from "zod";
import { SessionSchema, type Session } from "../wire/session.ts";
import { describeSession, logIn } from "./log-in.ts";
import { Reply } from "./reply.ts";
import { defineRoute, NOTHING, type Route } from "./route.ts";
import { sessionCookie } from "./session-cookie.ts";

const JSON_TYPE = "application/json";

export const sessionRoute: Route = defineRoute({
  method: "get",
  path: "/api/session",
  role: "stranger",
  operationId: "getSession",
  summary: "Who the caller is and what they may do",
  params: NOTHING,
  query: NOTHING,
  answers: [{ type: JSON_TYPE, schema: SessionSchema }],
  errors: [],
  cache: "never",
  handle: ({ caller }, services): Promise<Session> =>
    Promise.resolve(describeSession(caller, services)),
});

export const logInRoute: Route = defineRoute({
  method: "post",
  path: "/api/session",
  role: "stranger",
  operationId: "logIn",
  summary: "Log in with a token",
  description:
    "For browsers: the answer sets a cookie that stands for the token during twelve hours. Programs send the token itself with each request, as `Authorization: Bearer`.",
  params: NOTHING,
  query: NOTHING,
  body: {
    kind: "json",
    schema: z.strictObject({ token: z.string().min(1).max(500) }),
    maxBytes: 4096,
  },
  answers: [{ type: JSON_TYPE, schema: SessionSchema }],
  errors: ["unauthenticated"],
  cache: "never",
  handle: async (request, services) => {
    const { caller, session } = await logIn(services, request, request.body.token);
    return sessionReply(describeSession(caller, services), session, request.origin);
  },
});

export const logOutRoute: Route = defineRoute({
  method: "delete",
  path: "/api/session",
  role: "stranger",
  operationId: "logOut",
  summary: "Log out",
  description: "Takes the session's cookie from the browser.",
  params: NOTHING,
  query: NOTHING,
  answers: [{ type: JSON_TYPE, schema: SessionSchema }],
  errors: [],
  cache: "never",
  handle: (request, services) => {
    if (request.caller.name !== null) {
      services.audit(request, { action: "logOut", outcome: "done" });
    }
    const stranger = { ...request.caller, role: services.logins.strangers, name: null };
    return Promise.resolve(sessionReply(describeSession(stranger, services), null, request.origin));
  },
});

function sessionReply(session: Session, cookie: string | null, origin: string): Reply {
  return new Reply(JSON.stringify(session), {
    headers: { "Set-Cookie": sessionCookie(cookie, origin.startsWith("https:")) },
  });
}
