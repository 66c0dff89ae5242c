import { describeImports } from "./describe-imports.ts";
import { makeEmbeddedStore } from "./make-embedded-store.ts";

describeImports("the embedded engine", makeEmbeddedStore);
