import { createHash } from "node:crypto";

/** Labels whose `id` property is ours, so unique in the whole graph. */
const OWN_LABELS = ["Actor", "Issue", "Source"];

/**
 * An id that says nothing about the engine's own and never meets one of ours (a slug has no `~`).
 * The same element has the same one for as long as the database keeps it.
 */
export function opaqueId(elementId: string): string {
  return `~${createHash("sha256").update(elementId).digest("base64url").slice(0, 22)}`;
}

/** The id property of a node if it is one of ours; elsewhere it may be unique within a label only. */
export function ownId(labels: readonly string[], id: unknown): string | undefined {
  const isOwn =
    typeof id === "string" && id !== "" && labels.some((label) => OWN_LABELS.includes(label));
  return isOwn ? id : undefined;
}
