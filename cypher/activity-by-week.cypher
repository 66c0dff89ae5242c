// name: Activity by week
// summary: Stances per week and their mean polarity, with weeks that begin on Monday.
// param: issue string? suggest(Issue.id)  Only this issue
// param: actor string? suggest(Actor.id)  Only stances by or about this actor
// param: since date?  Earliest day, inclusive
// param: until date?  Latest day, inclusive
// returns: chart  one row per week that has stances
// tags: time

MATCH (a:Actor)-[s:STANCE]->(b)
WHERE ($issue IS NULL OR s.issue = $issue)
  AND ($actor IS NULL OR $actor IN [a.id, b.id])
  AND ($since IS NULL OR s.date >= date($since))
  AND ($until IS NULL OR s.date <= date($until))
WITH s, s.date - duration({days: s.date.dayOfWeek - 1}) AS week
RETURN week,
       count(s) AS stances,
       sum(CASE WHEN s.polarity > 0 THEN 1 ELSE 0 END) AS supportive,
       sum(CASE WHEN s.polarity < 0 THEN 1 ELSE 0 END) AS hostile,
       round(avg(s.polarity) * 1e6) / 1e6 AS polarity
ORDER BY week
LIMIT 5000
