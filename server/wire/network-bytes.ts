import { z } from "zod";
import { NetworkTotalsSchema } from "./network.ts";

/** Media type of the network as bytes; `encodeNetwork` says what they are. */
export const NETWORK_BYTES_TYPE = "application/vnd.entente.network";

/** The first eight bytes. */
export const MAGIC = "ENTNET1\n";
/** Bytes of the head of a block. */
export const BLOCK_HEAD = 8;
/** Parts that a number is counted in. */
export const PARTS = { millionths: 1_000_000, thousandths: 1_000 } as const;
/** Stands for NaN among parts. */
export const NO_NUMBER = -(2 ** 31);

/**
 * How the rows of a column are written, little-endian. `millionths`, `thousandths`: int32, to be divided
 * by as many, the lowest of them where absent. `list`: JSON, of strings, or of numbers with null where
 * absent.
 */
const COLUMN_TYPES = [
  "uint8",
  "uint16",
  "uint32",
  "int8",
  "millionths",
  "thousandths",
  "list",
] as const;

export const ARRAYS = {
  uint8: Uint8Array,
  uint16: Uint16Array,
  uint32: Uint32Array,
  int8: Int8Array,
  millionths: Int32Array,
  thousandths: Int32Array,
} as const;

/** What block 0 says. */
export const NetworkHeadSchema = z.object({
  /** In the order of their numbers, from 1. Columns in which everything is absent are left out. */
  columns: z.array(
    z.object({ name: z.string(), type: z.enum(COLUMN_TYPES), rows: z.int().min(0) }),
  ),
  totals: NetworkTotalsSchema,
  dataVersion: z.string(),
});
export type NetworkHead = z.infer<typeof NetworkHeadSchema>;

/** Length of a block's payload with the zeros behind it. */
export function paddedLength(length: number): number {
  return Math.ceil(length / 8) * 8;
}
