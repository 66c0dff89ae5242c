// name: Mediators between two sides
// summary: Third parties of whom both sides of a dispute speak well, best regarded by the less friendly side first.
// description: A side is the actor itself and whoever represents it on the day of the stance. Nobody of
//   either side counts as a mediator. Regard is the mean polarity of what a side says about the third party.
// param: sideA string suggest(Actor.id) = "arm"  One side
// param: sideB string suggest(Actor.id) = "aze"  The other side
// param: issue string? suggest(Issue.id)  Only stances on this issue
// param: minRegard float 0..1 = 0.05  Least regard that each side must have
// returns: table  one row per third party
// tags: mediation, triads

CALL {
  MATCH (voice:Actor)
  WHERE voice.id IN [$sideA, $sideB]
  RETURN voice, voice.id AS side, null AS since, null AS until
  UNION
  MATCH (voice:Actor)-[office:REPRESENTS]->(represented:Actor)
  WHERE represented.id IN [$sideA, $sideB]
  RETURN voice, represented.id AS side, office.since AS since, office.until AS until
}
MATCH (voice)-[s:STANCE]->(third:Actor)
WHERE (since IS NULL OR since <= s.date)
  AND (until IS NULL OR s.date <= until)
  AND ($issue IS NULL OR s.issue = $issue)
  AND NOT third.id IN [$sideA, $sideB]
WITH third,
     round(avg(CASE WHEN side = $sideA THEN s.polarity END) * 1e6) / 1e6 AS regardOfA,
     round(avg(CASE WHEN side = $sideB THEN s.polarity END) * 1e6) / 1e6 AS regardOfB,
     sum(CASE WHEN side = $sideA THEN 1 ELSE 0 END) AS stancesOfA,
     sum(CASE WHEN side = $sideB THEN 1 ELSE 0 END) AS stancesOfB
WHERE regardOfA >= $minRegard
  AND regardOfB >= $minRegard
  AND NOT EXISTS {
    MATCH (third)-[:REPRESENTS]->(side:Actor)
    WHERE side.id IN [$sideA, $sideB]
  }
RETURN third.name AS mediator,
       third.role AS role,
       regardOfA,
       regardOfB,
       CASE WHEN regardOfA < regardOfB THEN regardOfA ELSE regardOfB END AS lowerRegard,
       stancesOfA,
       stancesOfB,
       third.id AS mediatorId
ORDER BY lowerRegard DESC, mediatorId
LIMIT 100
