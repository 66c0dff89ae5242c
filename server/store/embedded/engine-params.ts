import { EntenteError } from "../../wire/entente-error.ts";
import type {
  WireMap,
  WireNode,
  WirePath,
  WireRelationship,
  WireTagged,
  WireValue,
} from "../../wire/wire-value.ts";
import type { QueryParams } from "../graph-store.ts";
import type { EngineParams, EngineValue } from "./engine-protocol.ts";

type EngineMap = Readonly<Record<string, EngineValue>>;

/**
 * The parameters of a query as the engine takes them.
 * @throws EntenteError `invalid-query` for a node, relationship or path, `unsupported-query` for a
 *   value that the engine cannot hold; the message names the parameter.
 */
export function paramsToEngine(params: QueryParams): EngineParams {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, wireToEngine(value, name)]),
  );
}

function wireToEngine(value: WireValue, name: string): EngineValue {
  if (typeof value === "number" && !Number.isFinite(value))
    throw unsupportedParam(name, String(value));
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item: WireValue) => wireToEngine(item, name));
  if (!("$" in value)) return wireMapToEngine(value as WireMap, name);
  return taggedToEngine(value as WireTagged | WireNode | WireRelationship | WirePath, name);
}

function wireMapToEngine(map: WireMap, name: string): EngineMap {
  return Object.fromEntries(
    Object.entries(map).map(([key, value]) => [key, wireToEngine(value, name)]),
  );
}

function taggedToEngine(
  value: WireTagged | WireNode | WireRelationship | WirePath,
  name: string,
): EngineValue {
  switch (value.$) {
    case "date":
      return { $date: value.value };
    case "integer":
      return BigInt(value.value);
    case "map":
      return wireMapToEngine(value.entries, name);
    case "bytes":
      return Buffer.from(value.base64, "base64");
    case "datetime":
    case "localdatetime":
    case "time":
    case "localtime":
    case "duration":
      return value.value;
    case "float":
      throw unsupportedParam(name, value.value);
    case "point":
      throw unsupportedParam(name, "a point");
    case "node":
    case "relationship":
    case "path":
      throw new EntenteError(
        "invalid-query",
        `The parameter $${name} is a ${value.$}; pass its id as text instead.`,
        { details: { parameter: name } },
      );
  }
}

function unsupportedParam(name: string, value: string): EntenteError {
  return new EntenteError(
    "unsupported-query",
    `The parameter $${name} holds ${value}, which the embedded engine cannot store or compare; leave it out of the query.`,
    { details: { parameter: name } },
  );
}
