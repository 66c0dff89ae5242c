import { z } from "zod";

type Json = Record<string, unknown>;

const DEFS = "#/$defs/";
const COMPONENTS = "#/components/schemas/";

/**
 * JSON Schemas of an OpenAPI document. A schema with a name in its metadata is described once, under
 * that name, and referred to everywhere else.
 */
export class ComponentSchemas {
  readonly #schemas = new Map<string, Json>();

  /** The schema at a place of its own, such as a parameter; named ones inside it are referred to. */
  inline(schema: z.core.$ZodType): Json {
    // "input": a default is what the caller may leave out.
    return this.#lift(z.toJSONSchema(schema, { io: "input" }));
  }

  /** A reference to the schema. @throws Error for a schema without a name. */
  refer(schema: z.core.$ZodType): Json {
    const name = z.globalRegistry.get(schema)?.id;
    if (name === undefined) throw new Error("A schema of an answer needs a name: .meta({ id }).");
    if (!this.#schemas.has(name)) {
      const lifted = this.#lift(z.toJSONSchema(schema));
      // A schema with a name may come as a reference to itself among the definitions.
      if (!this.#schemas.has(name)) this.#schemas.set(name, lifted);
    }
    return { $ref: `${COMPONENTS}${name}` };
  }

  /** All described so far, by name. */
  sorted(): Json {
    return Object.fromEntries([...this.#schemas].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  #lift(json: Json): Json {
    const { $schema: _dialect, $defs: definitions, id: _id, ...schema } = json;
    for (const [name, definition] of Object.entries((definitions ?? {}) as Record<string, Json>)) {
      const { id: _name, ...rest } = definition;
      this.#schemas.set(name, withComponentRefs(rest) as Json);
    }
    return withComponentRefs(schema) as Json;
  }
}

function withComponentRefs(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withComponentRefs);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [
      key,
      key === "$ref" && typeof each === "string"
        ? each.replace(DEFS, COMPONENTS)
        : withComponentRefs(each),
    ]),
  );
}
