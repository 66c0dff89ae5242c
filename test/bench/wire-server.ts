/** Serves one large network in a form, to be asked once by the suite `wire`. */
import { createServer } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { textChunks } from "../../server/export/text-chunks.ts";
import { listen } from "../../server/listen.ts";
import { inPace } from "../../server/network/pace.ts";
import { networkColumnsJson } from "../../server/network/write-network.ts";
import { flatToNetwork } from "../../server/wire/flat-network.ts";
import { encodeNetwork } from "../../server/wire/encode-network.ts";
import { flatOfColumns } from "../wire/flat-of-columns.ts";
import { placedNetwork, type Size } from "./placed-network.ts";

const [form = "rows", size = "S"] = process.argv.slice(2);
const flat = flatOfColumns(placedNetwork(size as Size).network);
const rows = form === "rows" ? flatToNetwork(flat) : null;
/** The whole network is laid out once and then kept as it is sent. */
const kept = form === "kept" ? [...encodeNetwork(flat)] : null;

function pieces(): Iterable<string | Uint8Array> {
  if (kept !== null) return kept;
  return form === "bytes" ? encodeNetwork(flat) : textChunks(networkColumnsJson(flat));
}

const server = createServer((request, response) => {
  if (request.url === "/health") {
    response.end("up");
  } else if (rows !== null) {
    response.end(JSON.stringify(rows));
  } else {
    void pipeline(Readable.from(inPace(pieces())), response);
  }
});
process.send?.(await listen(server, "127.0.0.1", 0));
