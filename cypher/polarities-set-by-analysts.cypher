// name: Polarities set by analysts
// summary: Stances whose polarity differs from the Goldstein value of their act divided by ten, most different first.
// description: The two are never mixed: this is the list to go through before one is defended.
// param: minDifference float 0.01..2 = 0.05  Least difference
// param: issue string? suggest(Issue.id)  Only stances on this issue
// returns: table  one row per stance
// tags: data quality, evidence

MATCH (a:Actor)-[s:STANCE]->(b)
WHERE $issue IS NULL OR s.issue = $issue
WITH a, s, b, round((s.polarity - s.goldstein / 10) * 1e6) / 1e6 AS difference
WHERE abs(difference) >= $minDifference
RETURN a.name AS speaker,
       b.name AS target,
       s.act AS act,
       s.goldstein AS goldstein,
       s.polarity AS polarity,
       difference,
       s.date AS day,
       s.summary AS summary,
       s.id AS stance
ORDER BY abs(difference) DESC, stance
LIMIT 500
