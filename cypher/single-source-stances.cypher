// name: Stances resting on a single source
// summary: Strong stances that no other source confirms within some days, strongest first.
// description: Another source confirms a stance by one of the same actor about the same target with the
//   same sign.
// param: minStrength float 0..1 = 0.5  Least distance of the polarity from 0
// param: days integer 0..3650 = 7  How many days earlier or later a confirmation may be
// param: issue string? suggest(Issue.id)  Only stances on this issue
// returns: table  one row per stance
// tags: sources, data quality

MATCH (a:Actor)-[s:STANCE]->(b)
WHERE $issue IS NULL OR s.issue = $issue
WITH a, b, CASE WHEN s.polarity < 0 THEN -1 WHEN s.polarity > 0 THEN 1 ELSE 0 END AS sign, collect(s) AS alike
UNWIND alike AS s
WITH a, b, s, alike
WHERE abs(s.polarity) >= $minStrength
  AND none(other IN alike WHERE other.source <> s.source
    AND other.date >= s.date - duration({days: $days})
    AND other.date <= s.date + duration({days: $days}))
MATCH (source:Source {id: s.source})
RETURN a.name AS speaker,
       b.name AS target,
       s.polarity AS polarity,
       s.date AS day,
       s.summary AS summary,
       s.status AS status,
       source.title AS source,
       s.locator AS locator,
       s.id AS stance
ORDER BY abs(polarity) DESC, day DESC, stance
LIMIT 200
