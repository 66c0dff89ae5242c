// name: Ego network of an actor
// summary: An actor, those with whom it has most stances in either direction, and the stances between them.
// param: actor string suggest(Actor.id) = "vladimir-putin"  The actor in the middle
// param: neighbors integer 1..500 = 50  How many neighbours, those with most stances first
// param: between boolean = true  Also the stances between the neighbours
// param: since date?  Earliest day, inclusive
// param: until date?  Latest day, inclusive
// returns: graph  one row per stance, latest first
// tags: networks

MATCH (:Actor {id: $actor})-[s:STANCE]-(neighbor)
WHERE ($since IS NULL OR s.date >= date($since)) AND ($until IS NULL OR s.date <= date($until))
WITH neighbor.id AS id, count(s) AS stances
ORDER BY stances DESC, id
LIMIT $neighbors
WITH collect(id) + [$actor] AS circle
MATCH (a:Actor)-[s:STANCE]->(b)
WHERE a.id IN circle
  AND b.id IN circle
  AND ($between OR $actor IN [a.id, b.id])
  AND ($since IS NULL OR s.date >= date($since))
  AND ($until IS NULL OR s.date <= date($until))
RETURN a, s, b
ORDER BY s.date DESC, s.id
LIMIT 1000
