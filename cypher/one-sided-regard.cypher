// name: One-sided regard
// summary: Dyads in which one actor speaks well of another who is silent about it or hostile to it.
// param: answer string in ("any", "silent", "hostile") = "any"  How the other one answers
// param: issue string? suggest(Issue.id)  Only stances on this issue
// param: minRegard float 0.01..1 = 0.3  Least mean polarity of the courting side
// returns: table  one row per dyad, warmest regard first
// tags: dyads, ambivalence

MATCH (a:Actor)-[s:STANCE]->(b:Actor)
WHERE $issue IS NULL OR s.issue = $issue
WITH a, b, round(avg(s.polarity) * 1e6) / 1e6 AS regard, count(s) AS stances
WHERE regard >= $minRegard
OPTIONAL MATCH (b)-[t:STANCE]->(a)
WHERE $issue IS NULL OR t.issue = $issue
WITH a, b, regard, stances, round(avg(t.polarity) * 1e6) / 1e6 AS returned, count(t) AS answers
WHERE (answers = 0 AND $answer IN ["any", "silent"])
   OR (returned < 0 AND $answer IN ["any", "hostile"])
RETURN a.name AS courting,
       b.name AS courted,
       regard,
       stances,
       CASE WHEN answers = 0 THEN "silent" ELSE "hostile" END AS answer,
       returned,
       answers,
       a.id AS courtingId,
       b.id AS courtedId
ORDER BY regard DESC, stances DESC, courtingId, courtedId
LIMIT 200
