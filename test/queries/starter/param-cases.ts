import type { StarterCase } from "./starter-case.ts";

/** What parameters other than the defaults change: about dyads, triads and blocs. */
export const PARAM_CASES: readonly StarterCase[] = [
  {
    // Both ends of the period are in it.
    query: "who-backs-whom",
    graph: "strait",
    params: { issue: "passage", since: "2020-01-09", until: "2020-03-01" },
    rows: `
      a                 | s                      | b
      xbi               | birch-thanks-cedar     | xce
      xam               | amber-welcomes-birch   | xbi
      minister-of-amber | minister-praises-cedar | xce`,
  },
  {
    query: "who-opposes-whom",
    graph: "strait",
    params: { issue: "passage", since: "2020-04-05", until: "2020-04-06" },
    rows: `
      a   | s                                 | b
      xdu | dune-fires-at-amber-in-the-ledger | xam
      xdu | dune-rebukes-birch                | xbi`,
  },
  {
    // Amber on Birch: (0.4 − 0.7 + 0 − 0.2 + 0.34 + 0.34) / 6.
    query: "contested-dyads",
    graph: "strait",
    rows: `
      speakerId         | targetId | stances | supportive | hostile | lowest | highest | spread | polarity
      minister-of-amber | xce      | 2       | 1          | 1       | -0.9   | 0.34    | 1.24   | -0.28
      xam               | xbi      | 6       | 3          | 2       | -0.7   | 0.4     | 1.1    | 0.03
      xbi               | xam      | 2       | 1          | 1       | -0.2   | 0.4     | 0.6    | 0.1`,
  },
  {
    query: "contested-dyads",
    graph: "triads",
    params: { issue: "river" },
    rows: `
      speakerId | targetId | spread | polarity
      thu       | north    | 1.5    | 0.05`,
  },
  {
    // Words that he speaks for Russia are his words too.
    query: "said-about",
    params: { target: "tur" },
    rows: `
      stance                              | onBehalfOf | polarity
      russia-disagrees-with-turkey        | Russia     | -0.2
      russia-seeks-compromise-with-turkey | Russia     | 0.5`,
  },
  {
    // From 30 December to 5 January; from 7 January over the 29th of February to 1 March; from 10
    // January to 1 June. What Amber says on 6 January is neutral and interrupts nothing.
    query: "reversals",
    graph: "strait",
    rows: `
      stanceBefore                  | dayBefore  | polarityBefore | stanceAfter                  | dayAfter   | polarityAfter | days
      minister-praises-cedar        | 2020-01-10 | 0.34           | former-minister-blames-cedar | 2020-06-01 | -0.9          | 143
      amber-denies-stopping-a-ship  | 2020-01-07 | -0.2           | amber-welcomes-birch         | 2020-03-01 | 0.34          | 54
      amber-offers-birch-a-meeting  | 2019-12-30 | 0.4            | amber-threatens-birch        | 2020-01-05 | -0.7          | 6`,
  },
  {
    query: "reversals",
    graph: "strait",
    params: { actor: "xam", minDays: 7 },
    rows: `
      stanceBefore                 | stanceAfter          | days
      amber-denies-stopping-a-ship | amber-welcomes-birch | 54`,
  },
  {
    query: "reversals",
    params: { minDays: 1 },
    rows: "stanceBefore | stanceAfter | days",
  },
  {
    // Of Amber: (0.34 − 0.2) / 2. What the former minister says in June is not said for Amber.
    query: "mediators",
    graph: "strait",
    params: { sideA: "xam", sideB: "xbi" },
    rows: `
      mediatorId | regardOfA | regardOfB | lowerRegard | stancesOfA | stancesOfB
      xce        | 0.07      | 0.4       | 0.07        | 2          | 1`,
  },
  {
    query: "mediators",
    graph: "strait",
    params: { sideA: "xam", sideB: "xbi", minRegard: 0.08 },
    rows: "mediatorId | regardOfA | regardOfB",
  },
  {
    query: "common-friends",
    graph: "triads",
    params: { actor: "east", other: "north" },
    rows: `
      friendId | withActor | withOther | stancesWithActor | stancesWithOther
      south    | 0.34      | 0.34      | 1                | 1`,
  },
  {
    query: "common-enemies",
    graph: "strait",
    params: { actor: "xam", other: "xbi" },
    rows: `
      enemyId | withActor | withOther | weakerTie | stancesWithActor | stancesWithOther
      xdu     | -1        | -0.4      | -0.4      | 2                | 1`,
  },
  {
    // Amber and Birch, eight stances: 0.38 / 8. Cedar and Dune: (0.5 − 1) / 2.
    query: "enemy-of-my-enemy",
    graph: "strait",
    params: { actor: "xam" },
    rows: `
      enemyOfEnemyId    | enemyId | toEnemy | enemyToOther | toActor | verdict
      xbi               | xdu     | -1      | -0.4         | 0.0475  | friend
      minister-of-amber | xce     | -0.2    | -0.28        |         | unknown
      xce               | xdu     | -1      | -0.25        | -0.2    | enemy
      xdu               | xce     | -0.2    | -0.25        | -1      | enemy`,
  },
  {
    query: "balanced-triads",
    graph: "triads",
    rows: `
      aId  | bId   | cId   | ab   | bc   | ac   | pattern
      east | north | south | 0.34 | 0.34 | 0.34 | three friends`,
  },
  {
    query: "balanced-triads",
    graph: "strait",
    params: { minStrength: 0.01 },
    rows: `
      aId | bId | cId | ab     | bc    | ac   | pattern         | weakestSide
      xbi | xce | xdu | 0.1    | -0.25 | -0.4 | two against one | 0.1
      xam | xbi | xdu | 0.0475 | -0.4  | -1   | two against one | 0.0475`,
  },
  {
    query: "tense-triads",
    graph: "triads",
    rows: `
      aId  | bId  | cId | ab   | bc   | ac   | friendOfBoth
      amal | ming | noa | -0.2 | 0.34 | 0.34 | נועה`,
  },
  {
    query: "tense-triads",
    graph: "strait",
    params: { minStrength: 0.01 },
    rows: `
      aId | bId | cId | ab     | bc    | ac   | friendOfBoth | weakestSide
      xam | xce | xdu | -0.2   | -0.25 | -1   |              | 0.2
      xam | xbi | xce | 0.0475 | 0.1   | -0.2 | Birch        | 0.0475`,
  },
  {
    // Of the pairs with most stances, the first three share no triad.
    query: "tense-triads",
    graph: "strait",
    params: { minStrength: 0.01, pairs: 3 },
    rows: "aId | bId | cId",
  },
  {
    // Fish: (0.34 + 0.4) / 2. The strait: (0.4 − 0.7 + 0 − 0.2 + 0.34 − 0.2) / 6.
    query: "allies-and-opponents",
    graph: "strait",
    params: { actor: "xbi" },
    rows: `
      actorId | otherId | alliedOn | alliedPolarity | opposedOn | opposedPolarity
      xam     | xbi     | fishing  | 0.37           | passage   | -0.06`,
  },
  {
    query: "allies-and-opponents",
    graph: "strait",
    params: { minStrength: 0.1 },
    rows: "actorId | otherId",
  },
  {
    query: "ego-network",
    params: { neighbors: 1 },
    rows: `
      a              | s                            | b
      vladimir-putin | putin-calls-erdogan-flexible | tayyip-erdogan
      vladimir-putin | putin-calls-erdogan-reliable | tayyip-erdogan
      vladimir-putin | putin-calls-erdogan-tough    | tayyip-erdogan`,
  },
  {
    query: "ego-network",
    graph: "triads",
    params: { actor: "amal", between: false },
    rows: `
      a    | s                    | b
      amal | amal-criticises-ming | ming
      amal | amal-praises-noa     | noa`,
  },
  {
    // One step, two steps, three steps: the chain is as short as it can be.
    query: "support-paths",
    graph: "strait",
    params: { start: "xce", end: "xdu" },
    rows: `
      s                 | step
      cedar-courts-dune | 1`,
  },
  {
    query: "support-paths",
    graph: "strait",
    params: { start: "xbi", end: "xdu" },
    rows: `
      s                  | step
      birch-thanks-cedar | 1
      cedar-courts-dune  | 2`,
  },
  {
    query: "support-paths",
    graph: "strait",
    params: { start: "xam", end: "xdu", minPolarity: 0.01 },
    rows: `
      s                                | step
      amber-offers-birch-a-meeting     | 1
      amber-praises-birch-for-the-fish | 1
      amber-welcomes-birch             | 1
      birch-thanks-cedar               | 2
      cedar-courts-dune                | 3`,
  },
  {
    // Birch left the pact on the last day of 2019.
    query: "bridges",
    graph: "strait",
    params: { blocA: "harbour-pact", blocB: "xbi", day: "2020-01-01" },
    rows: `
      bridgeId | belongsTo | friendsInA | friendsInB | friendsAcross
      xbi      | B         | Cedar      |            | 1
      xce      | A         |            | Birch      | 1`,
  },
  {
    query: "bridges",
    graph: "strait",
    params: { blocA: "harbour-pact", blocB: "xbi", day: "2019-12-31" },
    rows: `
      bridgeId | belongsTo | friendsInA | friendsInB | friendsAcross
      xbi      | both      | Cedar      |            | 1
      xce      | A         | Birch      | Birch      | 1`,
  },
];
