import type { StarterCase } from "./starter-case.ts";

/** What each query gives with its defaults on the article's graph. */
export const ARTICLE_CASES: readonly StarterCase[] = [
  {
    query: "who-backs-whom",
    rows: `
      a                | s                                     | b
      tur              | turkey-supports-azerbaijan-militarily | aze
      vladimir-putin   | putin-calls-erdogan-reliable          | tayyip-erdogan
      vladimir-putin   | putin-calls-erdogan-flexible          | tayyip-erdogan
      rus              | russia-seeks-compromise-with-turkey   | tur
      jens-stoltenberg | stoltenberg-values-armenia            | arm
      jens-stoltenberg | stoltenberg-values-azerbaijan         | aze
      vladimir-putin   | putin-addresses-valdai-club           | valdai-discussion-club
      ilham-aliyev     | aliyev-speaks-to-nikkei               | nikkei
      nikkei           | nikkei-interviews-aliyev              | ilham-aliyev`,
  },
  {
    query: "who-opposes-whom",
    rows: `
      a                      | s                                        | b
      aze                    | azerbaijan-fights-ethnic-armenian-forces | ethnic-armenian-forces
      ethnic-armenian-forces | ethnic-armenian-forces-fight-azerbaijan  | aze
      rus                    | russia-disagrees-with-turkey             | tur`,
  },
  {
    // (0.5 − 0.2) / 2
    query: "contested-dyads",
    rows: `
      speakerId | targetId | stances | supportive | hostile | lowest | highest | spread | polarity | firstDay   | lastDay
      rus       | tur      | 2       | 1          | 1       | -0.2   | 0.5     | 0.7    | 0.15     | 2020-10-22 | 2020-10-22`,
  },
  {
    query: "said-about",
    rows: `
      stance                       | day        | polarity | act | quote                       | issue            | status | onBehalfOf | locator
      putin-calls-erdogan-flexible | 2020-10-22 | 0.5      | 051 | a flexible politician       | nagorno-karabakh | stated |            | paragraph 13
      putin-calls-erdogan-reliable | 2020-10-22 | 0.7      | 051 | reliable partner for Russia | nagorno-karabakh | stated |            | paragraph 13
      putin-calls-erdogan-tough    | 2020-10-22 | 0        | 010 | might seem tough            | nagorno-karabakh | stated |            | paragraph 13`,
  },
  {
    query: "reversals",
    rows: `
      speaker | target | issue            | stanceBefore                 | polarityBefore | stanceAfter                         | polarityAfter | days
      Russia  | Turkey | nagorno-karabakh | russia-disagrees-with-turkey | -0.2           | russia-seeks-compromise-with-turkey | 0.5           | 0`,
  },
  {
    // Each foreign minister is to meet Pompeo, and each leader phones Putin.
    query: "mediators",
    rows: `
      mediatorId     | regardOfA | regardOfB | lowerRegard | stancesOfA | stancesOfB
      mike-pompeo    | 0.4       | 0.4       | 0.4         | 1          | 1
      vladimir-putin | 0.1       | 0.1       | 0.1         | 1          | 1`,
  },
  {
    query: "common-friends",
    rows: `
      friendId     | friend       | kind   | withActor | withOther | weakerTie | stancesWithActor | stancesWithOther
      ilham-aliyev | Ilham Aliyev | person | 0.8       | 0.4       | 0.4       | 1                | 1`,
  },
  {
    // Azerbaijan and its adversary: −1 each way; its forces: −1 and −0.95.
    query: "common-enemies",
    rows: `
      enemyId                | kind  | withActor | withOther | weakerTie | stancesWithActor | stancesWithOther
      ethnic-armenian-forces | group | -1        | -0.975    | -0.975    | 2                | 2`,
  },
  {
    query: "enemy-of-my-enemy",
    rows: `
      enemyOfEnemyId         | enemyId | toEnemy | enemyToOther | toActor | verdict
      ethnic-armenian-forces | aze     | -0.2    | -1           |         | unknown`,
  },
  {
    // Azerbaijan and Turkey: (0.83 + 0.34 + 0.34) / 3. Russia and Turkey: 0.15.
    query: "balanced-triads",
    rows: `
      aId          | bId                       | cId            | ab   | bc   | ac       | pattern       | weakestSide
      aze          | jens-stoltenberg          | tur            | 0.34 | 0.32 | 0.503333 | three friends | 0.32
      ilham-aliyev | rus                       | tur            | 0.4  | 0.15 | 0.8      | three friends | 0.15
      ilham-aliyev | prime-minister-of-armenia | vladimir-putin | 0.4  | 0.1  | 0.1      | three friends | 0.1`,
  },
  {
    query: "tense-triads",
    rows: `
      aId | bId | cId              | ab   | bc   | ac   | friendOfBoth     | weakestSide
      arm | aze | jens-stoltenberg | -0.2 | 0.34 | 0.34 | Jens Stoltenberg | 0.2`,
  },
  {
    // Settlement: Aliyev blames Armenia (−0.2) and would meet its prime minister (0.4). Strikes: −0.2 twice.
    query: "allies-and-opponents",
    rows: `
      actorId | otherId | alliedOn         | alliedPolarity | opposedOn       | opposedPolarity
      arm     | aze     | settlement-talks | 0.1            | missile-strikes | -0.2`,
  },
  {
    query: "casualty-claims",
    rows: `
      claimantId                   | day        | status   | stance                                   | locator     | about
      aze                          | 2020-10-23 | claimed  | azerbaijan-counts-civilian-casualties    | paragraph 6 | Casualties of the fighting
      aze                          | 2020-10-23 | reported | azerbaijan-withholds-military-losses     | paragraph 6 | Casualties of the fighting
      nagorno-karabakh-authorities | 2020-10-23 | claimed  | karabakh-authorities-count-civilian-dead | paragraph 6 | Casualties of the fighting
      nagorno-karabakh-authorities | 2020-10-23 | claimed  | karabakh-authorities-count-military-dead | paragraph 6 | Casualties of the fighting
      vladimir-putin               | 2020-10-22 | claimed  | putin-counts-the-dead                    | paragraph 5 | Casualties of the fighting`,
  },
  {
    query: "accusations-and-denials",
    rows: `
      accuser    | accused | day        | accusationId                                  | denier  | denialDay  | denialId
      Azerbaijan | Armenia | 2020-10-22 | azerbaijan-accuses-armenia-of-missile-strikes | Armenia | 2020-10-22 | armenia-denies-missile-strikes`,
  },
  {
    // His nine stances, the two of those who phone him, and Aliyev on the prime minister of Armenia.
    query: "ego-network",
    rows: `
      a                         | s                                              | b
      ilham-aliyev              | aliyev-phones-putin                            | vladimir-putin
      prime-minister-of-armenia | armenian-prime-minister-phones-putin           | vladimir-putin
      vladimir-putin            | putin-addresses-valdai-club                    | valdai-discussion-club
      vladimir-putin            | putin-asks-usa-to-help-mediate                 | usa
      vladimir-putin            | putin-calls-erdogan-flexible                   | tayyip-erdogan
      vladimir-putin            | putin-calls-erdogan-reliable                   | tayyip-erdogan
      vladimir-putin            | putin-calls-erdogan-tough                      | tayyip-erdogan
      vladimir-putin            | putin-counts-the-dead                          | casualties
      vladimir-putin            | putin-phones-aliyev                            | ilham-aliyev
      vladimir-putin            | putin-phones-armenian-prime-minister           | prime-minister-of-armenia
      vladimir-putin            | putin-wants-usa-to-act-with-russia             | usa
      ilham-aliyev              | aliyev-open-to-meeting-armenian-prime-minister | prime-minister-of-armenia`,
  },
  {
    query: "support-paths",
    rows: `
      a                         | s                                    | b              | step
      prime-minister-of-armenia | armenian-prime-minister-phones-putin | vladimir-putin | 1
      vladimir-putin            | putin-phones-aliyev                  | ilham-aliyev   | 2
      ilham-aliyev              | aliyev-calls-turkey-closest-ally     | tur            | 3`,
  },
  {
    query: "bridges",
    rows: `
      bridgeId       | belongsTo | friendsInA                    | friendsInB             | friendsAcross
      ilham-aliyev   | neither   | Turkey                        | Russia, Vladimir Putin | 3
      vladimir-putin | B         | Tayyip Erdogan, United States |                        | 2
      rus            | B         | Turkey                        |                        | 1
      tayyip-erdogan | A         |                               | Vladimir Putin         | 1
      tur            | A         | Jens Stoltenberg              | Russia                 | 1
      usa            | A         |                               | Vladimir Putin         | 1`,
  },
  {
    query: "isolated-actors",
    rows: `
      actorId                     | kind         | ties
      minsk-group                 | organization | 7
      nato                        | organization | 4
      fra                         | state        | 2
      azerbaijan-defense-ministry | organization | 0`,
  },
];
