import { describe, expect, it } from "@jest/globals";
import { embedSnippets } from "../../../../client/model/figures/embed-snippets.ts";
import type { FigureMeta } from "../../../../server/wire/figure-meta.ts";
import { FIGURE_FORMATS } from "../../../../server/wire/figure.ts";

const ID = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
const HOSTILE = `</script><script>alert("1")</script> & 100% of $x_y \\ [link](javascript:1) \`code\``;

describe("the codes that embed a figure", () => {
  const snippets = new Map(
    embedSnippets(figure(HOSTILE), "https://graph.example.org").map((each) => [each.id, each.text]),
  );

  it("are nine, each with the figure's full address", () => {
    expect([...snippets.keys()]).toEqual([
      ...["element", "iframe", "oembed", "html", "markdown", "quarto", "jupyter", "latex", "link"],
    ]);
    for (const [id, text] of snippets) {
      if (id === "latex") expect(text).toContain(ID.slice(0, 12));
      else expect(text).toContain(`https://graph.example.org/`);
    }
  });

  it.each(["element", "iframe", "quarto"])("let no title out of its attribute in %s", (id) => {
    const text = snippets.get(id) ?? "";
    expect(text).not.toContain("<script>alert");
    expect(text).toContain("&lt;script&gt;alert(&quot;1&quot;)");
  });

  it("frame with no more rights than a figure needs", () => {
    const text = snippets.get("iframe") ?? "";
    expect(text).toContain(
      'sandbox="allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox"',
    );
    expect(text).toContain('loading="lazy"');
    expect(text).toContain('referrerpolicy="strict-origin"');
  });

  it("take the meaning out of signs of Markdown and LaTeX", () => {
    expect(snippets.get("markdown")).not.toMatch(/(?<!\\)\[link\]/);
    expect(snippets.get("markdown")).not.toMatch(/(?<!\\)`/);
    const latex = snippets.get("latex") ?? "";
    expect(latex).toContain("100\\% of \\$x\\_y \\textbackslash{}");
    expect(latex).toContain("\\&");
  });

  it("are a valid string of Python in the notebook", () => {
    expect(snippets.get("jupyter")).toContain(`IFrame("https://graph.example.org/embed/${ID}"`);
  });
});

function figure(title: string): FigureMeta {
  const files = FIGURE_FORMATS.map((format) => [format, `/figures/${ID}.${format}`]);
  return {
    id: ID,
    series: ID,
    version: 1,
    title,
    alt: title,
    language: "en",
    size: "column",
    theme: "auto",
    show: { legend: true, timeline: false, table: false, sources: true },
    mode: "frozen",
    asOf: "2020-10-23",
    origin: { kind: "filter", filter: {} },
    dataVersion: "0",
    program: "0",
    created: "2020-10-23T00:00:00Z",
    state: { kind: "published" },
    access: { kind: "public" },
    frameAncestors: ["*"],
    follow: false,
    newest: ID,
    counts: { nodes: 2, dyads: 1, stances: 1, sources: 1 },
    width: 640,
    height: 500.4,
    urls: {
      ...(Object.fromEntries(files) as FigureMeta["urls"]),
      embed: `/embed/${ID}`,
      oembed: "/oembed",
      status: "/status",
    },
  };
}
