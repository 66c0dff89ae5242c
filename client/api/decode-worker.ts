import "./zod-without-eval.ts";
import { decodeNetwork } from "../../server/wire/network-bytes.ts";
import type { DecodeReply } from "./decode-message.ts";

self.addEventListener("message", ({ data }: MessageEvent<ArrayBuffer>) => {
  const reply = decode(data);
  const columns: readonly { readonly buffer: ArrayBuffer }[] =
    reply.kind === "decoded" ? Object.values({ ...reply.flat.dyads }) : [];
  self.postMessage(reply, { transfer: columns.map(({ buffer }) => buffer) });
});

function decode(bytes: ArrayBuffer): DecodeReply {
  try {
    return { kind: "decoded", flat: decodeNetwork(bytes) };
  } catch (cause) {
    return { kind: "unreadable", message: String(cause) };
  }
}
