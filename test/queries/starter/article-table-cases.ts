import type { StarterCase } from "./starter-case.ts";

/** What each query gives with its defaults on the article's graph: those that list and count. */
export const ARTICLE_TABLE_CASES: readonly StarterCase[] = [
  {
    // Putin on Erdogan: (0.5 + 0.7 + 0) / 3. Left out: Turkey and Azerbaijan, the ministers and Pompeo,
    // who answer in kind.
    query: "one-sided-regard",
    rows: `
      courtingId       | courtedId                 | regard | stances | answer | returned | answers
      ilham-aliyev     | tur                       | 0.8    | 1       | silent |          | 0
      vladimir-putin   | tayyip-erdogan            | 0.4    | 3       | silent |          | 0
      ilham-aliyev     | prime-minister-of-armenia | 0.4    | 1       | silent |          | 0
      ilham-aliyev     | rus                       | 0.4    | 1       | silent |          | 0
      jens-stoltenberg | arm                       | 0.34   | 1       | silent |          | 0
      jens-stoltenberg | aze                       | 0.34   | 1       | silent |          | 0
      vladimir-putin   | usa                       | 0.32   | 2       | silent |          | 0
      jens-stoltenberg | tur                       | 0.32   | 1       | silent |          | 0`,
  },
  {
    query: "who-speaks-for-whom",
    rows: `
      speakerId                      | speaksForId  | role              | onBehalf | inOwnName
      vladimir-putin                 | rus          | President         | 3        | 9
      ilham-aliyev                   | aze          | President         | 2        | 7
      azerbaijan-defense-ministry    | azeri-forces |                   | 1        | 0
      jens-stoltenberg               | nato         | Secretary General | 0        | 6
      azeri-forces                   | aze          | Armed forces      | 0        | 3
      mike-pompeo                    | usa          | Secretary of State | 0       | 2
      armen-sarkisian                | arm          | President         | 0        | 1
      foreign-minister-of-armenia    | arm          | Foreign Minister  | 0        | 1
      foreign-minister-of-azerbaijan | aze          | Foreign Minister  | 0        | 1
      prime-minister-of-armenia      | arm          | Prime Minister    | 0        | 1
      tayyip-erdogan                 | tur          | President         | 0        | 0`,
  },
  {
    query: "members-on-an-issue",
    rows: `
      memberId | role                | speaker    | target                 | polarity | day        | stance
      arm      | participating state |            |                        |          |            |
      aze      | participating state | Azerbaijan | Ethnic Armenian forces | -1       | 2020-10-22 | azerbaijan-fights-ethnic-armenian-forces
      fra      | co-chair            |            |                        |          |            |
      rus      | co-chair            | Russia     | Turkey                 | -0.2     | 2020-10-22 | russia-disagrees-with-turkey
      rus      | co-chair            | Russia     | Turkey                 | 0.5      | 2020-10-22 | russia-seeks-compromise-with-turkey
      tur      | participating state | Turkey     | Azerbaijan             | 0.83     | 2020-10-23 | turkey-supports-azerbaijan-militarily
      usa      | co-chair            |            |                        |          |            |`,
  },
  {
    // 19 October 2020 is a Monday. All polarities together are 4.72, and 4.72 / 49 = 0.096327.
    query: "activity-by-week",
    rows: `
      week       | stances | supportive | hostile | polarity
      2020-10-19 | 49      | 28         | 11      | 0.096327`,
  },
  {
    query: "sources-compared",
    rows: `
      sourceId           | kind    | stances | supportive | hostile | polarity | firstDay   | lastDay
      article-2020-10-23 | article | 49      | 28         | 11      | 0.096327 | 2020-10-21 | 2020-10-23`,
  },
  {
    query: "single-source-stances",
    rows: `
      stance                                   | polarity | day        | status   | locator
      azerbaijan-fights-ethnic-armenian-forces | -1       | 2020-10-22 | reported | paragraph 5
      ethnic-armenian-forces-fight-azerbaijan  | -1       | 2020-10-22 | reported | paragraph 5
      azeri-forces-fire-artillery              | -1       | 2020-10-21 | reported | paragraph 9
      azeri-forces-take-territory              | -0.95    | 2020-10-23 | claimed  | paragraph 8
      turkey-supports-azerbaijan-militarily    | 0.83     | 2020-10-23 | reported | paragraph 8
      aliyev-calls-turkey-closest-ally         | 0.8      | 2020-10-21 | stated   | paragraph 11
      putin-calls-erdogan-reliable             | 0.7      | 2020-10-22 | stated   | paragraph 13
      putin-calls-erdogan-flexible             | 0.5      | 2020-10-22 | stated   | paragraph 13
      russia-offers-to-mediate                 | 0.5      | 2020-10-22 | stated   | paragraph 1
      russia-seeks-compromise-with-turkey      | 0.5      | 2020-10-22 | stated   | paragraph 13`,
  },
  {
    query: "alliances-in-force",
    rows: `
      a   | tie                                                           | b
      fra | MEMBER_OF|fra|nato|north-atlantic-treaty|1949-08-24|member state | nato
      usa | MEMBER_OF|usa|nato|north-atlantic-treaty|1949-08-24|member state | nato
      tur | MEMBER_OF|tur|nato|north-atlantic-treaty|1952-02-18|member state | nato`,
  },
  {
    query: "newcomers",
    rows: `
      actorId                        | kind         | firstDay   | stances
      mike-pompeo                    | person       | 2020-10-23 | 4
      foreign-minister-of-armenia    | person       | 2020-10-23 | 2
      foreign-minister-of-azerbaijan | person       | 2020-10-23 | 2
      irn                            | state        | 2020-10-23 | 1
      vladimir-putin                 | person       | 2020-10-22 | 11
      nagorno-karabakh-authorities   | group        | 2020-10-22 | 3
      tayyip-erdogan                 | person       | 2020-10-22 | 3
      usa                            | state        | 2020-10-22 | 2
      armenian-side                  | group        | 2020-10-22 | 1
      valdai-discussion-club         | organization | 2020-10-22 | 1`,
  },
  {
    // 9 for and 3 against: 1 − 6/12. 14 and 2: 1 − 12/16. The means: 1.31 / 14, 4.02 / 16, −1.95 / 6, −0.21 / 6.
    query: "divided-issues",
    rows: `
      issueId             | division | supportive | hostile | stances | speakers | polarity
      nagorno-karabakh    | 0.5      | 9          | 3       | 14      | 8        | 0.093571
      settlement-talks    | 0.25     | 14         | 2       | 16      | 8        | 0.25125
      battlefield-reports | 0        | 0          | 2       | 6       | 4        | -0.325
      casualties          | 0        | 0          | 2       | 6       | 4        | -0.035`,
  },
  {
    query: "polarities-set-by-analysts",
    rows: `
      stance                           | act | goldstein | polarity | difference
      aliyev-calls-turkey-closest-ally | 051 | 3.4       | 0.8      | 0.46
      putin-calls-erdogan-reliable     | 051 | 3.4       | 0.7      | 0.36
      putin-calls-erdogan-flexible     | 051 | 3.4       | 0.5      | 0.16`,
  },
  {
    query: "quotes",
    rows: `
      stance                                | speaker        | onBehalfOf | about                    | day        | locator
      putin-calls-erdogan-flexible          | Vladimir Putin |            | Tayyip Erdogan           | 2020-10-22 | paragraph 13
      putin-calls-erdogan-reliable          | Vladimir Putin |            | Tayyip Erdogan           | 2020-10-22 | paragraph 13
      putin-calls-erdogan-tough             | Vladimir Putin |            | Tayyip Erdogan           | 2020-10-22 | paragraph 13
      putin-phones-aliyev                   | Vladimir Putin |            | Ilham Aliyev             | 2020-10-22 | paragraph 3
      putin-phones-armenian-prime-minister  | Vladimir Putin |            | Prime Minister of Armenia | 2020-10-22 | paragraph 3
      putin-wants-usa-to-act-with-russia    | Vladimir Putin |            | United States            | 2020-10-22 | paragraph 3
      aliyev-criticises-armenian-statements | Ilham Aliyev   |            | Armenia                  | 2020-10-21 | paragraph 10
      aliyev-doubts-negotiations            | Ilham Aliyev   |            | Mediation and settlement | 2020-10-21 | paragraph 10`,
  },
];
