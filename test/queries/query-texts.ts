/** A query file that is broken, and what is said of it. */
export interface BadQuery {
  readonly title: string;
  readonly text: string;
  /** `line:column+length message`, in order. */
  readonly faults: readonly string[];
}

/** Front matter with a name, a summary and these lines. */
export function header(...lines: readonly string[]): string {
  return ["name: Title", "summary: What it answers.", ...lines]
    .map((line) => `// ${line}`)
    .join("\n");
}

/** A query whose front matter has these lines and uses none of them. */
export function headed(...lines: readonly string[]): string {
  return `${header(...lines)}\n\nMATCH (a:Actor) RETURN a LIMIT 5\n`;
}

/** A query that declares a parameter and uses it, or another. */
export function declaring(param: string, use = "$x"): string {
  return `${header(`param: ${param}`)}\n\nMATCH (a:Actor) WHERE a.id = ${use} RETURN a LIMIT 5\n`;
}

/** A query of this Cypher, with further lines of front matter. */
export function reading(cypher: string, ...lines: readonly string[]): string {
  return `${header(...lines)}\n\n${cypher}\n`;
}
