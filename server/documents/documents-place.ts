import { fileURLToPath } from "node:url";
import { EntenteError } from "../wire/entente-error.ts";
import type { DocumentsPlace } from "./open-documents.ts";

const FORMS = "a folder, redis://host:6379, or s3://bucket/folder?region=eu-central-1";

/**
 * Where the environment wants saved queries and figures to be kept: `ENTENTE_DOCUMENTS`, or else the
 * data folder. A bucket takes its key from `AWS_ACCESS_KEY_ID` and `AWS_SECRET_ACCESS_KEY`.
 * @throws EntenteError `invalid-setting`; never with the value, which may hold a password.
 */
export function parseDocumentsPlace(
  environment: Readonly<Record<string, string | undefined>>,
  dataFolder: string,
): DocumentsPlace {
  const text = environment["ENTENTE_DOCUMENTS"]?.trim() ?? "";
  if (text === "") return { kind: "folder", folder: dataFolder };
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text)?.[1]?.toLowerCase();
  if (scheme === undefined) return { kind: "folder", folder: text };
  if (!URL.canParse(text)) {
    throw invalid(`ENTENTE_DOCUMENTS begins with ${scheme}:// and is no address; write ${FORMS}.`);
  }
  const url = new URL(text);
  if (scheme === "file") return { kind: "folder", folder: fileURLToPath(url) };
  if (scheme === "redis" || scheme === "rediss") return { kind: "redis", url: text };
  if (scheme === "s3") return toBucket(url, environment);
  throw invalid(`ENTENTE_DOCUMENTS begins with ${scheme}://, which is not known; write ${FORMS}.`);
}

function toBucket(
  url: URL,
  environment: Readonly<Record<string, string | undefined>>,
): DocumentsPlace {
  const read = (name: string): string | undefined => {
    const value = environment[name]?.trim();
    return value === "" ? undefined : value;
  };
  const need = (name: string): string => {
    const value = read(name);
    if (value !== undefined) return value;
    throw invalid(`${name} is not set, and the bucket of ENTENTE_DOCUMENTS needs it; set it.`);
  };
  if (!/^[a-z0-9][a-z0-9.-]+$/.test(url.hostname)) {
    throw invalid("ENTENTE_DOCUMENTS names no bucket; write s3://bucket/folder.");
  }
  const region = url.searchParams.get("region") ?? read("AWS_REGION") ?? "us-east-1";
  const endpoint =
    url.searchParams.get("endpoint") ??
    read("AWS_ENDPOINT_URL") ??
    `https://s3.${region}.amazonaws.com`;
  if (!URL.canParse(endpoint) || !/^https?:\/\//.test(endpoint)) {
    throw invalid("The endpoint of ENTENTE_DOCUMENTS is no web address; write it with https://.");
  }
  return {
    kind: "s3",
    bucket: url.hostname,
    prefix: decodeURIComponent(url.pathname).replace(/^\/+|\/+$/g, ""),
    region,
    endpoint,
    accessKeyId: need("AWS_ACCESS_KEY_ID"),
    secretAccessKey: need("AWS_SECRET_ACCESS_KEY"),
  };
}

function invalid(message: string): EntenteError {
  return new EntenteError("invalid-setting", message);
}
