import { readAnalysis } from "../network/read-analysis.ts";
import { readDescription } from "../network/read-description.ts";
import { ANALYSIS_LIMITS } from "../signed/analyse-network.ts";
import { AnalysisAnswerSchema, AnalysisOptionsSchema } from "../wire/analysis.ts";
import { DescriptionSchema } from "../wire/description.ts";
import { StanceFilterSchema } from "../wire/network-filter.ts";
import { limitField, MinStancesField } from "./request-fields.ts";
import { defineRoute, NOTHING, type Route } from "./route.ts";
import { STORE_ERRORS } from "./store-errors.ts";

const NETWORK_FIELDS = {
  minStances: MinStancesField,
  limit: limitField(300, ANALYSIS_LIMITS.nodes, "nodes"),
};

export const analysisRoute: Route = defineRoute({
  method: "get",
  path: "/api/analysis",
  operationId: "getAnalysis",
  summary: "A network measured as a signed graph: nodes, blocs, balance, mediators and bridges",
  description:
    "Of the network that `/api/network` shows under the same filter, `minStances` and `limit`. The dyads of two nodes make one pair with the sign of their mean; neutral pairs are no edges. The same request gives the same analysis, and the explorer's own is the same too.",
  params: NOTHING,
  query: StanceFilterSchema.safeExtend({ ...NETWORK_FIELDS, ...AnalysisOptionsSchema.shape }),
  answers: [{ type: "application/json", schema: AnalysisAnswerSchema }],
  errors: STORE_ERRORS,
  cache: "data",
  handle: ({ query, signal }, { facts, analyse }) => {
    const { minStances, limit, weight, issues, method, resolution, seed, ...filter } = query;
    const options = { weight, issues, method, resolution, seed };
    return readAnalysis(facts, { filter, minStances, limit }, { analyse, options }, signal);
  },
});

export const descriptionRoute: Route = defineRoute({
  method: "get",
  path: "/api/description",
  operationId: "getDescription",
  summary: "A network in two paragraphs, every sentence with the stances that it rests on",
  description:
    "Of the network that `/api/network` shows under the same filter, `minStances` and `limit`: first what it shows, then how its actors stand to each other.",
  params: NOTHING,
  query: StanceFilterSchema.safeExtend(NETWORK_FIELDS),
  answers: [{ type: "application/json", schema: DescriptionSchema }],
  errors: STORE_ERRORS,
  cache: "data",
  handle: ({ query, signal }, { facts, analyse }) => {
    const { minStances, limit, ...filter } = query;
    return readDescription(facts, { filter, minStances, limit }, analyse, signal);
  },
});
