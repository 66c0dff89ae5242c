// name: Tense triads
// summary: Three actors among whom the signs clash: one of them is the friend of two enemies, or all three are enemies.
// description: The sign between two actors is that of the mean polarity of all their stances about each
//   other, in either direction. Structural balance (Cartwright and Harary, 1956) multiplies the three
//   signs: in a tense triad it is negative.
// param: issue string? suggest(Issue.id)  Only stances on this issue
// param: minStrength float 0.01..1 = 0.05  Least distance of each mean from 0
// param: pairs integer 3..1500 = 500  How many pairs to look at, those with most stances first
// returns: table  one row per triad, the one with the strongest weakest side first
// tags: triads, balance

// In the order of the ids each pair, and so each triad, appears once.
MATCH (a:Actor)-[s:STANCE]-(b:Actor)
WHERE a.id < b.id AND ($issue IS NULL OR s.issue = $issue)
WITH a.id AS aId, b.id AS bId, round(avg(s.polarity) * 1e6) / 1e6 AS mean, count(s) AS stances
WHERE abs(mean) >= $minStrength
WITH aId, bId, mean
ORDER BY stances DESC, aId, bId
LIMIT $pairs
// The triads are put together from the list of pairs: walking the graph again for each third side
// takes far too long where one actor has many neighbours.
WITH collect({a: aId, b: bId, mean: mean}) AS sides
UNWIND sides AS ab
UNWIND [side IN sides WHERE side.a = ab.b] AS bc
UNWIND [side IN sides WHERE side.a = ab.a AND side.b = bc.b] AS ac
WITH ab, bc, ac
WHERE ab.mean * bc.mean * ac.mean < 0
WITH ab, bc, ac,
     reduce(least = 1.0, side IN [ab, bc, ac] | CASE WHEN abs(side.mean) < least THEN abs(side.mean) ELSE least END) AS weakestSide
ORDER BY weakestSide DESC, ab.a, ab.b, ac.b
LIMIT 200
MATCH (a:Actor {id: ab.a}), (b:Actor {id: ab.b}), (c:Actor {id: ac.b})
RETURN a.name AS a,
       b.name AS b,
       c.name AS c,
       ab.mean AS ab,
       bc.mean AS bc,
       ac.mean AS ac,
       CASE WHEN bc.mean > 0 AND ac.mean > 0 THEN c.name
            WHEN ab.mean > 0 AND ac.mean > 0 THEN a.name
            WHEN ab.mean > 0 AND bc.mean > 0 THEN b.name END AS friendOfBoth,
       weakestSide,
       a.id AS aId,
       b.id AS bId,
       c.id AS cId
ORDER BY weakestSide DESC, aId, bId, cId
LIMIT 200
