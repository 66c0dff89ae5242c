import path from "node:path";
import express, { type RequestHandler, Router } from "express";
import { sendToLogin } from "./login-page.ts";

/**
 * The explorer's files. Bundled assets carry a hash in their name and never change under it; they
 * are the program and tell nothing of the graph, so strangers may have them.
 */
export function createStaticFiles(publicFolder: string): Router {
  const router = Router({ caseSensitive: true, strict: true });
  const assets = path.join(publicFolder, "assets") + path.sep;
  const embedScript = path.join(publicFolder, "embed.js");
  router.use(
    ["/index.html", "/queries.html", "/figures.html", "/import.html", "/login.html"],
    notFoundPage,
  );
  router.get(["/", "/queries", "/figures", "/import"], sendToLogin);
  for (const page of ["queries", "figures", "import"]) {
    router.get(`/${page}`, (_request, response) => {
      const headers = { "Cache-Control": "no-cache" };
      response.sendFile(`${page}.html`, { root: publicFolder, cacheControl: false, headers });
    });
  }
  router.use(
    express.static(publicFolder, {
      index: "index.html",
      redirect: false,
      dotfiles: "ignore",
      setHeaders: (response, file) => {
        response.setHeader(
          "Cache-Control",
          file.startsWith(assets) ? "public, max-age=31536000, immutable" : "no-cache",
        );
        // Any page may load it; what it does there is to show figures that say who may frame them.
        if (file === embedScript)
          response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
      },
    }),
  );
  return router;
}

const NOT_FOUND_PAGE = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Not found – Entente</title></head>
<body><h1>There is no such page</h1><p>The address may be mistyped. <a href="/">Open the explorer</a>, or see <a href="/api/openapi.json">what the server answers</a>.</p></body>
</html>
`;

/** The page for every other path. */
export const notFoundPage: RequestHandler = (_request, response) => {
  response.status(404).set("Cache-Control", "no-cache").type("html").send(NOT_FOUND_PAGE);
};
