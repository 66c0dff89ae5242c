import { createHmac, createSign, generateKeyPairSync, type KeyObject } from "node:crypto";

type Json = Readonly<Record<string, unknown>>;

/** A JWT put together by hand, so that it can be wrong in every way. */
export interface MadeToken {
  readonly header?: Json;
  readonly claims: Json;
  readonly secret: string | Buffer;
  /** Digest of the HMAC. Default: sha256. */
  readonly digest?: "sha256" | "sha384" | "sha512";
}

export function makeToken({ header, claims, secret, digest = "sha256" }: MadeToken): string {
  const text = `${part({ alg: "HS256", ...header })}.${part(claims)}`;
  return `${text}.${createHmac(digest, secret).update(text).digest("base64url")}`;
}

/** Signed with a key pair of the attacker's own, whose public half the header brings along. */
export function makeForeignToken(claims: Json): string {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const jwk = publicKey.export({ format: "jwk" });
  const text = `${part({ alg: "RS256", jwk })}.${part(claims)}`;
  return `${text}.${signRsa(text, privateKey)}`;
}

/** The token with one of its three parts changed. */
export function withPart(
  token: string,
  index: 0 | 1 | 2,
  change: (part: string) => string,
): string {
  return token
    .split(".")
    .map((each, place) => (place === index ? change(each) : each))
    .join(".");
}

/** What a token says, whoever signed it. */
export function claimsOf(token: string): Json {
  const [, claims = ""] = token.split(".");
  return JSON.parse(Buffer.from(claims, "base64url").toString("utf8")) as Json;
}

export function part(value: unknown): string {
  return Buffer.from(JSON.stringify(value), "utf8").toString("base64url");
}

/** The bytes with one bit of one of them the other way. A negative place counts from the end. */
export function withFlippedBit(base64url: string, place: number): string {
  const bytes = Buffer.from(base64url, "base64url");
  const index = place < 0 ? bytes.length + place : place;
  bytes[index] = (bytes[index] ?? 0) ^ 1;
  return bytes.toString("base64url");
}

function signRsa(text: string, key: KeyObject): string {
  return createSign("sha256").update(text).sign(key, "base64url");
}
