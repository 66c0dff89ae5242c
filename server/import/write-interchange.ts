import type { Interchange } from "../wire/interchange.ts";
import type { Stance } from "../wire/stance.ts";
import { TIE_TYPES, type Tie } from "../wire/tie.ts";
import { cameoGoldstein } from "./codes/cameo.ts";
import { schemaOf, SECTIONS, type ItemKind } from "./graph-sections.ts";
import { compareText } from "../wire/compare-text.ts";

/**
 * The graph as an interchange document in its canonical form: equal graphs give equal bytes. Items are
 * sorted by id and ties by type, ends, source, role and start; keys are in the schema's order; two
 * spaces of indent; a line end at the end. Defaults of stances are written out: polarity,
 * goldstein, issue (null for none) and mentions.
 */
export function writeInterchange(graph: Interchange): string {
  const canonical = {
    [SECTIONS.actor]: canonicalItems("actor", graph.actors),
    [SECTIONS.issue]: canonicalItems("issue", graph.issues),
    [SECTIONS.source]: canonicalItems("source", graph.sources),
    [SECTIONS.stance]: canonicalItems("stance", graph.stances.map(withDefaults)),
    [SECTIONS.tie]: graph.ties.toSorted(compareTies).map((tie) => inSchemaOrder("tie", tie)),
  };
  return `${JSON.stringify(canonical, null, 2)}\n`;
}

function canonicalItems(kind: ItemKind, items: readonly { readonly id: string }[]): object[] {
  return items.toSorted((a, b) => compareText(a.id, b.id)).map((item) => inSchemaOrder(kind, item));
}

function withDefaults(stance: Stance): Stance {
  const goldstein = stance.goldstein ?? cameoGoldstein(stance.act) ?? undefined;
  const polarity = canonicalPolarity(stance.polarity, goldstein);
  return {
    ...stance,
    ...(goldstein === undefined ? {} : { goldstein }),
    ...(polarity === undefined ? {} : { polarity }),
    issue: stance.issue ?? null,
    mentions: stance.mentions ?? 1,
  };
}

function canonicalPolarity(
  polarity: number | undefined,
  goldstein: number | undefined,
): number | undefined {
  if (goldstein === undefined) return polarity;
  const usual = goldstein / 10;
  if (polarity !== undefined && Math.abs(polarity - usual) > 1e-9) return polarity;
  // In binary, 3.4 / 10 is 0.33999999999999997.
  return Math.round(usual * 1e6) / 1e6;
}

function inSchemaOrder(kind: ItemKind, item: object): object {
  const fields = Object.keys(schemaOf(kind, item)?.shape ?? item);
  const values = item as Readonly<Record<string, unknown>>;
  // JSON.stringify leaves out what is undefined.
  return Object.fromEntries(fields.map((field) => [field, values[field]]));
}

function compareTies(a: Tie, b: Tie): number {
  const byType = TIE_TYPES.indexOf(a.type) - TIE_TYPES.indexOf(b.type);
  if (byType !== 0) return byType;
  const [left, right] = [sortKeys(a), sortKeys(b)];
  for (const [position, text] of left.entries()) {
    const order = compareText(text, right[position] ?? "");
    if (order !== 0) return order;
  }
  return 0;
}

function sortKeys(tie: Tie): string[] {
  const role = "role" in tie ? tie.role : undefined;
  const since = "since" in tie ? tie.since : undefined;
  return [tie.from, tie.to, tie.source, role ?? "", since ?? ""];
}
