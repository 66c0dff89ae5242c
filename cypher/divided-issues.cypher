// name: Issues by how divided they are
// summary: Issues with the number of supportive and hostile stances, the most evenly divided first.
// description: Division is 1 where support and hostility are equally frequent, and 0 where there is only one
//   of them.
// param: minStances integer 1.. = 3  Leave out issues with fewer stances
// param: since date?  Earliest day, inclusive
// returns: chart  one row per issue
// tags: issues, ambivalence

MATCH (a:Actor)-[s:STANCE]->()
WHERE s.issue IS NOT NULL AND ($since IS NULL OR s.date >= date($since))
WITH s.issue AS issueId,
     count(s) AS stances,
     count(DISTINCT a) AS speakers,
     sum(CASE WHEN s.polarity > 0 THEN 1 ELSE 0 END) AS supportive,
     sum(CASE WHEN s.polarity < 0 THEN 1 ELSE 0 END) AS hostile,
     round(avg(s.polarity) * 1e6) / 1e6 AS polarity
WHERE stances >= $minStances
MATCH (issue:Issue {id: issueId})
RETURN issue.name AS issue,
       CASE WHEN supportive + hostile = 0 THEN 0.0
            ELSE round((1 - abs(supportive - hostile) * 1.0 / (supportive + hostile)) * 1e6) / 1e6 END AS division,
       supportive,
       hostile,
       stances,
       speakers,
       polarity,
       issueId
ORDER BY division DESC, stances DESC, issueId
LIMIT 200
