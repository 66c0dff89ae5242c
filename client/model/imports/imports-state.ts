/** Everything that decides what the page of imports shows, files that were chosen aside. It is the page's URL. */
export type ImportsState =
  | { readonly page: "start" }
  | { readonly page: "import"; readonly id: string }
  | { readonly page: "duplicates" };

export const INITIAL_IMPORTS_STATE: ImportsState = { page: "start" };

const ID = /^\d{8}-\d{6}-[0-9a-f]{4}$/;

/** The state as a query string without `?`; "" for {@link INITIAL_IMPORTS_STATE}. */
export function formatImportsState(state: ImportsState): string {
  switch (state.page) {
    case "start":
      return "";
    case "import":
      return new URLSearchParams({ import: state.id }).toString();
    case "duplicates":
      return "duplicates";
  }
}

/** The state that a query string describes; what cannot be read is left out and said. */
export function parseImportsState(search: string): {
  readonly state: ImportsState;
  readonly notices: readonly string[];
} {
  const params = new URLSearchParams(search);
  if (params.has("duplicates")) return { state: { page: "duplicates" }, notices: [] };
  const id = params.get("import");
  if (id === null) return { state: INITIAL_IMPORTS_STATE, notices: [] };
  if (ID.test(id)) return { state: { page: "import", id }, notices: [] };
  const notice = `“${id.slice(0, 40)}” is not the id of an import, so all of them are shown.`;
  return { state: INITIAL_IMPORTS_STATE, notices: [notice] };
}
