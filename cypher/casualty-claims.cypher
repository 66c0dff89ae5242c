// name: Casualty claims side by side
// summary: What each claimant says about the losses, claimant by claimant, with the place in the source.
// param: issue string suggest(Issue.id) = "casualties"  The issue that the claims are filed under
// param: statuses list<string> in ("stated", "reported", "claimed", "denied") = ["claimed", "reported"]  How sure the source is of them
// param: since date?  Earliest day, inclusive
// param: until date?  Latest day, inclusive
// returns: table  one row per claim
// tags: casualties, evidence

MATCH (claimant:Actor)-[s:STANCE]->(target)
WHERE s.issue = $issue
  AND s.status IN $statuses
  AND ($since IS NULL OR s.date >= date($since))
  AND ($until IS NULL OR s.date <= date($until))
MATCH (source:Source {id: s.source})
RETURN claimant.name AS claimant,
       s.date AS day,
       s.summary AS claim,
       s.quote AS quote,
       s.status AS status,
       target.name AS about,
       source.title AS source,
       s.locator AS locator,
       s.id AS stance,
       claimant.id AS claimantId
ORDER BY claimantId, day, stance
LIMIT 500
