import type { GraphItem } from "../../server/wire/interchange.ts";
import type { Stance } from "../../server/wire/stance.ts";

/** A stance with what every stance needs, and what a test is about. */
export function stance(fields: Partial<Stance> & { readonly id: string }): GraphItem {
  return {
    kind: "stance",
    stance: {
      from: "ada",
      to: "bela",
      act: "051",
      goldstein: 3.4,
      date: "2020-10-22",
      summary: "Praises the other side.",
      locator: "paragraph 1",
      source: "paper",
      status: "stated",
      ...fields,
    },
  };
}

export const ADA: GraphItem = {
  kind: "actor",
  actor: {
    id: "ada",
    kind: "person",
    name: "Ada Ərdoğan",
    aliases: ["Ada Erdogan", "Ада"],
    country: "aze",
    lat: 40,
    lon: 49.5,
  },
};
export const BELA: GraphItem = {
  kind: "actor",
  actor: { id: "bela", kind: "state", name: "Bela", summary: "x".repeat(5000) },
};
export const CLUB: GraphItem = {
  kind: "actor",
  actor: { id: "club", kind: "organization", name: "نادي" },
};
export const LAKE: GraphItem = { kind: "issue", issue: { id: "lake", name: "The lake" } };
export const PAPER: GraphItem = {
  kind: "source",
  source: { id: "paper", title: "A paper", kind: "article", published: "2020-10-23" },
};

/** Three actors, an issue, a source, three stances and two ties. */
export const CONTRACT_ITEMS: readonly GraphItem[] = [
  ADA,
  BELA,
  CLUB,
  LAKE,
  PAPER,
  stance({ id: "praise", issue: "lake", polarity: 1, goldstein: 10, mentions: 7 }),
  stance({ id: "demand", from: "bela", to: "lake", date: "2020-02-29" }),
  stance({ id: "denial", from: "bela", to: "ada", goldstein: -4, disputes: "praise", issue: null }),
  {
    kind: "tie",
    tie: {
      type: "MEMBER_OF",
      from: "ada",
      to: "club",
      source: "paper",
      role: "chair",
      since: "2019-01-01",
    },
  },
  { kind: "tie", tie: { type: "PARTY_TO", from: "bela", to: "lake", source: "paper" } },
];
