// name: Alliances in force on a day
// summary: Which states are bound to each other by treaty on a day, or by belonging to an organisation that is an alliance.
// description: Both ends of a period count as in force, and a period without a beginning or end is open.
// param: day date = 2020-10-23  The day
// param: organizations list<string> suggest(MEMBER_OF.to) = ["nato"]  Organisations whose members count as allies
// param: types list<string> in ("defense", "neutrality", "nonaggression", "entente") = ["defense", "neutrality", "nonaggression", "entente"]  Kinds of treaties; those without a kind are always listed
// returns: graph  one row per treaty or membership
// tags: alliances, organisations

MATCH (a:Actor)-[tie:ALLIED_WITH|MEMBER_OF]->(b:Actor)
WHERE (tie.since IS NULL OR tie.since <= date($day))
  AND (tie.until IS NULL OR tie.until >= date($day))
  AND ((type(tie) = "MEMBER_OF" AND b.id IN $organizations)
    OR (type(tie) = "ALLIED_WITH" AND (tie.type IS NULL OR tie.type IN $types)))
RETURN a, tie, b
ORDER BY tie.since, a.id, b.id, tie.source
LIMIT 1000
