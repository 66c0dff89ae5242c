// name: In their own words
// summary: Quotations with speaker, day and place in the source, latest first.
// param: issue string? suggest(Issue.id)  Only quotations on this issue
// param: actor string? suggest(Actor.id)  Only quotations by this actor, also on behalf of others
// param: since date?  Earliest day, inclusive
// param: until date?  Latest day, inclusive
// returns: table  one row per quotation
// tags: evidence, quotations

MATCH (a:Actor)-[s:STANCE]->(b)
WHERE s.quote IS NOT NULL
  AND ($issue IS NULL OR s.issue = $issue)
  AND ($actor IS NULL OR a.id = $actor OR s.via = $actor)
  AND ($since IS NULL OR s.date >= date($since))
  AND ($until IS NULL OR s.date <= date($until))
OPTIONAL MATCH (via:Actor {id: s.via})
MATCH (source:Source {id: s.source})
RETURN coalesce(via.name, a.name) AS speaker,
       CASE WHEN via IS NOT NULL THEN a.name END AS onBehalfOf,
       b.name AS about,
       s.quote AS quote,
       s.summary AS summary,
       s.date AS day,
       source.title AS source,
       s.locator AS locator,
       s.id AS stance
ORDER BY day DESC, stance
LIMIT 500
