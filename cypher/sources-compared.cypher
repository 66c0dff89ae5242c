// name: Sources compared
// summary: How many stances each source gives and how friendly they are on average.
// param: issue string? suggest(Issue.id)  Only stances on this issue
// param: order string in ("stances", "polarity") = "stances"  Most stances first, or most hostile first
// returns: table  one row per source that gives a stance
// tags: sources, data quality

MATCH ()-[s:STANCE]->()
WHERE $issue IS NULL OR s.issue = $issue
WITH s.source AS sourceId,
     count(s) AS stances,
     sum(CASE WHEN s.polarity > 0 THEN 1 ELSE 0 END) AS supportive,
     sum(CASE WHEN s.polarity < 0 THEN 1 ELSE 0 END) AS hostile,
     round(avg(s.polarity) * 1e6) / 1e6 AS polarity,
     min(s.date) AS firstDay,
     max(s.date) AS lastDay
MATCH (source:Source {id: sourceId})
RETURN source.title AS source,
       source.publisher AS publisher,
       source.kind AS kind,
       stances,
       supportive,
       hostile,
       polarity,
       firstDay,
       lastDay,
       sourceId
ORDER BY CASE WHEN $order = "polarity" THEN polarity ELSE -stances END, sourceId
LIMIT 500
