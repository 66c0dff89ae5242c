import { AwsClient } from "aws4fetch";
import { reasonOf } from "../store/system-error.ts";
import { EntenteError } from "../wire/entente-error.ts";
import type { DocumentDriver } from "./document-driver.ts";

/** Where a bucket is and who asks. */
export interface S3Settings {
  /** Address of the service, such as `https://s3.eu-central-1.amazonaws.com`. */
  readonly endpoint: string;
  readonly region: string;
  readonly bucket: string;
  /** Folder in the bucket, without slashes at its ends; empty for the whole bucket. */
  readonly prefix: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

const TIMEOUT_MS = 15_000;
const NOT_FOUND = 404;
/** The answers of S3 to `If-None-Match: *` where there is an object, or another one is being made. */
const NOT_CREATED = [409, 412];

/**
 * Documents as objects in a bucket of S3 or of a service that speaks like it. unstorage's own driver
 * lists no more than the first thousand objects and cannot create; this one does both, with the same
 * client. Creating needs a service that knows `If-None-Match: *` on PUT, as S3, R2 and MinIO do.
 *
 * Every method throws EntenteError `documents-unavailable` where the service does not do its part.
 */
export function createS3Driver(settings: S3Settings): DocumentDriver {
  const { region, accessKeyId, secretAccessKey, prefix } = settings;
  const client = new AwsClient({ service: "s3", region, accessKeyId, secretAccessKey, retries: 2 });
  const bucket = `${settings.endpoint.replace(/\/+$/, "")}/${settings.bucket}`;
  const objectName = (key: string): string =>
    [...(prefix === "" ? [] : [prefix]), ...key.split(":")].join("/");
  const send = (
    key: string,
    init: { method: string; body?: string; headers?: Record<string, string> },
    accepted: readonly number[],
  ): Promise<Response> =>
    request(
      client,
      `${bucket}/${objectName(key).split("/").map(encodeURIComponent).join("/")}`,
      init,
      accepted,
    );

  return {
    name: "entente-s3",
    hasItem: async (key) => (await send(key, { method: "HEAD" }, [NOT_FOUND])).ok,
    getItem: async (key) => {
      const response = await send(key, { method: "GET" }, [NOT_FOUND]);
      return response.ok ? response.text() : null;
    },
    getMeta: async (key) => {
      const response = await send(key, { method: "HEAD" }, [NOT_FOUND]);
      const modified = response.headers.get("last-modified");
      return response.ok && modified !== null ? { mtime: new Date(modified) } : null;
    },
    setItem: async (key, value) => {
      await send(key, { method: "PUT", body: value }, []);
    },
    createItem: async (key, value) => {
      const headers = { "if-none-match": "*" };
      return (await send(key, { method: "PUT", body: value, headers }, NOT_CREATED)).ok;
    },
    removeItem: async (key) => {
      await send(key, { method: "DELETE" }, [NOT_FOUND]);
    },
    getKeys: async (base) => {
      const names = await listNames(client, bucket, `${objectName(base)}/`);
      const skipped = prefix === "" ? 0 : prefix.length + 1;
      return names.map((name) => name.slice(skipped).split("/").join(":"));
    },
  };
}

async function listNames(client: AwsClient, bucket: string, prefix: string): Promise<string[]> {
  const names: string[] = [];
  let token: string | undefined;
  do {
    const query = new URLSearchParams({ "list-type": "2", prefix });
    if (token !== undefined) query.set("continuation-token", token);
    const response = await request(client, `${bucket}?${query.toString()}`, { method: "GET" }, []);
    const xml = await response.text();
    for (const [, name] of xml.matchAll(/<Key>([^<]*)<\/Key>/g)) names.push(fromXml(name ?? ""));
    token = /<NextContinuationToken>([^<]*)</.exec(xml)?.[1];
    if (token !== undefined) token = fromXml(token);
  } while (token !== undefined);
  return names;
}

/** The answer, where it is a success or one of the statuses that the caller knows what to do with. */
async function request(
  client: AwsClient,
  url: string,
  init: { method: string; body?: string; headers?: Record<string, string> },
  accepted: readonly number[],
): Promise<Response> {
  let response: Response;
  try {
    response = await client.fetch(url, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) });
  } catch (cause) {
    // fetch itself says no more than that it failed.
    const inner = cause instanceof Error ? (cause.cause ?? cause) : cause;
    throw unavailable(reasonOf(inner), cause);
  }
  if (response.ok || accepted.includes(response.status)) return response;
  const code = /<Code>([^<]*)</.exec(await response.text().catch(() => ""))?.[1];
  throw unavailable(`${response.status} ${code ?? response.statusText}`);
}

function unavailable(reason: string, cause?: unknown): EntenteError {
  return new EntenteError(
    "documents-unavailable",
    `The bucket of ENTENTE_DOCUMENTS does not do its part (${reason}); check its address, its region and the access key.`,
    { cause },
  );
}

function fromXml(text: string): string {
  return text
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&apos;", "'")
    .replaceAll("&amp;", "&");
}
