import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";

const PAGES = [
  "README.md",
  "CHANGELOG.md",
  "fixtures/README.md",
  ...readdirSync("docs")
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/${name}`),
];

describe("links between the pages", () => {
  it.each(PAGES)("lead somewhere in %s", (page) => {
    const missing = localLinks(readFileSync(page, "utf8")).filter(
      (link) => !existsSync(path.join(path.dirname(page), link)),
    );

    expect(missing).toEqual([]);
  });

  it("are found at all", () => {
    expect(localLinks("[a](docs/a.md#part), ![b](b.png), [c](https://example.org)")).toEqual([
      "docs/a.md",
      "b.png",
    ]);
  });
});

describe("the README", () => {
  it("shows the two commands that do everything", () => {
    const readme = readFileSync("README.md", "utf8");

    expect(readme).toContain("npm ci && npm start");
    expect(readme).toContain("npm ci && npm test");
  });
});

/** Targets of Markdown links and images that are files of the repository, without anchors. */
function localLinks(markdown: string): string[] {
  return [...markdown.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = ""]) => target.replace(/#.*$/, ""))
    .filter((target) => target !== "" && !/^[a-z]+:/i.test(target));
}
