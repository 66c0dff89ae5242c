/** Paths that watchers ask all day, often by an address instead of a name. */
export const PROBES: readonly string[] = ["/api/health", "/api/ready"];
