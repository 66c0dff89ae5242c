import { readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import { toProblem } from "../../server/http/problem.ts";
import { EntenteError } from "../../server/wire/entente-error.ts";
import { ERROR_STATUS } from "../../server/wire/error-code.ts";
import { ERROR_CODES, ProblemSchema } from "../../server/wire/problem.ts";

describe("the error list", () => {
  it("has the same codes and statuses in docs/api.md as in the program", () => {
    const rows = [
      ...readFileSync("docs/api.md", "utf8").matchAll(/^\| `([a-z-]+)` +\| (\d{3}) +\|/gm),
    ];
    const documented = Object.fromEntries(
      rows.map(([, code, status]) => [String(code), Number(status)]),
    );
    expect(rows.length).toBe(Object.keys(documented).length);
    expect(documented).toEqual(ERROR_STATUS);
  });

  it.each(ERROR_CODES)("makes a problem document of %s", (code) => {
    const problem = toProblem(new EntenteError(code, "What failed; what to do."), "r-1");
    expect(ProblemSchema.parse(problem)).toMatchObject({
      code,
      status: ERROR_STATUS[code],
      type: `urn:entente:problem:${code}`,
      requestId: "r-1",
    });
    expect(problem.title).not.toBe("");
  });

  it("says nothing of an error that it does not know", () => {
    const secret = Object.assign(new Error("password hunter2 at /home/x"), { code: "EACCES" });
    const problem = toProblem(secret);
    expect(problem).toMatchObject({ code: "internal", status: 500 });
    expect(JSON.stringify(problem)).not.toMatch(/hunter2|home|EACCES/);
  });

  it("keeps paths of the server from callers", () => {
    const problem = toProblem(new EntenteError("damaged-data", "The file /srv/data/graph is bad."));
    expect(JSON.stringify(problem)).not.toContain("/srv/data");
  });
});
