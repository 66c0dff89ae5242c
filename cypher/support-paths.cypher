// name: Shortest paths of support
// summary: The shortest chains of actors, each speaking well of the next, from one actor to another.
// description: A step is a dyad whose mean polarity is at least the given one. Chains have at most three
//   steps; all chains of the shortest length are shown, with the supportive stances of their steps.
// param: start string suggest(Actor.id) = "prime-minister-of-armenia"  Where the chain begins
// param: end string suggest(Actor.id) = "tur"  Where it ends
// param: minPolarity float 0.01..1 = 0.05  Least mean polarity of each step
// returns: graph  one row per supportive stance, in the order of the steps
// tags: paths, support

// Grouping after each step follows a dyad once, however many stances it has.
CALL {
  MATCH (:Actor {id: $start})-[s:STANCE]->(:Actor {id: $end})
  WITH avg(s.polarity) AS first
  WHERE first >= $minPolarity
  RETURN [$start, $end] AS chain
  UNION
  MATCH (:Actor {id: $start})-[s:STANCE]->(x:Actor)
  WHERE NOT x.id IN [$start, $end]
  WITH x, avg(s.polarity) AS first
  WHERE first >= $minPolarity
  MATCH (x)-[s:STANCE]->(:Actor {id: $end})
  WITH x, avg(s.polarity) AS second
  WHERE second >= $minPolarity
  RETURN [$start, x.id, $end] AS chain
  UNION
  MATCH (:Actor {id: $start})-[s:STANCE]->(x:Actor)
  WHERE NOT x.id IN [$start, $end]
  WITH x, avg(s.polarity) AS first
  WHERE first >= $minPolarity
  WITH collect(x.id) AS near
  MATCH (y:Actor)-[s:STANCE]->(:Actor {id: $end})
  WHERE NOT y.id IN [$start, $end]
  WITH near, y, avg(s.polarity) AS third
  WHERE third >= $minPolarity
  MATCH (y)<-[s:STANCE]-(x:Actor)
  WHERE x.id IN near
  WITH x, y, avg(s.polarity) AS second
  WHERE second >= $minPolarity
  RETURN [$start, x.id, y.id, $end] AS chain
}
WITH collect(chain) AS chains, min(size(chain)) AS shortest
UNWIND [each IN chains WHERE size(each) = shortest] AS chain
UNWIND range(0, size(chain) - 2) AS step
WITH DISTINCT step, chain[step] AS fromId, chain[step + 1] AS toId
MATCH (a:Actor {id: fromId})-[s:STANCE]->(b:Actor {id: toId})
WHERE s.polarity > 0
RETURN a, s, b, step + 1 AS step
ORDER BY step, s.polarity DESC, s.id
LIMIT 500
