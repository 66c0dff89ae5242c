// name: Enemy of my enemy
// summary: Actors on bad terms with an enemy of the chosen actor, and whether they are friends of it.
// description: An enemy is somebody with whom the mean of all stances in either direction is negative. The
//   column toActor is the mean with the chosen actor itself; where it is empty, neither has spoken about
//   the other, and the saying has not been put to the test.
// param: actor string suggest(Actor.id) = "arm"  Me
// param: issue string? suggest(Issue.id)  Only stances on this issue
// returns: table  one row per enemy and enemy's enemy
// tags: triads, opposition

MATCH (me:Actor {id: $actor})-[s:STANCE]-(enemy:Actor)
WHERE enemy.id <> $actor AND ($issue IS NULL OR s.issue = $issue)
WITH me, enemy, avg(s.polarity) AS toEnemy
WHERE toEnemy < 0
MATCH (enemy)-[s:STANCE]-(other:Actor)
WHERE NOT other.id IN [$actor, enemy.id] AND ($issue IS NULL OR s.issue = $issue)
WITH me, enemy, toEnemy, other, avg(s.polarity) AS enemyToOther
WHERE enemyToOther < 0
OPTIONAL MATCH (me)-[s:STANCE]-(other)
WHERE $issue IS NULL OR s.issue = $issue
WITH enemy, toEnemy, other, enemyToOther, avg(s.polarity) AS toActor
RETURN other.name AS enemyOfEnemy,
       enemy.name AS enemy,
       round(toEnemy * 1e6) / 1e6 AS toEnemy,
       round(enemyToOther * 1e6) / 1e6 AS enemyToOther,
       round(toActor * 1e6) / 1e6 AS toActor,
       CASE WHEN toActor > 0 THEN "friend" WHEN toActor < 0 THEN "enemy" WHEN toActor = 0 THEN "neutral" ELSE "unknown" END AS verdict,
       other.id AS enemyOfEnemyId,
       enemy.id AS enemyId
ORDER BY enemyToOther, enemyOfEnemyId, enemyId
LIMIT 200
