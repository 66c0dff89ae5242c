// First, because schemas made before it would try to compile themselves.
import "./api/zod-without-eval.ts";
import { defineElements } from "./elements/define-elements.ts";

defineElements();
