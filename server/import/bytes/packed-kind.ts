/** Whether a file that begins so is a `.zip`. Four bytes are enough to tell. */
export function isZip(head: Uint8Array): boolean {
  const rest = Buffer.from(head.subarray(0, 4)).toString("latin1");
  return rest === "PK\u0003\u0004" || rest === "PK\u0005\u0006" || rest === "PK\u0007\u0008";
}

/** Whether a file that begins so is a `.gz`. Two bytes are enough to tell. */
export function isGzip(head: Uint8Array): boolean {
  return head[0] === 0x1f && head[1] === 0x8b;
}
