import type { StarterCase } from "./starter-case.ts";

/** What parameters other than the defaults change: about evidence, time, ties and sources. */
export const PARAM_TABLE_CASES: readonly StarterCase[] = [
  {
    query: "casualty-claims",
    params: { statuses: ["stated"] },
    rows: `
      claimantId       | status | stance
      jens-stoltenberg | stated | stoltenberg-deplores-civilian-deaths`,
  },
  {
    query: "accusations-and-denials",
    graph: "strait",
    rows: `
      accusationId         | day        | denier | denialDay  | denialId
      amber-accuses-cedar  | 2020-02-10 |        |            |
      birch-accuses-amber  | 2020-01-06 | Amber  | 2020-01-07 | amber-denies-stopping-a-ship
      birch-accuses-amber  | 2020-01-06 | Cedar  | 2020-01-08 | cedar-denies-stopping-a-ship`,
  },
  {
    query: "accusations-and-denials",
    graph: "strait",
    params: { unanswered: false },
    rows: `
      accusationId        | denialId
      birch-accuses-amber | amber-denies-stopping-a-ship
      birch-accuses-amber | cedar-denies-stopping-a-ship`,
  },
  {
    query: "accusations-and-denials",
    graph: "strait",
    params: { accused: "xce" },
    rows: `
      accusationId        | denialId
      amber-accuses-cedar |`,
  },
  {
    // Six ties: two ministers, the pact, three treaties.
    query: "isolated-actors",
    graph: "strait",
    params: { since: "2020-05-01" },
    rows: `
      actorId               | ties
      xam                   | 6
      harbour-pact          | 3
      xbi                   | 3
      new-minister-of-amber | 1`,
  },
  {
    query: "isolated-actors",
    graph: "triads",
    params: { kinds: ["group"] },
    rows: `
      actorId | actor   | ties
      hermit  | Hermits | 1`,
  },
  {
    query: "one-sided-regard",
    graph: "strait",
    rows: `
      courtingId | courtedId | regard | answer  | returned | answers
      xce        | xdu       | 0.5    | hostile | -1       | 1
      xbi        | xce       | 0.4    | hostile | -0.2     | 1`,
  },
  {
    query: "one-sided-regard",
    graph: "strait",
    params: { answer: "silent" },
    rows: "courtingId | courtedId",
  },
  {
    query: "one-sided-regard",
    params: { answer: "hostile" },
    rows: "courtingId | courtedId",
  },
  {
    // The last day of an office belongs to it.
    query: "who-speaks-for-whom",
    graph: "strait",
    params: { day: "2020-01-31" },
    rows: `
      speakerId         | speaksForId | since      | until      | onBehalf | inOwnName
      minister-of-amber | xam         | 2018-01-01 | 2020-01-31 | 0        | 2`,
  },
  {
    query: "who-speaks-for-whom",
    graph: "strait",
    params: { day: "2020-02-01", actor: "xam" },
    rows: `
      speakerId             | speaksForId | since      | until | onBehalf | inOwnName
      new-minister-of-amber | xam         | 2020-02-01 |       | 1        | 0`,
  },
  {
    query: "members-on-an-issue",
    graph: "strait",
    params: { organization: "harbour-pact", issue: "fishing" },
    rows: `
      memberId | role     | speaker | stance
      xam      | founder  | Amber   | amber-praises-birch-for-the-fish
      xbi      | founder  | Birch   | birch-would-meet-about-the-fish
      xce      | observer |         |`,
  },
  {
    // Birch has left the pact. The minister speaks for Amber in January and not in June.
    query: "members-on-an-issue",
    graph: "strait",
    params: {
      organization: "harbour-pact",
      issue: "passage",
      representatives: true,
      day: "2020-06-01",
    },
    rows: `
      memberId | speaker                              | day        | stance
      xam      | Amber                                | 2019-12-30 | amber-offers-birch-a-meeting
      xam      | Amber                                | 2020-01-05 | amber-threatens-birch
      xam      | Amber                                | 2020-01-06 | amber-says-nothing-new
      xam      | Amber                                | 2020-01-07 | amber-denies-stopping-a-ship
      xam      | Minister of Amber until January 2020 | 2020-01-10 | minister-praises-cedar
      xam      | Amber                                | 2020-02-10 | amber-accuses-cedar
      xam      | Amber                                | 2020-03-01 | amber-welcomes-birch
      xce      | Cedar                                | 2020-01-08 | cedar-denies-stopping-a-ship`,
  },
  {
    // Sunday 5 January belongs to the week that began in December, Sunday 1 March to that of 24 February.
    query: "activity-by-week",
    graph: "strait",
    rows: `
      week       | stances | supportive | hostile | polarity
      2019-12-30 | 2       | 1          | 1       | -0.15
      2020-01-06 | 6       | 2          | 3       | 0.023333
      2020-01-27 | 2       | 2          | 0       | 0.37
      2020-02-10 | 1       | 0          | 1       | -0.2
      2020-02-24 | 1       | 1          | 0       | 0.34
      2020-03-30 | 2       | 0          | 2       | -1
      2020-04-06 | 1       | 0          | 1       | -0.4
      2020-04-27 | 2       | 1          | 1       | -0.25
      2020-06-01 | 1       | 0          | 1       | -0.9`,
  },
  {
    query: "activity-by-week",
    graph: "strait",
    params: { actor: "xdu", issue: "passage", since: "2020-04-05", until: "2020-04-06" },
    rows: `
      week       | stances | polarity
      2020-03-30 | 1       | -1
      2020-04-06 | 1       | -0.4`,
  },
  {
    // Gazette: −2.42 / 16. Ledger: (0.34 − 1) / 2.
    query: "sources-compared",
    graph: "strait",
    params: { order: "polarity" },
    rows: `
      sourceId | kind    | stances | supportive | hostile | polarity | firstDay   | lastDay
      ledger   | dataset | 2       | 1          | 1       | -0.33    | 2020-03-01 | 2020-04-05
      gazette  | article | 16      | 6          | 9       | -0.15125 | 2019-12-30 | 2020-06-01`,
  },
  {
    // The shots of 1 and 5 April confirm each other.
    query: "single-source-stances",
    graph: "strait",
    rows: `
      stance                       | polarity | day
      dune-attacks-cedar           | -1       | 2020-05-02
      former-minister-blames-cedar | -0.9     | 2020-06-01
      amber-threatens-birch        | -0.7     | 2020-01-05
      cedar-courts-dune            | 0.5      | 2020-05-01`,
  },
  {
    query: "single-source-stances",
    graph: "strait",
    params: { days: 3, minStrength: 1 },
    rows: `
      stance                            | polarity | day
      dune-attacks-cedar                | -1       | 2020-05-02
      dune-fires-at-amber-in-the-ledger | -1       | 2020-04-05
      dune-fires-at-amber               | -1       | 2020-04-01`,
  },
  {
    // The last day of a treaty belongs to it; a treaty without days is always in force.
    query: "alliances-in-force",
    graph: "strait",
    params: { day: "1999-12-31" },
    rows: `
      a   | tie                                                 | b
      xam | ALLIED_WITH|xam|xbi|treaty-series|1990-01-01| | xbi
      xam | ALLIED_WITH|xam|xce|treaty-series|1995-06-01| | xce
      xbi | ALLIED_WITH|xbi|xdu|treaty-series||           | xdu`,
  },
  {
    query: "alliances-in-force",
    graph: "strait",
    params: { day: "2000-01-01", organizations: ["harbour-pact"], types: ["entente"] },
    rows: `
      a   | tie                                                         | b
      xam | MEMBER_OF|xam|harbour-pact|treaty-series|2000-01-01|founder | harbour-pact
      xbi | MEMBER_OF|xbi|harbour-pact|treaty-series|2000-01-01|founder | harbour-pact
      xbi | ALLIED_WITH|xbi|xdu|treaty-series||                         | xdu
      xce | MEMBER_OF|xce|harbour-pact|treaty-series||observer          | harbour-pact`,
  },
  {
    query: "newcomers",
    graph: "strait",
    params: { since: "2020-04-01" },
    rows: `
      actorId | firstDay   | stances
      xdu     | 2020-04-01 | 5`,
  },
  {
    query: "newcomers",
    graph: "strait",
    params: { since: "2020-04-01", kinds: ["person"] },
    rows: "actorId | firstDay",
  },
  {
    // Four for and nine against: 1 − 5/13. The mean: −3.32 / 14.
    query: "divided-issues",
    graph: "strait",
    params: { minStances: 1 },
    rows: `
      issueId | division | supportive | hostile | stances | speakers | polarity
      passage | 0.615385 | 4          | 9       | 14      | 5        | -0.237143
      fishing | 0        | 2          | 0       | 2       | 2        | 0.37`,
  },
  {
    query: "polarities-set-by-analysts",
    params: { minDifference: 0.4 },
    rows: `
      stance                           | difference
      aliyev-calls-turkey-closest-ally | 0.46`,
  },
  {
    query: "quotes",
    graph: "strait",
    rows: `
      stance               | speaker                              | onBehalfOf | quote
      amber-welcomes-birch | Minister of Amber from February 2020 | Amber      | an open door`,
  },
];
