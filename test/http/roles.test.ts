import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { createRoutes } from "../../server/http/routes.ts";
import { allowsRole, ROLES, type Role } from "../../server/wire/role.ts";
import { GUARDED, headersOf } from "./guarded-graph.ts";
import { ARTICLE, problemOf, serveGraph, type ServedGraph } from "./served-graph.ts";

/** The least role of every route. Whoever adds a route decides here who may call it. */
const LEAST_ROLES: Readonly<Record<string, Role>> = {
  "get /api/health": "stranger",
  "get /api/ready": "stranger",
  "get /api/session": "stranger",
  "post /api/session": "stranger",
  "delete /api/session": "stranger",
  "get /api/schema": "viewer",
  "get /api/network": "viewer",
  "get /api/actors": "viewer",
  "get /api/actors/{id}": "viewer",
  "get /api/actors/{id}/neighbors": "viewer",
  "get /api/stances": "viewer",
  "get /api/timeline": "viewer",
  "get /api/paths": "viewer",
  "get /api/analysis": "viewer",
  "get /api/description": "viewer",
  "get /api/compare": "viewer",
  "get /api/dropout": "viewer",
  "get /api/ask": "viewer",
  "post /api/cypher": "analyst",
  "post /api/cypher/explain": "analyst",
  "get /api/queries": "viewer",
  "post /api/queries/check": "analyst",
  "post /api/queries/import": "editor",
  "get /api/queries/{id}": "viewer",
  "put /api/queries/{id}": "editor",
  "delete /api/queries/{id}": "editor",
  "post /api/queries/{id}/run": "viewer",
  "get /api/queries/{id}/run": "viewer",
  "get /api/queries/{id}/suggest": "viewer",
  "get /api/queries/{id}/history": "analyst",
  "post /api/queries/{id}/restore": "editor",
  "post /api/imports": "editor",
  "get /api/imports": "editor",
  "post /api/imports/preview": "editor",
  "get /api/imports/{id}": "editor",
  "delete /api/imports/{id}": "editor",
  "get /api/imports/{id}/rejected": "editor",
  "get /api/duplicates": "viewer",
  "post /api/merges": "editor",
  "get /api/running": "analyst",
  "delete /api/running/{id}": "analyst",
  "post /api/figures": "editor",
  "post /api/figures/preview": "viewer",
  "get /api/figures": "viewer",
  "get /api/figures/{id}": "viewer",
  "get /api/figures/{id}/versions": "viewer",
  "get /api/figures/{id}/uses": "editor",
  "post /api/figures/{id}/revise": "editor",
  "post /api/figures/{id}/duplicate": "editor",
  "post /api/figures/{id}/withdraw": "editor",
  "post /api/figures/{id}/restore": "editor",
  "put /api/figures/{id}/settings": "editor",
  "get /figures/{id}.svg": "stranger",
  "get /figures/{id}.png": "stranger",
  "get /figures/{id}.pdf": "stranger",
  "get /figures/{id}.html": "stranger",
  "get /figures/{id}.csl.json": "stranger",
  "get /figures/{id}.json": "stranger",
  "get /figures/{id}.csv": "stranger",
  "get /figures/{id}.gexf": "stranger",
  "get /figures/{id}.graphml": "stranger",
  "get /figures/{id}.bib": "stranger",
  "get /figures/{id}.ris": "stranger",
  "get /figures/{id}/status": "stranger",
  "get /embed/{id}": "stranger",
  "get /oembed": "stranger",
  "post /api/pictures": "viewer",
  "post /api/extract": "viewer",
  "get /api/workspaces": "viewer",
  "get /api/workspaces/{id}": "viewer",
  "put /api/workspaces/{id}": "analyst",
  "delete /api/workspaces/{id}": "analyst",
  "get /api/openapi.json": "viewer",
};

const METHODS = ["get", "post", "put", "delete"] as const;
const REFUSED = /^(unauthenticated|forbidden-role)$/;
const PATHS = [...new Set(createRoutes().map(({ path }) => path))];

let guarded: ServedGraph;
let open: ServedGraph;
let readOnly: ServedGraph;
beforeAll(async () => {
  [guarded, open, readOnly] = await Promise.all([
    serveGraph({ file: ARTICLE, access: GUARDED }),
    serveGraph({ file: ARTICLE }),
    serveGraph({ file: ARTICLE, access: { ...GUARDED, tokens: [], strangers: "viewer" } }),
  ]);
});
afterAll(() => Promise.all([guarded.close(), open.close(), readOnly.close()]));

it("every route has its least role written here, and no other is", () => {
  const roles = createRoutes().map(({ method, path, role }) => [
    `${method} ${path}`,
    role ?? "viewer",
  ]);
  expect(Object.fromEntries(roles)).toEqual(LEAST_ROLES);
});

describe.each(PATHS)("%s", (path) => {
  it.each(ROLES)("lets %s in where the role is enough, and says what is missing", async (role) => {
    for (const method of METHODS) {
      const response = await call(guarded, method, path, headersOf(role));
      const least = LEAST_ROLES[`${method} ${path}`];

      if (least === undefined) {
        expect((await problemOf(response)).code).toBe("method-not-allowed");
      } else if (allowsRole(role, least)) {
        expect(await codeOf(response)).not.toMatch(REFUSED);
      } else {
        const problem = await problemOf(response);
        const isStranger = role === "stranger";
        expect(problem.code).toBe(isStranger ? "unauthenticated" : "forbidden-role");
        expect(problem.detail).toContain(`the role ${least}`);
        const challenge = isStranger ? 'Bearer realm="Entente"' : null;
        expect(response.headers.get("www-authenticate")).toBe(challenge);
      }
    }
  });

  it("is for everybody on a server of this machine alone", async () => {
    for (const method of METHODS) {
      expect(await codeOf(await call(open, method, path))).not.toMatch(REFUSED);
    }
  });

  it("is for everybody who reads on a public server", async () => {
    for (const method of METHODS) {
      const code = await codeOf(await call(readOnly, method, path));
      const least = LEAST_ROLES[`${method} ${path}`] ?? "stranger";
      expect(code === "forbidden-role").toBe(!allowsRole("viewer", least));
    }
  });
});

function call(
  served: ServedGraph,
  method: string,
  path: string,
  headers: Record<string, string> = {},
): Promise<Response> {
  const url = `${served.base}${path.replace(/\{\w+\}/g, "nobody")}`;
  return fetch(url, { method: method.toUpperCase(), headers });
}

/** The code of the problem, or what is there instead. */
async function codeOf(response: Response): Promise<string> {
  if (response.ok) {
    await response.text();
    return "ok";
  }
  return (await problemOf(response)).code;
}
