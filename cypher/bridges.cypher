// name: Bridges between two blocs
// summary: Actors who belong to one bloc and are on good terms with the other, or stand outside and are on good terms with both.
// description: A bloc is an actor, its members, and whoever represents it or a member. On good terms means
//   a positive mean of all stances in either direction with at least one actor of the bloc.
// param: blocA string suggest(Actor.id) = "nato"  A state or organisation
// param: blocB string suggest(Actor.id) = "rus"  Another one
// param: day date?  Only memberships and offices in force on this day
// param: minPolarity float 0.01..1 = 0.05  Least mean polarity with an actor of a bloc
// returns: table  one row per bridge, the one with most friends across first
// tags: blocs, mediation

CALL {
  MATCH (member:Actor)
  WHERE member.id IN [$blocA, $blocB]
  RETURN member.id AS memberId, member.id AS bloc
  UNION
  MATCH (member:Actor)-[tie:MEMBER_OF|REPRESENTS]->(of:Actor)
  WHERE of.id IN [$blocA, $blocB]
    AND ($day IS NULL OR tie.since IS NULL OR tie.since <= date($day))
    AND ($day IS NULL OR tie.until IS NULL OR tie.until >= date($day))
  RETURN member.id AS memberId, of.id AS bloc
  UNION
  MATCH (member:Actor)-[office:REPRESENTS]->(:Actor)-[tie:MEMBER_OF]->(of:Actor)
  WHERE of.id IN [$blocA, $blocB]
    AND ($day IS NULL OR tie.since IS NULL OR tie.since <= date($day))
    AND ($day IS NULL OR tie.until IS NULL OR tie.until >= date($day))
    AND ($day IS NULL OR office.since IS NULL OR office.since <= date($day))
    AND ($day IS NULL OR office.until IS NULL OR office.until >= date($day))
  RETURN member.id AS memberId, of.id AS bloc
}
WITH collect(CASE WHEN bloc = $blocA THEN memberId END) AS idsA,
     collect(CASE WHEN bloc = $blocB THEN memberId END) AS idsB
MATCH (member:Actor)-[s:STANCE]-(x:Actor)
WHERE member.id IN idsA + idsB
WITH idsA, idsB, x, member, avg(s.polarity) AS mean
WHERE mean >= $minPolarity
WITH idsA, idsB, x, member
ORDER BY member.id
WITH x,
     x.id IN idsA AS inA,
     x.id IN idsB AS inB,
     collect(CASE WHEN member.id IN idsA THEN member.name END) AS friendsInA,
     collect(CASE WHEN member.id IN idsB THEN member.name END) AS friendsInB
WHERE (inA OR size(friendsInA) > 0) AND (inB OR size(friendsInB) > 0)
RETURN x.name AS bridge,
       CASE WHEN inA AND inB THEN "both" WHEN inA THEN "A" WHEN inB THEN "B" ELSE "neither" END AS belongsTo,
       friendsInA,
       friendsInB,
       CASE WHEN inA AND NOT inB THEN size(friendsInB) WHEN inB AND NOT inA THEN size(friendsInA) ELSE size(friendsInA) + size(friendsInB) END AS friendsAcross,
       x.id AS bridgeId
ORDER BY friendsAcross DESC, bridgeId
LIMIT 100
