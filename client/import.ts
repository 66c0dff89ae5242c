// First, because schemas made before it would try to compile themselves.
import "./api/zod-without-eval.ts";
import { defineImportElements } from "./elements/imports/define-import-elements.ts";

defineImportElements();
