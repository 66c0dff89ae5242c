// name: Who opposes whom on an issue
// summary: Hostile stances of one actor about another on one issue, most hostile first.
// param: issue string suggest(Issue.id) = "nagorno-karabakh"  The issue to look at
// param: since date?  Earliest day, inclusive
// param: until date?  Latest day, inclusive
// returns: graph  one row per stance
// tags: opposition, issues

MATCH (a:Actor)-[s:STANCE]->(b:Actor)
WHERE s.issue = $issue
  AND s.polarity < 0
  AND ($since IS NULL OR s.date >= date($since))
  AND ($until IS NULL OR s.date <= date($until))
RETURN a, s, b
ORDER BY s.polarity, s.date DESC, s.id
LIMIT 500
