import { z } from "zod";
import { NetworkTotalsSchema } from "./network.ts";
import { SignedPairSchema } from "./signed-pair.ts";

/** What a pair counts for: 1; its mean polarity without its sign; or that times its stances. */
export const PAIR_WEIGHTS = ["pair", "polarity", "stances"] as const;
export type PairWeight = (typeof PAIR_WEIGHTS)[number];

/** What blocs are best by: signed modularity, or fewest pairs against the blocs. */
export const BLOC_METHODS = ["modularity", "agreement"] as const;

/** How a network is analysed. The same names are parameters of `/api/analysis`. */
export const AnalysisOptionsSchema = z
  .strictObject({
    weight: z
      .enum(PAIR_WEIGHTS)
      .default("pair")
      .describe(
        "What a pair counts for in strength, frustration and blocs: `pair`: 1, as published indices have it; `polarity`: the size of its mean polarity; `stances`: that times its stances.",
      ),
    issues: z
      .enum(["exclude", "include"])
      .default("exclude")
      .describe("Whether issues are nodes of the signed graph, as actors are."),
    method: z
      .enum(BLOC_METHODS)
      .default("modularity")
      .describe(
        "Blocs: `modularity`: more support inside and less opposition than chance would have; `agreement`: fewest pairs against them (opposition inside, support across).",
      ),
    resolution: z
      .number()
      .min(0)
      .max(10)
      .default(1)
      .describe("Above 1 makes more and smaller blocs, below 1 fewer. Of `modularity` only."),
    seed: z
      .int()
      .min(0)
      .max(2_147_483_647)
      .default(1)
      .describe("Order in which blocs are tried. The same seed gives the same blocs."),
  })
  .meta({ id: "AnalysisOptions" });
export type AnalysisOptions = z.infer<typeof AnalysisOptionsSchema>;

const count = z.int().min(0);
const weight = z.number().min(0);

/** Measures of one node. Weighted ones follow the option `weight`. */
export const NodeMeasuresSchema = z
  .object({
    id: z.string(),
    /** Number of its bloc; null where no pair of the signed graph has it. */
    bloc: count.nullable(),
    /** Nodes with a dyad from or to it, of any sign. */
    degree: count,
    allies: count,
    opponents: count,
    neutrals: count,
    /** Sums over the dyads that it speaks in, and those that it is the target of, by their sign. */
    positiveOut: weight,
    negativeOut: weight,
    positiveIn: weight,
    negativeIn: weight,
    /** Share of shortest paths between two others that lead over it, 0–1; signs and directions aside. */
    betweenness: z.number().min(0).max(1),
    /** Share of attention, all shares together 1: a dyad passes it on from speaker to target by its stances. */
    pageRank: z.number().min(0).max(1),
    triads: count,
    unbalancedTriads: count,
    /** Pairs of it against the best two camps that were found. */
    frustratedPairs: count,
  })
  .meta({ id: "NodeMeasures" });
export type NodeMeasures = z.infer<typeof NodeMeasuresSchema>;

/** Signs of the three pairs of a triad, positive first. */
export const TRIAD_KINDS = ["+++", "++-", "+--", "---"] as const;
export type TriadKind = (typeof TRIAD_KINDS)[number];

/** Three nodes, each two of them a pair. Balanced where the product of the signs is positive. */
export const TriadSchema = z
  .object({
    nodes: z.array(z.string()).length(3),
    kind: z.enum(TRIAD_KINDS),
    /** Pairs of the first and second, second and third, first and third node. */
    pairs: z.array(SignedPairSchema).length(3),
    /** Size of the weakest mean polarity among the three, 0–1. */
    strength: z.number().min(0).max(1),
  })
  .meta({ id: "Triad" });
export type Triad = z.infer<typeof TriadSchema>;

/** One change to one pair: its sign turned, or the pair gone. */
export const PAIR_CHANGES = ["flip", "remove"] as const;

/** A change and what it does to the unbalanced triads in view. */
export const CalmingChangeSchema = z
  .object({
    pair: SignedPairSchema,
    change: z.enum(PAIR_CHANGES),
    unbalancedBefore: count,
    unbalancedAfter: count,
  })
  .meta({ id: "CalmingChange" });
export type CalmingChange = z.infer<typeof CalmingChangeSchema>;

/** A change after which a bloc is better off as two. */
export const BreakingChangeSchema = z
  .object({
    pair: SignedPairSchema,
    change: z.enum(PAIR_CHANGES),
    /** Members of the two parts. */
    parts: z.array(z.array(z.string())).length(2),
  })
  .meta({ id: "BreakingChange" });
export type BreakingChange = z.infer<typeof BreakingChangeSchema>;

/** Pairs of one sign: how many, and what they count for under the option `weight`. */
const tally = z.object({ pairs: count, weight });

export const BlocSchema = z
  .object({
    /** From 0, most members first. */
    number: count,
    /** Those with the most support inside the bloc come first. */
    members: z.array(z.string()),
    inside: z.object({ positive: tally, negative: tally }),
    outside: z.object({ positive: tally, negative: tally }),
    /** Why these belong together: their strongest supporting pairs, at most five. */
    heldBy: z.array(SignedPairSchema),
    /** Against whom: the strongest opposing pairs with others, at most five. */
    against: z.array(SignedPairSchema),
    /** What speaks against the bloc: opposition inside and support across, at most five. */
    exceptions: z.array(SignedPairSchema),
    /** The single change that leaves fewest unbalanced triads with two or more members; null without such triads. */
    calm: CalmingChangeSchema.nullable(),
    /** The single change that splits the bloc most clearly; null where none does. */
    break: BreakingChangeSchema.nullable(),
  })
  .meta({ id: "Bloc" });
export type Bloc = z.infer<typeof BlocSchema>;

export const BlocRelationSchema = z
  .object({
    /** Numbers of two blocs, the smaller first. */
    a: count,
    b: count,
    positive: tally,
    negative: tally,
  })
  .meta({ id: "BlocRelation" });
export type BlocRelation = z.infer<typeof BlocRelationSchema>;

export const BlocsSchema = z
  .object({
    method: z.enum(BLOC_METHODS),
    resolution: z.number(),
    seed: z.int(),
    /** Signed modularity of the blocs, −1…1; null without pairs. */
    modularity: z.number().nullable(),
    /** Pairs against the blocs: opposition inside, support across. */
    disagreement: tally,
    list: z.array(BlocSchema),
    relations: z.array(BlocRelationSchema),
  })
  .meta({ id: "Blocs" });
export type Blocs = z.infer<typeof BlocsSchema>;

/**
 * Least weight of pairs to take away (or to turn) so that two camps remain with all support inside
 * and all opposition between them.
 */
export const FrustrationSchema = z
  .object({
    /** No less is enough. Equal to `upper` where `exact`. */
    lower: weight,
    /** This much is enough: taking away `pairs`. */
    upper: weight,
    /** True: proved to be least. False: somewhere from `lower` to `upper`. */
    exact: z.boolean(),
    /** 1 − upper ÷ half of all weight: 1 for a balanced graph; null without pairs. */
    score: z.number().nullable(),
    /** Number of frustrated pairs, and the strongest 100 of them. */
    count,
    pairs: z.array(SignedPairSchema),
    /** The two camps that leave only these, larger first. */
    camps: z.array(z.array(z.string())).length(2),
  })
  .meta({ id: "Frustration" });
export type Frustration = z.infer<typeof FrustrationSchema>;

export const BalanceSchema = z
  .object({
    triads: z.object({ "+++": count, "++-": count, "+--": count, "---": count }),
    /** Share of triads that are balanced, 0–1; null without triads. */
    balancedShare: z.number().min(0).max(1).nullable(),
    frustration: FrustrationSchema,
    /** Unbalanced triads, strongest first, at most 50. */
    unbalanced: z.array(TriadSchema),
    /** Changes that leave fewest unbalanced triads, at most ten. */
    calming: z.array(CalmingChangeSchema),
  })
  .meta({ id: "Balance" });

/** A node with support in blocs that oppose each other. */
export const MediatorSchema = z
  .object({
    id: z.string(),
    /** Sum over pairs of opposed blocs of the smaller of its two supports. */
    score: weight,
    /** Its support by bloc, in both directions, strongest first. */
    support: z.array(z.object({ bloc: count, weight })),
  })
  .meta({ id: "Mediator" });
export type Mediator = z.infer<typeof MediatorSchema>;

/** A pair, of any sign, without which one part of the network is out of reach of the other. */
export const BridgeSchema = z
  .object({
    a: z.string(),
    b: z.string(),
    /** Nodes on the side of `a` and on that of `b`. */
    nodesA: z.int().min(1),
    nodesB: z.int().min(1),
  })
  .meta({ id: "Bridge" });
export type Bridge = z.infer<typeof BridgeSchema>;

/** A network measured as a signed graph. */
export const AnalysisSchema = z
  .object({
    options: AnalysisOptionsSchema,
    /** What the signed graph was made of. Neutral pairs have mean polarity 0 and are no edges. */
    graph: z.object({
      nodes: count,
      positive: count,
      negative: count,
      neutral: count,
      discordant: count,
    }),
    /** In the order of the network's nodes. */
    nodes: z.array(NodeMeasuresSchema),
    blocs: BlocsSchema,
    balance: BalanceSchema,
    /** Best first, at most 50. */
    mediators: z.array(MediatorSchema),
    /** Those that cut off most come first, at most 100. */
    bridges: z.array(BridgeSchema),
    /** Nodes without which the network falls into more parts, by id. */
    cutNodes: z.array(z.string()),
  })
  .meta({ id: "Analysis" });
export type Analysis = z.infer<typeof AnalysisSchema>;

/** The analysis of what `/api/network` shows under the same filter and limit. */
export const AnalysisAnswerSchema = AnalysisSchema.extend({
  totals: NetworkTotalsSchema,
  dataVersion: z.string(),
}).meta({ id: "AnalysisAnswer" });
export type AnalysisAnswer = z.infer<typeof AnalysisAnswerSchema>;
