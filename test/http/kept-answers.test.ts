import { describe, expect, it } from "@jest/globals";
import { KeptAnswers } from "../../server/http/kept-answers.ts";

const bytes = (size: number): Uint8Array[] => [new Uint8Array(size)];

describe("KeptAnswers", () => {
  it("forgets those first that nobody asked for longest", () => {
    const kept = new KeptAnswers({ mostBytes: 100 });
    for (const tag of ["a", "b", "c", "d"]) kept.keep(tag, bytes(25));
    kept.find("a");
    kept.keep("e", bytes(25));
    expect(["a", "b", "c", "d", "e"].filter((tag) => kept.find(tag) !== undefined)).toEqual([
      ...["a", "c", "d", "e"],
    ]);
  });

  it("counts an answer that comes again once", () => {
    const kept = new KeptAnswers({ mostBytes: 100 });
    for (let n = 0; n < 10; n += 1) kept.keep("a", bytes(25));
    for (const tag of ["b", "c", "d"]) kept.keep(tag, bytes(25));
    expect(kept.find("a")).toHaveLength(1);
  });

  it("forgets an answer past its age, however often it was asked for", () => {
    let now = 0;
    const kept = new KeptAnswers({ mostBytes: 100, mostAgeMs: 60, now: () => now });
    for (let n = 0; n < 3; n += 1) {
      kept.keep("a", bytes(20));
      for (const age of [30, 30, 1]) {
        now += age;
        expect(kept.find("a") !== undefined).toBe(age === 30);
      }
    }
    expect(kept.find("a")).toBeUndefined();
  });

  it("keeps a stream once all of it was made, and none that broke or is too long", async () => {
    const kept = new KeptAnswers({ mostBytes: 100 });
    async function* pieces(count: number, isBroken = false): AsyncGenerator<string> {
      for (let n = 0; n < count; n += 1) yield await Promise.resolve("0123456789");
      if (isBroken) throw new Error("broken");
    }
    const read = async (tag: string, of: AsyncIterable<string>): Promise<number> => {
      let size = 0;
      for await (const piece of kept.keeping(tag, of)) size += piece.length;
      return size;
    };
    expect(await read("whole", pieces(2))).toBe(20);
    expect(await read("long", pieces(5))).toBe(50);
    await expect(read("broken", pieces(2, true))).rejects.toThrow("broken");
    for await (const piece of kept.keeping("left", pieces(2))) if (piece.length > 0) break;
    expect(Buffer.concat([...(kept.find("whole") ?? [])]).toString()).toBe("01234567890123456789");
    for (const tag of ["long", "broken", "left"]) expect(kept.find(tag)).toBeUndefined();
  });
});
