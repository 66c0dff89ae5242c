import { afterAll, beforeAll, describe, it } from "@jest/globals";
import type { ContractContext, MakeStore, StoreUnderTest } from "./contract-context.ts";
import { CONTRACT_ITEMS } from "./contract-graph.ts";
import { describeEditing } from "./contract-editing.ts";
import { describeLimits } from "./contract-limits.ts";
import { describeLoading } from "./contract-loading.ts";
import { describeRefusals } from "./contract-refusals.ts";
import { describeValues } from "./contract-values.ts";

export interface ContractOptions {
  /** Facts that an implementation cannot fulfil, each with its reason, which is printed. */
  readonly skip?: readonly { readonly test: string; readonly reason: string }[];
}

/** The facts that hold for every GraphStore and its GraphLoader. */
export function describeGraphStore(
  name: string,
  makeStore: MakeStore,
  { skip = [] }: ContractOptions = {},
): void {
  describe(`${name} as a GraphStore`, () => {
    let shared: StoreUnderTest | undefined;
    const context: ContractContext = {
      fact(title, test) {
        const reason = skip.find((each) => each.test === title)?.reason;
        if (reason === undefined) it(title, test);
        else {
          console.info(`skipped on ${name}: ${title} (${reason})`);
          it.skip(`${title} (${reason})`, test);
        }
      },
      shared() {
        if (shared === undefined) throw new Error("the shared store is not open");
        return shared;
      },
      async withFresh(test) {
        const fresh = await makeStore();
        try {
          await test(fresh);
        } finally {
          await fresh.close();
        }
      },
    };
    describe("reading", () => {
      beforeAll(async () => {
        shared = await makeStore();
        await shared.loader.load(CONTRACT_ITEMS);
      });
      afterAll(async () => {
        await shared?.close();
      });
      describeValues(context);
      describeRefusals(context);
      describeLimits(context);
    });
    describe("loading", () => {
      describeLoading(context);
    });
    describe("editing", () => {
      describeEditing(context);
    });
  });
}
