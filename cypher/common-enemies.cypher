// name: Common enemies
// summary: Actors on bad terms with both of two actors.
// description: On bad terms means a negative mean of everything that the two have said about each other.
// param: actor string suggest(Actor.id) = "aze"  One actor
// param: other string suggest(Actor.id) = "azeri-forces"  The other actor
// param: issue string? suggest(Issue.id)  Only stances on this issue
// param: maxPolarity float -1..-0.01 = -0.05  Greatest mean polarity with each of the two
// returns: table  one row per enemy
// tags: triads, opposition

MATCH (x:Actor)-[s:STANCE]-(enemy:Actor)
WHERE x.id IN [$actor, $other]
  AND NOT enemy.id IN [$actor, $other]
  AND ($issue IS NULL OR s.issue = $issue)
WITH enemy,
     round(avg(CASE WHEN x.id = $actor THEN s.polarity END) * 1e6) / 1e6 AS withActor,
     round(avg(CASE WHEN x.id = $other THEN s.polarity END) * 1e6) / 1e6 AS withOther,
     sum(CASE WHEN x.id = $actor THEN 1 ELSE 0 END) AS stancesWithActor,
     sum(CASE WHEN x.id = $other THEN 1 ELSE 0 END) AS stancesWithOther
WHERE withActor <= $maxPolarity AND withOther <= $maxPolarity
RETURN enemy.name AS enemy,
       enemy.kind AS kind,
       withActor,
       withOther,
       CASE WHEN withActor > withOther THEN withActor ELSE withOther END AS weakerTie,
       stancesWithActor,
       stancesWithOther,
       enemy.id AS enemyId
ORDER BY weakerTie, enemyId
LIMIT 200
