// name: Who speaks for whom
// summary: Offices on record and everybody who has spoken on another's behalf, with the number of stances.
// description: Without a role, nobody has recorded an office: the actor only appears as the one through
//   whom the other spoke.
// param: actor string? suggest(Actor.id)  Only this actor, as the one who speaks or the one spoken for
// param: day date?  Only offices in force on this day; words without an office are listed all the same
// returns: table  one row per office or pair
// tags: representation

CALL {
  MATCH (speaker:Actor)-[office:REPRESENTS]->(principal:Actor)
  WHERE ($day IS NULL OR office.since IS NULL OR office.since <= date($day))
    AND ($day IS NULL OR office.until IS NULL OR office.until >= date($day))
  RETURN speaker.id AS speakerId, principal.id AS principalId,
         office.role AS role, office.since AS since, office.until AS until
  UNION
  MATCH (principal:Actor)-[s:STANCE]->()
  WHERE s.via IS NOT NULL
  WITH DISTINCT principal, s.via AS speakerId
  WHERE NOT EXISTS { MATCH (:Actor {id: speakerId})-[:REPRESENTS]->(principal) }
  RETURN speakerId, principal.id AS principalId, null AS role, null AS since, null AS until
}
WITH speakerId, principalId, role, since, until
WHERE $actor IS NULL OR $actor IN [speakerId, principalId]
MATCH (speaker:Actor {id: speakerId}), (principal:Actor {id: principalId})
OPTIONAL MATCH (principal)-[s:STANCE]->()
WHERE s.via = speakerId
WITH speaker, principal, role, since, until, count(s) AS onBehalf
OPTIONAL MATCH (speaker)-[s:STANCE]->()
WITH speaker, principal, role, since, until, onBehalf, count(s) AS inOwnName
RETURN speaker.name AS speaker,
       principal.name AS speaksFor,
       role,
       since,
       until,
       onBehalf,
       inOwnName,
       speaker.id AS speakerId,
       principal.id AS speaksForId
ORDER BY onBehalf DESC, inOwnName DESC, speakerId, speaksForId, since, role
LIMIT 500
