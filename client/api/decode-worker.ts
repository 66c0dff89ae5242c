import "./zod-without-eval.ts";
import { NetworkColumnsSchema, type NetworkColumns } from "../../server/wire/network-columns.ts";
import type { DecodeReply, TypedColumns } from "./decode-message.ts";

self.addEventListener("message", ({ data }: MessageEvent<ArrayBuffer>) => {
  const reply = decode(data);
  self.postMessage(reply, { transfer: reply.kind === "decoded" ? buffersOf(reply.columns) : [] });
});

function decode(bytes: ArrayBuffer): DecodeReply {
  let body: unknown;
  try {
    body = JSON.parse(new TextDecoder().decode(bytes));
  } catch (cause) {
    return { kind: "cut", message: String(cause) };
  }
  const parsed = NetworkColumnsSchema.safeParse(body);
  if (!parsed.success) return { kind: "unreadable", message: parsed.error.message };
  return { kind: "decoded", columns: toTyped(parsed.data) };
}

function buffersOf({ dyads }: TypedColumns): ArrayBuffer[] {
  const { from, to, n, polarity, positive, negative, first, last, sources } = dyads;
  return [from, to, n, polarity, positive, negative, first, last, sources].map(
    ({ buffer }) => buffer,
  );
}

function toTyped(columns: NetworkColumns): TypedColumns {
  const { from, to, n, polarity, positive, negative, first, last, sources } = columns.dyads;
  return {
    ...columns,
    dyads: {
      from: Uint32Array.from(from),
      to: Uint32Array.from(to),
      n: Uint32Array.from(n),
      // Six decimals do not fit into 32 bits, and tables show them.
      polarity: Float64Array.from(polarity),
      positive: Uint32Array.from(positive),
      negative: Uint32Array.from(negative),
      first: Uint32Array.from(first),
      last: Uint32Array.from(last),
      sources: Uint32Array.from(sources),
    },
  };
}
