import "./zod-without-eval.ts";
import type { FlatNetwork } from "../../server/wire/flat-network.ts";
import { decodeNetwork } from "../../server/wire/decode-network.ts";
import type { DecodeReply } from "./decode-message.ts";

self.addEventListener("message", ({ data }: MessageEvent<ArrayBuffer>) => {
  const reply = decode(data);
  self.postMessage(reply, { transfer: reply.kind === "decoded" ? buffersOf(reply.flat) : [] });
});

function decode(bytes: ArrayBuffer): DecodeReply {
  try {
    return { kind: "decoded", flat: decodeNetwork(bytes) };
  } catch (cause) {
    return { kind: "unreadable", message: String(cause) };
  }
}

/** The flat memory of a network, which is handed over and not copied. */
function buffersOf({ nodes, dyads }: FlatNetwork): ArrayBufferLike[] {
  const { label, kind, stancesOut, stancesIn, neighbors } = nodes;
  const { from, to, n, polarity, positive, negative, first, last, sources } = dyads;
  const columns = [
    ...[label, kind, stancesOut, stancesIn, ...(neighbors === null ? [] : [neighbors])],
    ...[from, to, n, polarity, positive, negative, first, last, sources],
  ];
  return columns.map(({ buffer }) => buffer);
}
