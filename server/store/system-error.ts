/**
 * Tells whether an error of Node has a code such as `ENOENT`. Looks at the shape, because an error
 * of another realm (a test environment, a worker) is no instance of this one's Error.
 */
export function hasErrorCode(error: unknown, code: string): boolean {
  return typeof error === "object" && error !== null && "code" in error && error.code === code;
}

/** What an error says, for the end of a sentence. */
export function reasonOf(error: unknown): string {
  const isError = typeof error === "object" && error !== null && "message" in error;
  return isError ? String(error.message) : String(error);
}
