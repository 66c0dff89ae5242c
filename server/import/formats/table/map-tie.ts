import type { ActorKind } from "../../../wire/actor.ts";
import type { GraphItem } from "../../../wire/interchange.ts";
import {
  ALLIANCE_TYPES,
  TIE_TYPES,
  type AllianceType,
  type Tie,
  type TieType,
} from "../../../wire/tie.ts";
import type { ImportRecord } from "../../import-format.ts";
import type { TableRow } from "../../read-table.ts";
import { skipRow, soundRow } from "../../row-records.ts";
import { TIE_ENDS } from "../../tie-ends.ts";
import { actorIn } from "./map-actor.ts";
import type { MappedCells } from "./map-cells.ts";
import { issueNamed, sourceIn, type RowContext, type RowEnd } from "./map-parts.ts";

/** A day for codes that changed hands, where a tie has no beginning. */
const NO_DAY = "9999-12-31";

/** The record of a row that is a tie. @throws RowRejection, RowLeftOut */
export function mapTie(row: TableRow, cells: MappedCells, context: RowContext): ImportRecord {
  const { mapping, known } = context;
  const type = typeIn(cells);
  const [since, until] = [cells.day("since"), cells.day("until")];
  if (since !== undefined && until !== undefined && until < since) {
    throw cells.fault("until", `it ends before it begins, on ${since}`, "correct one of the two");
  }
  const day = since ?? NO_DAY;
  const ends = TIE_ENDS[type];
  const fromKinds: readonly ActorKind[] = ends.from;
  const given = context.endsOf?.(row);
  const from = given?.from ?? actorIn(cells, "from", { mapping, known, day, allowed: fromKinds });
  const to = given?.to ?? targetOf(cells, context, ends.to, day);
  const target = to.kind === "issue" ? to.issue.id : to.actor.id;
  if (from.id === target) return skipRow(row.at, "both actors are the same");
  checkKind(cells, "from", from.kind, fromKinds, type);
  if (to.kind === "actor" && ends.to !== "issue") {
    checkKind(cells, "to", to.actor.kind, ends.to, type);
  }
  const source = sourceIn(cells, context.file);
  const period = {
    ...(since === undefined ? {} : { since }),
    ...(until === undefined ? {} : { until }),
  };
  const tie = toTie(cells, type, { from: from.id, to: target, source: source.id }, period);
  const named: GraphItem[] = [{ kind: "actor", actor: from }, to, { kind: "source", source }];
  return soundRow("tie", row.at, [{ kind: "tie", tie }], named);
}

function targetOf(
  cells: MappedCells,
  { mapping, known }: RowContext,
  kinds: readonly ActorKind[] | "issue",
  day: string,
): RowEnd {
  if (kinds === "issue") return { kind: "issue", issue: issueNamed(cells, "to", known) };
  return { kind: "actor", actor: actorIn(cells, "to", { mapping, known, day, allowed: kinds }) };
}

function toTie(
  cells: MappedCells,
  type: TieType,
  ends: { readonly from: string; readonly to: string; readonly source: string },
  period: { readonly since?: string; readonly until?: string },
): Tie {
  const role = cells.text("role") === "" ? {} : { role: cells.text("role").slice(0, 500) };
  if (type === "PARTY_TO") return { type, ...ends, ...role };
  if (type !== "ALLIED_WITH") return { type, ...ends, ...role, ...period };
  const treaty = cells.text("treaty");
  const alliance = allianceIn(cells);
  return {
    type,
    ...ends,
    ...(treaty === "" ? {} : { treaty: treaty.slice(0, 500) }),
    ...(alliance === null ? {} : { alliance }),
    ...period,
  };
}

function typeIn(cells: MappedCells): TieType {
  const text = cells.text("type").toUpperCase().replace(/[ -]/g, "_");
  const type = TIE_TYPES.find((known) => known === text);
  if (type !== undefined) return type;
  throw cells.fault("type", "this is not a type of tie", `write one of ${TIE_TYPES.join(", ")}`);
}

function allianceIn(cells: MappedCells): AllianceType | null {
  const text = cells.text("alliance").toLowerCase();
  if (text === "") return null;
  const alliance = ALLIANCE_TYPES.find((known) => known === text);
  if (alliance !== undefined) return alliance;
  const remedy = `write one of ${ALLIANCE_TYPES.join(", ")}`;
  throw cells.fault("alliance", "this is not a type of alliance", remedy);
}

function checkKind(
  cells: MappedCells,
  field: "from" | "to",
  kind: ActorKind,
  allowed: readonly ActorKind[],
  type: TieType,
): void {
  if (allowed.includes(kind)) return;
  throw cells.fault(
    field,
    `this is a ${kind}, which cannot be this end of ${type}`,
    `name an actor of kind ${allowed.join(" or ")}`,
  );
}
