import { EntenteError } from "../../wire/entente-error.ts";
import { reasonOf } from "../../store/system-error.ts";

/** The error of a file that the import itself keeps and cannot write. */
export function folderError(file: string, cause: unknown): EntenteError {
  return new EntenteError(
    "unusable-folder",
    `${file} cannot be written (${reasonOf(cause)}); make room on the disk or give this user the right to write there, then run the same command again.`,
    { details: { file }, cause },
  );
}
