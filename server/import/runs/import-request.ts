import { z } from "zod";
import { FORMAT_NAMES } from "../import-format.ts";

/** A file to import, and by what it is known again. */
const InputFileSchema = z.object({
  path: z.string(),
  /** How people know it; of an upload, the name that it came with. */
  name: z.string(),
  /** False for a file of a folder, which is left out where no format knows it. */
  isNamed: z.boolean(),
  size: z.number(),
  modifiedMs: z.number(),
});
export type InputFile = z.infer<typeof InputFileSchema>;

/** What an import is to do. */
export const ImportRequestSchema = z.object({
  files: z.array(InputFileSchema),
  /** The format of all files. Null: as each file says itself. */
  format: z.enum(FORMAT_NAMES).nullable(),
  /** Options of formats; each format takes those that it knows. */
  options: z.record(z.string(), z.unknown()),
  /** `day` folds events of the same actors, act and day into one stance. */
  aggregate: z.enum(["day"]).nullable(),
  /** Rejected rows after which the import ends. */
  maxErrors: z.int().min(0),
  /** Rejected rows go beside their file; false: into the folder of the import. */
  rejectedBeside: z.boolean(),
});
export type ImportRequest = z.infer<typeof ImportRequestSchema>;

export const DEFAULT_MAX_ERRORS = 1000;

/** Whether two requests ask for the same. */
export function isSameRequest(a: ImportRequest, b: ImportRequest): boolean {
  const text = ({ maxErrors: _, ...request }: ImportRequest): string => JSON.stringify(request);
  return text(a) === text(b);
}
