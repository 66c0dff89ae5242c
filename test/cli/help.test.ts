import { describe, expect, it } from "@jest/globals";
import { COMMANDS } from "../../server/cli/commands.ts";
import type { Action, CommandGroup } from "../../server/cli/command.ts";
import { entente } from "./run-entente.ts";

const PATHS = await pathsOf(COMMANDS, []);

describe("help", () => {
  it("lists the commands", () => {
    expect(PATHS.map((path) => path.join(" "))).toEqual(
      expect.arrayContaining(["serve", "query", "query run", "query check", "cypher", "db setup"]),
    );
  });

  it.each(PATHS.map((path) => [path.join(" "), path] as const))(
    "says of %s how it is used, with an example, without a data folder",
    async (_, path) => {
      const { code, stdout, stderr } = await entente([...path, "--help"], { cwd: "/" });
      expect([code, stderr]).toEqual([0, ""]);
      expect(stdout).toMatch(new RegExp(`^Usage: entente ${path.join(" ")}`));
      expect(stdout).toContain("Examples:\n  # ");
      expect(Math.max(...stdout.split("\n").map((line) => line.length))).toBeLessThan(120);
    },
    60_000,
  );

  it("comes on standard error, with 2, where there is no command", async () => {
    for (const words of [[], ["query"]]) {
      const { code, stdout, stderr } = await entente(words);
      expect([code, stdout, stderr.startsWith("Usage: entente")]).toEqual([2, "", true]);
    }
  });

  it("tells the version", async () => {
    const { code, stdout } = await entente(["--version"]);
    expect([code, stdout]).toEqual([0, expect.stringMatching(/^entente \d+\.\d+\.\d+\n$/)]);
  });
});

describe("a command line that does not fit", () => {
  it.each([
    [["qurey"], 'entente: "qurey" is not a command of entente; did you mean "entente query"?'],
    [
      ["db", "destroy"],
      'entente: "destroy" is not a command of entente db; the commands are setup, load.',
    ],
    [
      ["query", "list", "--tga", "x"],
      "entente: --tga is not an option of this command; did you mean --tag?",
    ],
    [["query", "list", "--tag"], "entente: --tag has no value; write --tag TAG."],
    [["query", "list", "--tag", "--data"], "entente: --tag has no value; write --tag TAG."],
    [
      ["query", "list", "--json=1"],
      "entente: --json is a switch and takes no value; write --json alone.",
    ],
    [
      ["query", "show", "a", "b"],
      'entente: "b" is one word too many; put quotes around text with spaces, or look at the same command with "--help".',
    ],
    [["query", "show"], 'entente: there is no name; "entente query list" lists the names.'],
    [
      ["query", "run", "--issue", "x"],
      'entente: the name of a query comes first; write it before the options; "entente query list" lists the names.',
    ],
    [
      ["query", "check"],
      "entente: there is nothing to check; name files or folders, or - for standard input.",
    ],
    [["query", "import"], "entente: there is no file to import; name one or more."],
    [
      ["cypher", "RETURN 1", "--format", "tabel"],
      'entente: --format "tabel" is not a format; did you mean table?',
    ],
    [
      ["cypher", "RETURN 1", "--timeout", "soon"],
      'entente: --timeout "soon" is not a time; write seconds, such as 30 or 0.5.',
    ],
    [
      ["cypher", "RETURN 1", "--limit-rows", "0"],
      'entente: --limit-rows is "0", which is not a number of things; write a whole number from 1.',
    ],
    [
      ["serve", "--port", "http"],
      "Entente cannot start: PORT=http is not a port; write a whole number from 0 to 65535, such as 4270.",
    ],
    [
      ["query", "list", "--server", "nowhere"],
      "entente: --server nowhere is not an address; write it like http://127.0.0.1:4270.",
    ],
  ])("ends with 2 and one line: %j", async (words, line) => {
    const { code, stdout, stderr } = await entente(words);
    expect([code, stdout, stderr]).toEqual([2, "", `${line}\n`]);
  });

  it("gets JSON where it asked for it", async () => {
    const { code, stderr } = await entente(["query", "show", "--json"]);
    expect([code, JSON.parse(stderr)]).toEqual([
      2,
      {
        problem: {
          code: "invalid-request",
          detail: 'there is no name; "entente query list" lists the names.',
        },
      },
    ]);
  });
});

async function pathsOf(
  command: Action | CommandGroup,
  path: readonly string[],
): Promise<readonly (readonly string[])[]> {
  if (command.kind === "action") return [path];
  const paths: (readonly string[])[] = [path];
  for (const { name, load } of command.commands) {
    paths.push(...(await pathsOf(await load(), [...path, name])));
  }
  return paths;
}
