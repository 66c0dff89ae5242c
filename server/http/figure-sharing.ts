import type { FigureRecord } from "../figures/keep/figure-record.ts";

type Shared = Pick<FigureRecord, "access" | "frameAncestors">;

/**
 * Headers that let pages of other sites show a figure, and read it by script, where its list lets
 * them frame it. A figure that is seen without a token, because its editor asks for it, is for the
 * editor's own page alone: no other page may borrow that right.
 */
export function sharingHeaders(
  { access, frameAncestors }: Shared,
  origin: string | undefined,
  hasToken: boolean,
): Readonly<Record<string, string>> {
  if ((access.kind === "token" && !hasToken) || frameAncestors.length === 0) {
    return { "Cross-Origin-Resource-Policy": "same-origin" };
  }
  const shared = { "Cross-Origin-Resource-Policy": "cross-origin" };
  if (frameAncestors.includes("*")) return { ...shared, "Access-Control-Allow-Origin": "*" };
  const isListed = origin !== undefined && frameAncestors.some((each) => allows(each, origin));
  return {
    ...shared,
    Vary: "Origin",
    ...(isListed ? { "Access-Control-Allow-Origin": origin } : {}),
  };
}

/** The value of `frame-ancestors`. */
export function frameAncestors({ access, frameAncestors }: Shared, hasToken: boolean): string {
  const isForOthers = access.kind !== "token" || hasToken;
  return isForOthers && frameAncestors.length > 0 ? frameAncestors.join(" ") : "'none'";
}

/** Whether a source of `frame-ancestors`, such as `https://*.example.org`, holds for an origin. */
function allows(source: string, origin: string): boolean {
  if (!URL.canParse(origin)) return false;
  const { protocol, host, origin: whole } = new URL(origin);
  // An opaque origin, or one written otherwise than browsers do.
  if (whole !== origin) return false;
  const [scheme, name] = source.split("://");
  if (name === undefined || protocol !== `${scheme}:`) return false;
  if (!name.startsWith("*.")) return new URL(source).host === host;
  return host.endsWith(new URL(`${scheme}://${name.slice(2)}`).host.replace(/^/, "."));
}
