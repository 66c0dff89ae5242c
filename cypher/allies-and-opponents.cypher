// name: Allies on one issue, opponents on another
// summary: Pairs of actors who are on good terms on one issue and on bad terms on another.
// description: People and groups count for whom they represent on the day of the stance, so that what a
//   president says counts for the state. The numbers are means of all stances in either direction.
// param: actor string? suggest(Actor.id)  Only pairs with this actor
// param: minStrength float 0..1 = 0.05  Least distance of both means from 0
// returns: table  one row per pair and combination of issues
// tags: issues, ambivalence

MATCH (a:Actor)-[s:STANCE]->(b:Actor)
WHERE s.issue IS NOT NULL
OPTIONAL MATCH (a)-[office:REPRESENTS]->(aOf:Actor)
WHERE (office.since IS NULL OR office.since <= s.date)
  AND (office.until IS NULL OR s.date <= office.until)
OPTIONAL MATCH (b)-[office2:REPRESENTS]->(bOf:Actor)
WHERE (office2.since IS NULL OR office2.since <= s.date)
  AND (office2.until IS NULL OR s.date <= office2.until)
WITH s, coalesce(aOf.id, a.id) AS fromId, coalesce(bOf.id, b.id) AS toId
WHERE fromId <> toId AND ($actor IS NULL OR $actor IN [fromId, toId])
WITH s.issue AS issue, s.polarity AS polarity,
     CASE WHEN fromId < toId THEN fromId ELSE toId END AS oneId,
     CASE WHEN fromId < toId THEN toId ELSE fromId END AS otherId
WITH oneId, otherId, issue, round(avg(polarity) * 1e6) / 1e6 AS mean
WHERE mean <> 0 AND abs(mean) >= $minStrength
WITH oneId, otherId, collect({issue: issue, mean: mean}) AS issues
WHERE any(each IN issues WHERE each.mean > 0) AND any(each IN issues WHERE each.mean < 0)
UNWIND [each IN issues WHERE each.mean > 0] AS good
UNWIND [each IN issues WHERE each.mean < 0] AS bad
MATCH (one:Actor {id: oneId}), (other:Actor {id: otherId})
RETURN one.name AS actor,
       other.name AS other,
       good.issue AS alliedOn,
       good.mean AS alliedPolarity,
       bad.issue AS opposedOn,
       bad.mean AS opposedPolarity,
       oneId AS actorId,
       otherId AS otherId
ORDER BY opposedPolarity, actorId, otherId, alliedOn, opposedOn
LIMIT 200
