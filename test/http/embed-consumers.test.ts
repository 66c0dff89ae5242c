import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { unfurl } from "unfurl.js";
import { EmbedSite } from "../../server/figures/access/embed-sites.ts";
import type { FigureMeta } from "../../server/wire/figure-meta.ts";
import type { FigurePayload } from "../../server/wire/figure-payload.ts";
import { makeFigure } from "./figure-requests.ts";
import { ARTICLE, serveGraph, type ServedGraph } from "./served-graph.ts";

const SECRET = "5b1d0b6f2f0c4a8fb3a9e7c1d2468ace";
const TITLE = 'Who stands with whom, & what "support" means';

let served: ServedGraph;
beforeAll(async () => {
  served = await serveGraph({ file: ARTICLE, embedSites: [new EmbedSite("a-paper", SECRET)] });
});
afterAll(() => served.close());

describe("a program that unfurls links", () => {
  it("finds the oEmbed answer and the card of a figure's address by itself", async () => {
    const figure = await makeFigure(served, { title: TITLE, caption: "In one week." });
    const address = `${served.base}${figure.urls.embed}`;
    const found = await unfurl(address);

    expect(found.oEmbed).toMatchObject({
      ...{ type: "rich", version: "1.0", title: TITLE, provider_name: "Entente" },
      ...{ width: figure.width },
    });
    expect(found.oEmbed).toHaveProperty("html", expect.stringContaining(`src="${address}"`));
    expect(found.open_graph).toMatchObject({
      ...{ title: TITLE, description: "In one week.", url: address },
      images: [{ url: `${served.base}${figure.urls.png}?scale=2`, type: "image/png" }],
    });
    expect(found.title).toBe(TITLE);
  });

  it("is given the picture that the card names, in the size that it names", async () => {
    const figure = await makeFigure(served);
    const { open_graph: card } = await unfurl(`${served.base}${figure.urls.embed}`);
    const [image] = card.images ?? [];
    const png = Buffer.from(await (await fetch(image?.url ?? "")).arrayBuffer());

    expect(png.subarray(1, 4).toString()).toBe("PNG");
    // Width and height in the header chunk of a PNG.
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([image?.width, image?.height]);
  });
});

/** Programs of docs/embedding.md as they stand there, with a last line that prints a token. */
const PROGRAMS = {
  js: {
    command: "node",
    args: ["--input-type=module", "-e"],
    needs: "process.version",
    call: (figure: string, filter: string): string =>
      `console.log(figureToken({ site: "a-paper", secret: "${SECRET}", figure: "${figure}", locked: seal(${filter}, "${SECRET}") }))`,
  },
  python: {
    command: "python3",
    args: ["-c"],
    needs: "import cryptography",
    call: (figure: string, filter: string): string =>
      `print(figure_token("a-paper", "${SECRET}", "${figure}", locked=seal(json.loads('${filter}'), "${SECRET}")))`,
  },
  php: {
    command: "php",
    args: ["-r"],
    needs: "echo PHP_VERSION;",
    call: (figure: string, filter: string): string =>
      `echo figure_token("a-paper", "${SECRET}", "${figure}", 600, seal(json_decode('${filter}', true), "${SECRET}"));`,
  },
} as const;

describe("the programs of docs/embedding.md", () => {
  it.each(Object.keys(PROGRAMS) as (keyof typeof PROGRAMS)[])(
    "sign a token that opens the figure, narrowed by its lock: %s",
    async (language) => {
      const { command, args, needs, call } = PROGRAMS[language];
      if (!runs(command, [...args, needs])) {
        console.log(`Skipped: ${command} is not here, or lacks what the program needs.`);
        return;
      }
      const access = { kind: "token", sites: ["a-paper"] };
      const figure = await makeFigure(served, { title: "For one paper", access });
      const filter = JSON.stringify({ polarityMax: -0.01 });
      const program = [...codeBlocks(language), call(figure.id, filter)].join("\n");
      const token = execFileSync(command, [...args, program], { encoding: "utf8" }).trim();
      const { stances } = await payloadOf(figure, token);

      expect(stances.length).toBeGreaterThan(0);
      expect(stances.every(({ polarity }) => polarity < 0)).toBe(true);
    },
  );
});

function codeBlocks(language: string): readonly string[] {
  const text = readFileSync("docs/embedding.md", "utf8");
  const blocks = [...text.matchAll(/^```(\w+)\n(.*?)^```$/gms)];
  return blocks
    .filter(([, each]) => each === language)
    .map(([, , code = ""]) => code.replace(/^<\?php\n/, ""));
}

function runs(command: string, args: readonly string[]): boolean {
  try {
    execFileSync(command, args, { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

async function payloadOf({ urls }: FigureMeta, token: string): Promise<FigurePayload> {
  const response = await served.get(`${urls.json}?token=${encodeURIComponent(token)}`);
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()) as FigurePayload;
}
