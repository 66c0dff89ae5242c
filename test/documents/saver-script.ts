import { openDocuments } from "../../server/documents/open-documents.ts";
import { EntenteError } from "../../server/wire/entente-error.ts";

/** A process of its own for the tests: saves one document again and again, and says each number. */
const [folder = "", id = "", texts = "", steps = "0"] = process.argv.slice(2);
const documents = await openDocuments({ kind: "folder", folder });
const queries = documents.collection({ name: "queries", extension: ".cypher" });

if (texts === "endless") {
  let version: string | null = null;
  for (let number = 1; ; number += 1) {
    const text = `text ${number} ${"x".repeat(200_000)} end ${number}`;
    version = (await queries.save(id, text, { ifVersion: version })).version;
    process.stdout.write(`${number}\n`);
  }
}

for (let step = 0; step < Number(steps);) {
  const current = await queries.read(id);
  if (current === null) throw new Error("there is nothing to count up");
  const next = Number(current.content) + 1;
  try {
    await queries.save(id, String(next), { ifVersion: current.version });
    step += 1;
    process.stdout.write(`${next}\n`);
  } catch (error) {
    if (!(error instanceof EntenteError) || error.code !== "changed-meanwhile") throw error;
  }
}
