// name: Members of an organisation on an issue
// summary: Where the members of an organisation stand on an issue, with those who have said nothing about it.
// param: organization string suggest(MEMBER_OF.to) = "minsk-group"  Whose members
// param: issue string suggest(Issue.id) = "nagorno-karabakh"  The issue
// param: representatives boolean = false  Also what those say who represent a member on the day
// param: day date?  Only memberships in force on this day
// returns: table  one row per stance, or per member without one
// tags: organisations, issues

CALL {
  MATCH (member:Actor)-[tie:MEMBER_OF]->(:Actor {id: $organization})
  RETURN member.id AS memberId, tie, member.id AS voiceId, null AS since, null AS until
  UNION
  MATCH (voice:Actor)-[office:REPRESENTS]->(member:Actor)-[tie:MEMBER_OF]->(:Actor {id: $organization})
  WHERE $representatives
  RETURN member.id AS memberId, tie, voice.id AS voiceId, office.since AS since, office.until AS until
}
WITH memberId, tie, voiceId, since, until
WHERE ($day IS NULL OR tie.since IS NULL OR tie.since <= date($day))
  AND ($day IS NULL OR tie.until IS NULL OR tie.until >= date($day))
MATCH (member:Actor {id: memberId}), (voice:Actor {id: voiceId})
OPTIONAL MATCH (voice)-[s:STANCE]->(target)
WHERE s.issue = $issue
  AND (since IS NULL OR since <= s.date)
  AND (until IS NULL OR s.date <= until)
WITH member, tie, voice, s, target
WHERE s IS NOT NULL OR voice.id = member.id
RETURN member.name AS member,
       tie.role AS role,
       CASE WHEN s IS NOT NULL THEN voice.name END AS speaker,
       target.name AS target,
       s.polarity AS polarity,
       s.date AS day,
       s.summary AS summary,
       s.id AS stance,
       member.id AS memberId
ORDER BY memberId, day, stance, role
LIMIT 500
