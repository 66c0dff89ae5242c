import { readFileSync } from "node:fs";
import path from "node:path";
import express, { type RequestHandler, Router } from "express";
import { ERROR_STATUS } from "../wire/error-code.ts";
import { EntenteError } from "../wire/entente-error.ts";
import { callerOf } from "./caller.ts";
import { logIn } from "./log-in.ts";
import { requestIdOf } from "./request-log.ts";
import { retryAfterSeconds } from "./problem.ts";
import type { Services } from "./route.ts";
import { sessionCookie } from "./session-cookie.ts";

/** Path of the login page; `?return=` is the page to go back to. */
const LOGIN_PATH = "/login";

/** The login page: a form that needs no script. It is bundled with the explorer. */
export function createLoginPage(publicFolder: string, services: Services): Router {
  const template = readFileSync(path.join(publicFolder, "login.html"), "utf8");
  const router = Router({ caseSensitive: true, strict: true });
  const form = express.urlencoded({ extended: false, limit: "8kb", parameterLimit: 10 });
  router.use(LOGIN_PATH, (_request, response, next) => {
    response.set("Cache-Control", "no-store");
    // Without it a browser sends `Origin: null` with the form, as a page of another site might.
    response.set("Referrer-Policy", "same-origin");
    next();
  });
  router.get(LOGIN_PATH, (request, response) => {
    const back = localPath(new URLSearchParams(request.originalUrl.split("?")[1]).get("return"));
    if (callerOf(response).name !== null) response.redirect(303, back);
    else response.type("html").send(fillPage(template, { back, problem: null }));
  });
  router.post(LOGIN_PATH, form, async (request, response) => {
    const back = localPath(fieldOf(request.body, "return"));
    const sender = { requestId: requestIdOf(response), caller: callerOf(response) };
    try {
      const { session } = await logIn(services, sender, fieldOf(request.body, "token").trim());
      response.set("Set-Cookie", sessionCookie(session, request.secure)).redirect(303, back);
    } catch (error) {
      if (!(error instanceof EntenteError)) throw error;
      const seconds = retryAfterSeconds(error);
      if (seconds !== undefined) response.set("Retry-After", String(seconds));
      const page = fillPage(template, { back, problem: error.message });
      response.status(ERROR_STATUS[error.code]).type("html").send(page);
    }
  });
  return router;
}

/** Sends strangers who ask for a page to the login, and back to that page afterwards. */
export const sendToLogin: RequestHandler = (request, response, next) => {
  const { method } = request;
  if (callerOf(response).role !== "stranger" || (method !== "GET" && method !== "HEAD")) {
    next();
    return;
  }
  response.set("Cache-Control", "no-store");
  const site = request.headers["sec-fetch-site"];
  if (site === "cross-site" || site === "same-site") {
    // A link on another site brings no cookie, not even of somebody who is logged in: the cookie is
    // SameSite=Strict. Asked for once more from a page of ours, it comes.
    response.type("html").send(againPage(localPath(request.originalUrl)));
    return;
  }
  response.redirect(303, `${LOGIN_PATH}?return=${encodeURIComponent(request.originalUrl)}`);
};

interface PageParts {
  readonly back: string;
  /** What was wrong with the last attempt; null at first. */
  readonly problem: string | null;
}

function fillPage(template: string, { back, problem }: PageParts): string {
  const alert =
    problem === null
      ? ""
      : `<p class="problem" id="problem" role="alert">${escapeHtml(problem)}</p>`;
  const state = problem === null ? "" : 'aria-invalid="true" aria-describedby="problem"';
  const parts: Readonly<Record<string, string>> = {
    "return-path": escapeHtml(back),
    problem: alert,
    "token-state": state,
  };
  return template.replace(/\{\{([a-z-]+)\}\}/g, (_, name: string) => parts[name] ?? "");
}

function againPage(target: string): string {
  const url = escapeHtml(target);
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta http-equiv="refresh" content="0;url=${url}"><title>Entente</title></head>
<body><p><a href="${url}">Open the explorer</a></p></body>
</html>
`;
}

/** The path, if it is one of this server; else that of the explorer. */
function localPath(text: string | null): string {
  const base = "http://entente.invalid";
  if (text === null || !text.startsWith("/") || !URL.canParse(text, base)) return "/";
  const { origin, pathname, search } = new URL(text, base);
  // `//elsewhere` is another host, also as `/\elsewhere`, and `/.//elsewhere` becomes it.
  return origin === base && !pathname.startsWith("//") ? `${pathname}${search}` : "/";
}

function fieldOf(body: unknown, name: string): string {
  const value =
    typeof body === "object" && body !== null ? (body as Record<string, unknown>)[name] : undefined;
  return typeof value === "string" ? value : "";
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
