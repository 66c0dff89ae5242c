import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import {
  parseWorkspace,
  SavedWorkspaceSchema,
  WorkspaceListSchema,
} from "../../server/wire/workspace.ts";
import { ARTICLE, problemOf, serveGraph, type ServedGraph } from "./served-graph.ts";
import { saveWorkspace, WORKSPACE } from "./workspace-requests.ts";

describe("/api/workspaces", () => {
  let served: ServedGraph;
  const log: string[] = [];
  beforeAll(async () => {
    served = await serveGraph({ file: ARTICLE, log: (line) => log.push(line) });
  });
  afterAll(() => served.close());

  it("gives back what was saved, and lists it by name, last saved first", async () => {
    const first = await saveWorkspace(served, "first");
    await saveWorkspace(served, "second", { ...WORKSPACE, name: "Another" });
    const response = await served.get("/api/workspaces/first");

    expect(response.headers.get("etag")).toBe(`"${first.version}"`);
    expect(SavedWorkspaceSchema.parse(await response.json())).toEqual(first);
    expect(first.workspace).toEqual(WORKSPACE);
    const list = WorkspaceListSchema.parse(await (await served.get("/api/workspaces")).json());
    expect(list.workspaces.map(({ id, name }) => [id, name])).toEqual([
      ["second", "Another"],
      ["first", WORKSPACE.name],
    ]);
  });

  it("is renamed under its id, and refuses whoever has not seen the last version", async () => {
    const { version } = await saveWorkspace(served, "shared");
    const renamed = { ...WORKSPACE, name: "Renamed" };
    const put = (seen: string | null): Promise<Response> =>
      fetch(`${served.base}/api/workspaces/shared`, {
        method: "PUT",
        headers: {
          "content-type": "application/json",
          ...(seen === null ? {} : { "if-match": `"${seen}"` }),
        },
        body: JSON.stringify(renamed),
      });

    expect((await problemOf(await put(null))).code).toBe("already-exists");
    const saved = SavedWorkspaceSchema.parse(await (await put(version)).json());
    expect(saved).toMatchObject({ id: "shared", workspace: { name: "Renamed" } });
    const late = await fetch(`${served.base}/api/workspaces/shared`, {
      method: "DELETE",
      headers: { "if-match": `"${version}"` },
    });
    expect(late.status).toBe(412);
    expect((await problemOf(late)).code).toBe("changed-meanwhile");
    const gone = await fetch(`${served.base}/api/workspaces/shared`, {
      method: "DELETE",
      headers: { "if-match": `"${saved.version}"` },
    });
    expect(await gone.json()).toEqual({ id: "shared" });
    expect((await problemOf(await served.get("/api/workspaces/shared"))).code).toBe("not-found");
  });

  it("leaves a line in the audit log for each that is saved or deleted", async () => {
    const { version } = await saveWorkspace(served, "audited");
    await fetch(`${served.base}/api/workspaces/audited`, {
      method: "DELETE",
      headers: { "if-match": `"${version}"` },
    });

    const lines = log.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(
      lines.filter(({ log, subject }) => log === "audit" && subject === "audited"),
    ).toMatchObject([
      { action: "putWorkspace", outcome: "done" },
      { action: "deleteWorkspace", outcome: "done" },
    ]);
  });

  it("says what is wrong with a workspace that is none", async () => {
    const response = await fetch(`${served.base}/api/workspaces/wrong`, {
      method: "PUT",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ ...WORKSPACE, version: 2, name: " " }),
    });

    expect(await problemOf(response)).toMatchObject({
      code: "invalid-request",
      errors: [{ place: "version" }, { place: "name" }],
    });
  });
});

describe("a workspace's text", () => {
  it.each([
    ["{", "It is not JSON."],
    ['{"format":"gexf","version":1}', "It is no workspace of Entente."],
    [JSON.stringify({ ...WORKSPACE, version: 7 }), "It was saved by a newer Entente, in form 7;"],
    [JSON.stringify({ ...WORKSPACE, theme: "pink" }), "It is damaged at theme:"],
  ])("%s is refused in words", (text, problem) => {
    expect(parseWorkspace(text)).toMatchObject({
      problem: expect.stringContaining(problem) as unknown,
    });
  });

  it("is read as it was written", () => {
    expect(parseWorkspace(JSON.stringify(WORKSPACE))).toEqual({ workspace: WORKSPACE });
  });
});
