import {
  autocomplete,
  highlightSyntax,
  type CompletionItem,
  type DbSchema,
  type Neo4jFunction,
} from "@neo4j-cypher/language-support";
import { CYPHER_FUNCTIONS } from "./cypher-functions.ts";
import type {
  CypherProposal,
  CypherReply,
  CypherRequest,
  CypherSchema,
  CypherToken,
} from "./cypher-message.ts";

// Parsing a long text takes tenths of a second; here it never holds up a keystroke.
self.addEventListener("message", ({ data: request }: MessageEvent<CypherRequest>) => {
  self.postMessage(answer(request));
});

function answer(request: CypherRequest): CypherReply {
  const { id } = request;
  try {
    return request.kind === "highlight"
      ? { id, kind: "tokens", tokens: tokensOf(request.text) }
      : { id, kind: "proposals", proposals: proposalsAt(request) };
  } catch (error) {
    // The parser is not ours; a text that it stumbles over is a text without help, not without editor.
    return { id, kind: "failed", message: String(error) };
  }
}

function tokensOf(text: string): CypherToken[] {
  return highlightSyntax(text, { consoleCommandsEnabled: false }).map(
    ({ position, length, tokenType }) => ({
      from: position.startOffset,
      to: position.startOffset + length,
      kind: tokenType,
    }),
  );
}

function proposalsAt({
  text,
  offset,
  schema,
}: Extract<CypherRequest, { kind: "complete" }>): CypherProposal[] {
  const items = autocomplete(text, toDbSchema(schema), {
    caretPosition: offset,
    manual: true,
    consoleCommandsEnabled: false,
  });
  return items.map(({ label, insertText, kind, signature }) => ({
    label,
    insert: insertText ?? null,
    kind: kindOf(kind),
    detail: signature ?? null,
  }));
}

const FUNCTIONS = Object.fromEntries(
  Object.entries(CYPHER_FUNCTIONS).map(([name, signature]): [string, Neo4jFunction] => [
    name,
    {
      name,
      signature,
      category: "",
      description: "",
      isBuiltIn: true,
      argumentDescription: [],
      returnDescription: "",
      aggregating: false,
      isDeprecated: false,
    },
  ]),
);

function toDbSchema({
  labels,
  relationshipTypes,
  propertyKeys,
  parameters,
}: CypherSchema): DbSchema {
  return {
    labels: [...labels],
    relationshipTypes: [...relationshipTypes],
    propertyKeys: [...propertyKeys],
    parameters: Object.fromEntries(parameters.map((name) => [name, ""])),
    functions: { "CYPHER 5": FUNCTIONS },
  };
}

/** Kinds of the language server protocol. */
function kindOf(kind: CompletionItem["kind"]): CypherProposal["kind"] {
  switch (kind) {
    case 3:
      return "function";
    case 6:
      return "variable";
    case 10:
      return "property";
    case 14:
      return "keyword";
    case 25:
      return "name";
    default:
      return "other";
  }
}
