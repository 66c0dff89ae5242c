// name: Contested dyads
// summary: Dyads on record with both signs: praise and blame from the same actor about the same target.
// description: Widest spread between the lowest and the highest polarity first. A mean near 0 hides such
//   a dyad; it is not the same as indifference.
// param: issue string? suggest(Issue.id)  Only stances on this issue
// returns: table  one row per dyad
// tags: dyads, ambivalence

MATCH (a:Actor)-[s:STANCE]->(b)
WHERE $issue IS NULL OR s.issue = $issue
WITH a, b,
     count(s) AS stances,
     sum(CASE WHEN s.polarity > 0 THEN 1 ELSE 0 END) AS supportive,
     sum(CASE WHEN s.polarity < 0 THEN 1 ELSE 0 END) AS hostile,
     avg(s.polarity) AS mean,
     min(s.polarity) AS lowest,
     max(s.polarity) AS highest,
     round((max(s.polarity) - min(s.polarity)) * 1e6) / 1e6 AS spread,
     min(s.date) AS firstDay,
     max(s.date) AS lastDay
WHERE supportive > 0 AND hostile > 0
RETURN a.name AS speaker,
       b.name AS target,
       stances,
       supportive,
       hostile,
       lowest,
       highest,
       spread,
       round(mean * 1e6) / 1e6 AS polarity,
       firstDay,
       lastDay,
       a.id AS speakerId,
       b.id AS targetId
ORDER BY spread DESC, stances DESC, speakerId, targetId
LIMIT 200
