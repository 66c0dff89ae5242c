import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, describe, expect, it } from "@jest/globals";
import { leaseNeo4j } from "../neo4j/lease-neo4j.ts";
import { makeNeo4jStore } from "../store/neo4j/make-neo4j-store.ts";
import { GOLDEN, publishGolden } from "./golden-figures.ts";
import { readXml } from "./read-xml.ts";

/** Set it to write the golden files anew, and look at them before you commit. */
const WRITES = process.env["ENTENTE_GOLDEN"] === "write";

const lease = await leaseNeo4j();
afterAll(async () => {
  await lease?.release();
});

type Golden = (typeof GOLDEN)[number];
const made = new Map<Golden, ReturnType<typeof publishGolden>>();

describe.each(GOLDEN)("the figure $name", (golden) => {
  const file = `test/figures/golden/${golden.name}.svg`;
  const published = (): ReturnType<typeof publishGolden> => publishedHere(golden);

  it("is the golden file to the byte", async () => {
    const { svg } = await published();
    if (WRITES) writeFileSync(file, svg);
    expect(sha(svg)).toBe(sha(readFileSync(file, "utf8")));
  });

  it("has as its id the SHA-256 of its canonical payload", async () => {
    const { id, canonical } = await published();
    expect(id).toBe(sha(canonical));
  });

  it("is accepted by an XML parser, and neither runs nor loads anything", async () => {
    const { elements } = readXml((await published()).svg);
    const names = new Set(elements.map(({ name }) => name));
    expect([...names].filter((name) => !ALLOWED.has(name))).toEqual([]);
    const attributes = elements.flatMap((element) => Object.entries(element.attributes));
    expect(attributes.filter(([name]) => /^on|href$|^style$/i.test(name))).toEqual([]);
  });

  it("has a title, a description and a role", async () => {
    const { elements } = readXml((await published()).svg);
    const [root, title, description] = elements;
    expect(root?.attributes).toMatchObject({
      role: "img",
      "aria-labelledby": title?.attributes["id"],
      "aria-describedby": description?.attributes["id"],
      lang: golden.draft.language,
    });
    expect([title?.name, title?.text]).toEqual(["title", golden.draft.title]);
    expect(description?.name).toBe("desc");
    expect(description?.text.length).toBeGreaterThan(20);
  });
});

describe("the same figure", () => {
  it("has the same id and bytes in another process", async () => {
    const [golden] = GOLDEN;
    if (golden === undefined) throw new Error("There is no figure.");
    const script = fileURLToPath(new URL("./print-golden.js", import.meta.url));
    const { stdout } = await promisify(execFile)(process.execPath, [script, golden.name], {
      maxBuffer: 16 * 1024 * 1024,
    });
    expect(JSON.parse(stdout)).toEqual(await publishedHere(golden));
  });

  (lease === null ? it.skip : it)(
    "has the same id and bytes on Neo4j",
    async () => {
      if (lease === null) return;
      for (const golden of GOLDEN) {
        const opened = await makeNeo4jStore(lease);
        try {
          const theirs = await publishGolden(golden, opened);
          expect(theirs).toEqual(await publishedHere(golden));
        } finally {
          await opened.store.close();
        }
      }
    },
    300_000,
  );
});

const ALLOWED = new Set([
  "svg",
  "title",
  "desc",
  "style",
  "defs",
  "linearGradient",
  "stop",
  "g",
  "path",
  "rect",
  "text",
]);

/** The figure on the embedded engine in this process, made once. */
function publishedHere(golden: Golden): ReturnType<typeof publishGolden> {
  const known = made.get(golden) ?? publishGolden(golden);
  made.set(golden, known);
  return known;
}

function sha(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}
