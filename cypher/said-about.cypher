// name: What one actor has said about another
// summary: Every stance of an actor about an actor or issue in order of time, also those spoken on behalf of others.
// param: actor string suggest(Actor.id) = "vladimir-putin"  Who spoke or acted
// param: target string suggest(STANCE.to where from = $actor) = "tayyip-erdogan"  About which actor or issue
// param: since date?  Earliest day, inclusive
// param: until date?  Latest day, inclusive
// returns: table  one row per stance
// tags: evidence, dyads

MATCH (a:Actor)-[s:STANCE]->(b)
WHERE b.id = $target
  AND (a.id = $actor OR s.via = $actor)
  AND ($since IS NULL OR s.date >= date($since))
  AND ($until IS NULL OR s.date <= date($until))
MATCH (source:Source {id: s.source})
RETURN s.date AS day,
       s.summary AS summary,
       s.quote AS quote,
       s.polarity AS polarity,
       s.act AS act,
       s.issue AS issue,
       s.status AS status,
       CASE WHEN a.id <> $actor THEN a.name END AS onBehalfOf,
       source.title AS source,
       s.locator AS locator,
       s.id AS stance
ORDER BY day, stance
LIMIT 500
