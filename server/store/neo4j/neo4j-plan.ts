import type { Plan, ResultSummary } from "neo4j-driver";
import type { QueryPlan } from "../graph-store.ts";

/** What Neo4j would do with a query, from the summary of its EXPLAIN. */
export function neo4jPlan(summary: ResultSummary): QueryPlan {
  const operators = new Set<string>();
  const procedures = new Set<string>();
  const plan = summary.plan === false ? undefined : summary.plan;
  if (plan !== undefined) visit(plan, operators, procedures);
  const text: unknown = plan?.arguments["string-representation"];
  return {
    kind: planKind(summary.queryType),
    operators: [...operators],
    procedures: [...procedures],
    text: typeof text === "string" ? text.trim() : [...operators].join("\n"),
  };
}

function planKind(queryType: string): QueryPlan["kind"] {
  if (queryType === "r") return "read";
  return queryType === "s" ? "schema" : "write";
}

function visit(plan: Plan, operators: Set<string>, procedures: Set<string>): void {
  const operator = plan.operatorType.replace(/@.*$/, "");
  operators.add(operator);
  const details: unknown = plan.arguments["Details"];
  if (operator.startsWith("ProcedureCall") && typeof details === "string") {
    procedures.add(details.replaceAll("`", "").replace(/\(.*$/s, "").trim().toLowerCase());
  }
  for (const child of plan.children) visit(child, operators, procedures);
}
