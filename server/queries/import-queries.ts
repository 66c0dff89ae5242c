import { tokenizeCypher, type CypherToken } from "../store/cypher-lexer.ts";
import { EntenteError } from "../wire/entente-error.ts";
import type { ImportedQuery, QueryFault, QueryImport, SavedQuery } from "../wire/saved-query.ts";
import { draftQuery, type QueryDraft } from "./draft-query.ts";
import { readQueryFiles, type QueryFile } from "./query-archive.ts";
import { queryFault } from "./query-fault.ts";
import { checkQueryText } from "./query-guard.ts";
import { freeId, titleToId } from "./query-id.ts";
import type { QueryLibrary } from "./query-library.ts";
import { findWriteToken } from "./query-rules.ts";
import { splitStatements, type Statement } from "./split-statements.ts";

const MAX_QUERIES = 500;
const COMMAND = /^(?:\s*\/\/[^\n\r]*[\n\r]+)*\s*:/;

export interface ImportOptions {
  /** Name of the uploaded file. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** True says what would come in, and saves nothing. */
  readonly dryRun: boolean;
}

/**
 * Takes in queries that people have: `.cypher` and `.cql` files, also several statements in one, and
 * the files and archives of favourites that Neo4j Browser exports. Queries that only read are saved,
 * also where they have other faults, which the library then tells. A second import of the same file
 * saves nothing.
 *
 * @throws EntenteError `invalid-file`, and what the library throws.
 */
export async function importQueries(
  library: QueryLibrary,
  { name, bytes, dryRun }: ImportOptions,
): Promise<QueryImport> {
  const found = readQueryFiles(name, bytes).flatMap((file) => readFile(file));
  if (found.length > MAX_QUERIES) {
    throw new EntenteError(
      "invalid-file",
      `${name} holds ${found.length} queries, more than ${MAX_QUERIES}; import it in parts.`,
    );
  }
  const existing = await library.all();
  const known: Known = {
    ids: new Set(existing.map(({ id }) => id)),
    byText: new Map(existing.map((query) => [query.text, query])),
  };
  const queries: ImportedQuery[] = [];
  for (const each of found) queries.push(await takeIn(library, known, each, dryRun));
  const count = (outcome: ImportedQuery["outcome"]): number =>
    queries.filter((query) => query.outcome === outcome).length;
  const totals = {
    created: count("created"),
    exists: count("exists"),
    refused: count("refused"),
  };
  return { queries, totals };
}

interface Found {
  readonly source: string;
  readonly line: number;
  readonly draft: QueryDraft;
  /** Why it is not for a library that reads. */
  readonly refusal: QueryFault | undefined;
}

function readFile({ path, text }: QueryFile): readonly Found[] {
  const parts = path.split("/");
  const [file = path, folder] = [parts.at(-1), parts.at(-2)];
  if (text === null) {
    const place = { line: 1, column: 1, length: 0 };
    const refusal = queryFault("cypher", place, {
      expected: "a text in UTF-8",
      found: "other bytes",
      remedy: "save the file as UTF-8",
    });
    return [{ source: path, line: 1, draft: { name: file, text: "", review: [] }, refusal }];
  }
  return splitStatements(text).flatMap((statement) => {
    // Comments at the end of a file belong to nothing.
    if (/^(?:\s|\/\/[^\n\r]*|\/\*[^]*?\*\/)*$/.test(statement.text)) return [];
    const draft = draftQuery(statement.text, { file, folder });
    return [{ source: path, line: statement.line, draft, refusal: refusalOf(statement) }];
  });
}

/** The reason why a statement is no query of a library; its places are those of the file. */
function refusalOf({ text, line }: Statement): QueryFault | undefined {
  const here = { line, column: 1, length: 0 };
  if (COMMAND.test(text)) {
    const at = text.search(/^\s*:/m);
    const command = text.slice(at).trim().split("\n")[0] ?? "";
    const above = text.slice(0, text.indexOf(command, at)).split("\n").length - 1;
    const place = { line: line + above, column: 1, length: command.length };
    return queryFault("cypher", place, {
      expected: "Cypher",
      found: command,
      remedy: "leave commands of Neo4j Browser out",
    });
  }
  try {
    checkQueryText(text);
    // What writes further down needs no engine to be refused.
    const write = findWriteToken(tokenizeCypher(text));
    return write === undefined ? undefined : writeFault(write, line);
  } catch (error) {
    if (!(error instanceof EntenteError)) throw error;
    const { line: at, column, token } = error.details;
    const place =
      typeof at === "number" && typeof column === "number"
        ? { line: line + at - 1, column, length: String(token).length }
        : here;
    return queryFault("cypher", place, {
      expected: "Cypher that only reads the graph",
      found: typeof token === "string" ? token : "",
      remedy: error.message.replace(/^[^:]*: |\.$/g, ""),
    });
  }
}

/** What the library has, and what the import brought so far. */
interface Known {
  readonly ids: Set<string>;
  readonly byText: Map<string, Pick<SavedQuery, "id" | "status" | "faults">>;
}

function writeFault({ text, line, column }: CypherToken, from: number): QueryFault {
  const place = { line: from + line - 1, column, length: text.length };
  return queryFault("cypher", place, {
    expected: "Cypher that only reads the graph",
    found: text,
    remedy: `${text.toUpperCase()} writes; change the graph through an import`,
  });
}

async function takeIn(
  library: QueryLibrary,
  known: Known,
  { source, line, draft, refusal }: Found,
  dryRun: boolean,
): Promise<ImportedQuery> {
  const { name, text } = draft;
  const head = { source, line, name, review: [...draft.review] };
  if (refusal !== undefined) {
    return { ...head, outcome: "refused", id: null, status: "broken", faults: [refusal] };
  }
  const same = known.byText.get(text);
  if (same !== undefined) {
    const { id, status, faults } = same;
    return { ...head, outcome: "exists", id, status, faults };
  }
  const id = freeId(titleToId(name), (tried) => known.ids.has(tried));
  const { status, faults } = dryRun
    ? await library.check(text)
    : await library.saveUnchecked(id, text);
  const made = { id, status, faults: [...faults] };
  known.ids.add(id);
  known.byText.set(text, made);
  return { ...head, outcome: "created", ...made };
}
