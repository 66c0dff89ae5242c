// First, because schemas made before it would try to compile themselves.
import "./api/zod-without-eval.ts";
import { defineFigureElements } from "./elements/figures/define-figure-elements.ts";

defineFigureElements();
