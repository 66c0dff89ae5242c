import { Readable } from "node:stream";
import { expect } from "@jest/globals";
import { readInterchange } from "../../server/import/read-interchange.ts";
import { EntenteError } from "../../server/wire/entente-error.ts";
import type { Interchange } from "../../server/wire/interchange.ts";
import { FaultSchema, type Fault } from "../../server/wire/problem.ts";

/** Reads a document from text. */
export function read(text: string, fileName = "x.entente.json"): Promise<Interchange> {
  return readInterchange(Readable.from([Buffer.from(text)]), fileName);
}

/** The error that refused the file; fails the test where it was read. */
export async function refusal(reading: Promise<unknown>): Promise<EntenteError> {
  const error: unknown = await reading.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof EntenteError))
    throw new Error("the file was not refused", { cause: error });
  expect(error.code).toBe("invalid-file");
  return error;
}

/** The listed faults, held against the wire schema. */
export function faultsOf(error: EntenteError): Fault[] {
  return FaultSchema.array().parse(error.details["errors"]);
}

/** A sound graph of two stances in which any one thing can be spoiled. */
export function sample(): Interchange {
  const stance = {
    from: "north",
    to: "east",
    act: "051",
    goldstein: 3.4,
    issue: "river",
    date: "2021-01-01",
    summary: "Speaks well of it.",
    locator: "row 1",
    source: "notes",
    status: "stated" as const,
  };
  return {
    actors: [
      { id: "north", kind: "person", name: "North" },
      { id: "east", kind: "state", name: "East" },
      { id: "west", kind: "state", name: "West" },
    ],
    issues: [{ id: "river", name: "River" }],
    sources: [{ id: "notes", title: "Notes", kind: "dataset" }],
    stances: [
      { id: "s1", ...stance },
      { id: "s2", ...stance },
    ],
    ties: [
      { type: "REPRESENTS", from: "north", to: "east", source: "notes", since: "2000-01-01" },
      { type: "PARTY_TO", from: "east", to: "river", source: "notes" },
    ],
  };
}

/** The entry at a position; fails the test where there is none. */
export function nth<T>(list: readonly T[], position: number): T {
  const entry = list[position];
  if (entry === undefined) throw new Error(`there is no entry ${position}`);
  return entry;
}
