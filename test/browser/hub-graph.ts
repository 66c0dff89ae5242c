import type { GraphItem } from "../../server/wire/interchange.ts";

const NEIGHBOURS = 1200;
/** Beyond the three hundred that a picture begins with. */
const FAR = [
  ["z-a", "out", -0.9, "2020-01-01"],
  ["z-b", "in", 0.5, "2020-01-05"],
  ["z-c", "out", 0.95, "2020-01-02"],
  ["z-d", "out", -0.2, "2020-01-03"],
  ["z-e", "in", 0.1, "2020-01-04"],
] as const;

/** A hub that speaks about 1200 actors, the first of whom has five acquaintances that nobody else knows. */
export function* hubGraph(): Iterable<GraphItem> {
  yield { kind: "source", source: { id: "ledger", title: "Ledger", kind: "dataset" } };
  const actor = (id: string, name: string, kind: "person" | "state"): GraphItem => ({
    kind: "actor",
    actor: { id, name, kind },
  });
  const stance = (from: string, to: string, polarity: number, date: string): GraphItem => ({
    kind: "stance",
    stance: {
      id: `${from}-on-${to}`,
      from,
      to,
      polarity,
      date,
      act: "036",
      goldstein: polarity * 10,
      summary: `${from} of ${to}`,
      locator: "row",
      source: "ledger",
      status: "stated",
    },
  });
  yield actor("hub", "Hub", "person");
  for (let number = 1; number <= NEIGHBOURS; number += 1) {
    const id = `n-${String(number).padStart(4, "0")}`;
    yield actor(id, `N ${number}`, number % 2 === 0 ? "state" : "person");
    yield stance("hub", id, 0.5, "2020-01-01");
  }
  for (const [id, direction, polarity, date] of FAR) {
    yield actor(id, id.toUpperCase().replace("-", " "), "person");
    const ends: readonly [string, string] = direction === "out" ? ["n-0001", id] : [id, "n-0001"];
    yield stance(...ends, polarity, date);
  }
}
