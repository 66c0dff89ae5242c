// name: Enemy of my enemy
// summary: Actors on bad terms with an enemy of the chosen actor, and whether they are friends of it.
// description: An enemy is somebody with whom the mean of all stances in either direction is negative. The
//   column toActor is the mean with the chosen actor itself; where it is empty, neither has spoken about
//   the other, and the saying has not been put to the test.
// param: actor string suggest(Actor.id) = "arm"  Me
// param: issue string? suggest(Issue.id)  Only stances on this issue
// returns: table  one row per enemy and enemy's enemy
// tags: triads, opposition

MATCH (:Actor {id: $actor})-[s:STANCE]-(enemy:Actor)
WHERE $issue IS NULL OR s.issue = $issue
WITH enemy, round(avg(s.polarity) * 1e6) / 1e6 AS toEnemy
WHERE toEnemy < 0
MATCH (enemy)-[s:STANCE]-(other:Actor)
WHERE other.id <> $actor AND ($issue IS NULL OR s.issue = $issue)
WITH enemy, toEnemy, other, round(avg(s.polarity) * 1e6) / 1e6 AS enemyToOther
WHERE enemyToOther < 0
WITH enemy, toEnemy, other, enemyToOther
ORDER BY enemyToOther, other.id, enemy.id
LIMIT 200
OPTIONAL MATCH (other)-[s:STANCE]-(:Actor {id: $actor})
WHERE $issue IS NULL OR s.issue = $issue
WITH enemy, toEnemy, other, enemyToOther, round(avg(s.polarity) * 1e6) / 1e6 AS toActor
RETURN other.name AS enemyOfEnemy,
       enemy.name AS enemy,
       toEnemy,
       enemyToOther,
       toActor,
       CASE WHEN toActor > 0 THEN "friend"
            WHEN toActor < 0 THEN "enemy"
            WHEN toActor = 0 THEN "neutral"
            ELSE "unknown" END AS verdict,
       other.id AS enemyOfEnemyId,
       enemy.id AS enemyId
ORDER BY enemyToOther, enemyOfEnemyId, enemyId
LIMIT 200
