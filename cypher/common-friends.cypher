// name: Common friends
// summary: Actors on good terms with both of two actors.
// description: On good terms means a positive mean of everything that the two have said about each other.
// param: actor string suggest(Actor.id) = "tur"  One actor
// param: other string suggest(Actor.id) = "rus"  The other actor
// param: issue string? suggest(Issue.id)  Only stances on this issue
// param: minPolarity float 0.01..1 = 0.05  Least mean polarity with each of the two
// returns: table  one row per friend
// tags: triads, support

MATCH (x:Actor)-[s:STANCE]-(friend:Actor)
WHERE x.id IN [$actor, $other]
  AND NOT friend.id IN [$actor, $other]
  AND ($issue IS NULL OR s.issue = $issue)
WITH friend,
     round(avg(CASE WHEN x.id = $actor THEN s.polarity END) * 1e6) / 1e6 AS withActor,
     round(avg(CASE WHEN x.id = $other THEN s.polarity END) * 1e6) / 1e6 AS withOther,
     sum(CASE WHEN x.id = $actor THEN 1 ELSE 0 END) AS stancesWithActor,
     sum(CASE WHEN x.id = $other THEN 1 ELSE 0 END) AS stancesWithOther
WHERE withActor >= $minPolarity AND withOther >= $minPolarity
RETURN friend.name AS friend,
       friend.kind AS kind,
       withActor,
       withOther,
       CASE WHEN withActor < withOther THEN withActor ELSE withOther END AS weakerTie,
       stancesWithActor,
       stancesWithOther,
       friend.id AS friendId
ORDER BY weakerTie DESC, friendId
LIMIT 200
