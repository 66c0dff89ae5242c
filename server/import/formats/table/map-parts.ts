import type { Actor } from "../../../wire/actor.ts";
import type { Issue } from "../../../wire/issue.ts";
import type { Source } from "../../../wire/source.ts";
import type { TableMapping } from "../../../wire/table-mapping.ts";
import { articleSource, namedSource } from "../../article-source.ts";
import type { GraphDirectory } from "../../graph-directory.ts";
import { slugOf } from "../../name-key.ts";
import type { TableRow } from "../../read-table.ts";
import type { MappedCells } from "./map-cells.ts";

/** What the rows of one file have in common. */
export interface RowContext {
  readonly mapping: TableMapping;
  readonly known: GraphDirectory;
  /** The file as a source, for rows that name none. */
  readonly file: Source;
  /**
   * The ends of an edge of a network, whose nodes are known already. Absent: the cells name them.
   * @throws RowRejection for an end that no node is.
   */
  readonly endsOf?: (row: TableRow) => { readonly from: Actor; readonly to: RowEnd };
}

/** What a stance or tie may be about. */
export type RowEnd =
  | { readonly kind: "actor"; readonly actor: Actor }
  | { readonly kind: "issue"; readonly issue: Issue };

/** The source that a row names, by address or title; else the file. */
export function sourceIn(cells: MappedCells, file: Source): Source {
  const text = cells.text("source");
  if (text === "") return file;
  // A source that is the same for every row is where the table comes from.
  return (
    articleSource(text) ?? namedSource(text, cells.hasColumn("source") ? "article" : "dataset")
  );
}

/** The issue that a field names. @throws RowRejection for an empty field. */
export function issueNamed(
  cells: MappedCells,
  field: "to" | "issue",
  known: GraphDirectory,
): Issue {
  const name = cells.text(field);
  if (name === "")
    throw cells.fault(field, "the issue is missing", "name it, or leave the row out");
  if (name.length > 500) throw cells.fault(field, "the name is too long", "shorten it");
  return known.issue({ id: slugOf(name), name });
}
