import type { DyadChange } from "../../server/wire/comparison.ts";
import type { HexColor } from "../../server/picture/srgb.ts";
import type { TwoIssues } from "../model/two-issues.ts";

/** What the analysis shows in the picture. */
export interface Findings {
  /** Colours of rings around nodes, by id: their blocs. */
  readonly groups: ReadonlyMap<string, HexColor>;
  /** What became of dyads, by the key of each; null where nothing is compared. */
  readonly changes: ReadonlyMap<string, DyadChange> | null;
  /** Two issues whose pictures stand in place of the one; null for the one. */
  readonly twins: TwoIssues | null;
}

export const NO_FINDINGS: Findings = { groups: new Map(), changes: null, twins: null };

export function isSameFindings(a: Findings, b: Findings): boolean {
  const text = ({ groups, changes }: Findings): string =>
    JSON.stringify([[...groups], changes === null ? null : [...changes]]);
  return a.twins === b.twins && text(a) === text(b);
}

/** Asks for what the analysis found to be shown in the picture. */
export class EntenteFindingsEvent extends Event {
  static readonly eventName = "entente-findings";
  readonly findings: Findings;

  constructor(findings: Findings) {
    super(EntenteFindingsEvent.eventName, { bubbles: true, composed: true });
    this.findings = findings;
  }
}
