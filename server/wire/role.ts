/**
 * What a caller may do, each role all that the one before it may. stranger: nobody let them in; see
 * whether the server is up, and public figures. viewer: read the graph, run saved queries, see
 * figures. analyst: also run queries of their own. editor: also save, import, delete.
 */
export const ROLES = ["stranger", "viewer", "analyst", "editor"] as const;
export type Role = (typeof ROLES)[number];

/** Tells whether a caller with the role `has` may do what needs the role `needs`. */
export function allowsRole(has: Role, needs: Role): boolean {
  return ROLES.indexOf(has) >= ROLES.indexOf(needs);
}
