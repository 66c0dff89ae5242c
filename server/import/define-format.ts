import { z } from "zod";
import { EntenteError } from "../wire/entente-error.ts";
import type {
  Detection,
  FormatName,
  ImportFormat,
  ImportRecord,
  ReadInput,
} from "./import-format.ts";
import type { FileSample } from "./file-sample.ts";
import { schemaFaults } from "./schema-faults.ts";

/** A format as its file writes it: `read` gets its options parsed. */
export interface FormatDefinition<Options extends z.ZodObject> {
  readonly name: FormatName;
  readonly title: string;
  readonly options: Options;
  detect(sample: FileSample): Detection | null;
  read(input: ReadInput, options: z.infer<Options>): AsyncIterable<ImportRecord>;
}

/** Makes a format of its definition: options that do not fit are refused when reading begins. */
export function defineFormat<Options extends z.ZodObject>(
  definition: FormatDefinition<Options>,
): ImportFormat {
  return {
    name: definition.name,
    title: definition.title,
    options: definition.options,
    detect: (sample) => definition.detect(sample),
    // Not a generator of its own, which would cost a turn of the event loop's queue for every record.
    read: (input, options = {}) => ({
      [Symbol.asyncIterator]: () =>
        definition.read(input, parseOptions(definition, options))[Symbol.asyncIterator](),
    }),
  };
}

function parseOptions<Options extends z.ZodObject>(
  { title, options: schema }: FormatDefinition<Options>,
  options: unknown,
): z.infer<Options> {
  const parsed = schema.safeParse(options);
  if (parsed.success) return parsed.data;
  const faults = schemaFaults(options, parsed.error.issues, Object.keys(schema.shape));
  const [first] = faults;
  const what = first === undefined ? "" : `: ${first.message}; ${first.remedy ?? ""}`;
  throw new EntenteError("invalid-request", `The options for ${title} do not fit${what}.`, {
    details: {
      errors: faults.map(({ path, message, remedy }) => ({
        place: path.join("."),
        message,
        remedy,
      })),
    },
    cause: parsed.error,
  });
}
