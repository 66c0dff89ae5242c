// First, because schemas made before it would try to compile themselves.
import "./api/zod-without-eval.ts";
import { defineQueryElements } from "./elements/queries/define-query-elements.ts";

defineQueryElements();
