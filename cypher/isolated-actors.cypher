// name: Isolated actors
// summary: Actors who have taken no stance and are the target of none, with the ties that they do have.
// description: Those who only spoke on behalf of others are listed too.
// param: kinds list<string> in ("person", "state", "organization", "group") = ["person", "state", "organization", "group"]  Kinds of actors to list
// param: since date?  Look only at stances from this day on
// returns: table  one row per actor
// tags: data quality, networks

MATCH (actor:Actor)
WHERE actor.kind IN $kinds
  AND NOT EXISTS {
    MATCH (actor)-[s:STANCE]-()
    WHERE $since IS NULL OR s.date >= date($since)
  }
OPTIONAL MATCH (actor)-[tie:REPRESENTS|MEMBER_OF|ALLIED_WITH|PARTY_TO]-()
WITH actor, count(tie) AS ties
RETURN actor.name AS actor,
       actor.kind AS kind,
       actor.role AS role,
       ties,
       actor.id AS actorId
ORDER BY ties DESC, actorId
LIMIT 500
