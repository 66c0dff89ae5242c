import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
} from "@codemirror/autocomplete";
import type { Extension } from "@codemirror/state";
import type { GraphSchema } from "../../server/wire/graph-schema.ts";
import type { CypherLanguage } from "./cypher-language.ts";
import type { CypherProposal } from "./cypher-message.ts";
import { frontMatterProposals, type SuggestionNames } from "./front-matter.ts";

/** What the editor knows beside the text: the graph's names, and the parameters that the text declares. */
export interface EditorKnowledge {
  readonly schema: GraphSchema | null;
  readonly parameters: readonly string[];
}

const BOOST = { name: 3, property: 3, variable: 2, function: 1, keyword: 0, other: 0 } as const;

/** Proposals from Neo4j's language support and our graph: labels, types, properties, parameters, front matter. */
export function cypherCompletion(
  language: CypherLanguage,
  knowledge: () => EditorKnowledge,
): Extension {
  const source = async (context: CompletionContext): Promise<CompletionResult | null> => {
    const text = context.state.doc.toString();
    const { schema, parameters } = knowledge();
    const front = frontMatterProposals(text, context.pos, suggestionNames(schema));
    if (front !== null) {
      if (front.from === context.pos && !context.explicit) return null;
      return toResult(front.from, front.proposals, schema);
    }
    const word = context.matchBefore(/[$\w]*/);
    const from = word?.from ?? context.pos;
    const before = context.state.sliceDoc(Math.max(0, from - 1), from);
    const isOpening = word !== null && (word.text !== "" || [":", ".", "$", "|"].includes(before));
    if (!isOpening && !context.explicit) return null;
    const proposals = await language.complete(text, context.pos, {
      labels: namesOf(schema?.labels),
      relationshipTypes: namesOf(schema?.relationshipTypes),
      propertyKeys: propertyKeys(schema),
      parameters,
    });
    return context.aborted ? null : toResult(from, proposals, schema);
  };
  return autocompletion({ override: [source], icons: false, closeOnBlur: true });
}

function toResult(
  from: number,
  proposals: readonly CypherProposal[],
  schema: GraphSchema | null,
): CompletionResult | null {
  if (proposals.length === 0) return null;
  const options = proposals.map(({ label, insert, kind, detail }): Completion => {
    const written = label.startsWith("$") ? label : (insert ?? label);
    const about = detail ?? (kind === "property" ? ownersOf(label, schema) : null);
    return {
      label,
      apply: written,
      boost: BOOST[kind],
      ...(about === null ? {} : { detail: about }),
    };
  });
  return { from, options, validFor: /^[$\w.<]*$/ };
}

function namesOf(parts: readonly { readonly name: string }[] | undefined): string[] {
  return (parts ?? []).map(({ name }) => name);
}

function propertyKeys(schema: GraphSchema | null): string[] {
  const all = [...(schema?.labels ?? []), ...(schema?.relationshipTypes ?? [])];
  return [...new Set(all.flatMap(({ properties }) => properties))].sort();
}

/** Where a property is found, such as `Actor, Issue`. */
function ownersOf(property: string, schema: GraphSchema | null): string | null {
  const all = [...(schema?.labels ?? []), ...(schema?.relationshipTypes ?? [])];
  const owners = all.filter(({ properties }) => properties.includes(property));
  return owners.length === 0 ? null : owners.map(({ name }) => name).join(", ");
}

function suggestionNames(schema: GraphSchema | null): SuggestionNames[] {
  const types = (schema?.relationshipTypes ?? []).map(({ name, properties }) => ({
    name,
    properties: ["from", "to", ...properties],
  }));
  return [...(schema?.labels ?? []), ...types];
}
