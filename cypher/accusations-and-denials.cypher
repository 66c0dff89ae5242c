// name: Accusations and their denials
// summary: Who accuses whom of what, and who has denied it, latest accusation first.
// description: Accusations are stances with a CAMEO code that begins with 112. A denial is a stance that
//   names the accusation as the one it disputes.
// param: accused string? suggest(Actor.id)  Only accusations against this actor
// param: unanswered boolean = true  Also list accusations that nobody has denied
// returns: table  one row per accusation and denial
// tags: accusations, evidence

MATCH (accuser:Actor)-[s:STANCE]->(accused)
WHERE s.act STARTS WITH "112" AND ($accused IS NULL OR accused.id = $accused)
WITH collect({stance: s.id, accuser: accuser.name, accused: accused.name, day: s.date, summary: s.summary}) AS accusations,
     collect(s.id) AS ids
// Denials are few: they are looked up once, not once per accusation.
OPTIONAL MATCH (denier:Actor)-[d:STANCE]->()
WHERE d.disputes IN ids
WITH accusations,
     collect({disputes: d.disputes, denier: denier.name, day: d.date, summary: d.summary, stance: d.id}) AS denials
UNWIND accusations AS accusation
WITH accusation, [each IN denials WHERE each.disputes = accusation.stance] AS own
WHERE $unanswered OR size(own) > 0
UNWIND CASE WHEN size(own) = 0 THEN [null] ELSE own END AS denial
RETURN accusation.accuser AS accuser,
       accusation.accused AS accused,
       accusation.day AS day,
       accusation.summary AS accusation,
       denial.denier AS denier,
       denial.day AS denialDay,
       denial.summary AS denial,
       accusation.stance AS accusationId,
       denial.stance AS denialId
ORDER BY day DESC, accusationId, denialId
LIMIT 500
