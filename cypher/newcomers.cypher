// name: Actors first seen after a date
// summary: Actors whose first stance, given or received, is not before a day.
// param: since date = 2020-10-22  The day, inclusive
// param: kinds list<string> in ("person", "state", "organization", "group") = ["person", "state", "organization", "group"]  Kinds of actors to list
// returns: table  one row per actor, latest first
// tags: time, actors

MATCH (actor:Actor)-[s:STANCE]-()
WHERE actor.kind IN $kinds
WITH actor, min(s.date) AS firstDay, count(s) AS stances
WHERE firstDay >= date($since)
RETURN actor.name AS actor,
       actor.kind AS kind,
       actor.role AS role,
       firstDay,
       stances,
       actor.id AS actorId
ORDER BY firstDay DESC, stances DESC, actorId
LIMIT 500
