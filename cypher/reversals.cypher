// name: Reversals
// summary: Where an actor's stance about the same target on the same issue turns from support to hostility or back.
// description: Each stance is compared with the one before it, neutral ones left aside. Of stances of one
//   day the record does not tell the order; such a pair has 0 days between and is taken by id.
// param: issue string? suggest(Issue.id)  Only this issue
// param: actor string? suggest(Actor.id)  Only reversals of this actor
// param: minDays integer 0..36500 = 0  Least days between the two; 1 leaves out pairs of one day
// returns: table  one row per reversal, latest first
// tags: change, ambivalence

MATCH (a:Actor)-[s:STANCE]->(b)
WHERE s.polarity <> 0
  AND ($issue IS NULL OR s.issue = $issue)
  AND ($actor IS NULL OR a.id = $actor)
WITH a, b, s
ORDER BY s.date, s.id
WITH a, b, s.issue AS issue, collect(s) AS stances
UNWIND range(1, size(stances) - 1) AS i
WITH a, b, issue, stances[i - 1] AS before, stances[i] AS after
WHERE before.polarity * after.polarity < 0
// Days are counted by Julian day numbers, with the integer division of Richards (2013), because not
// every engine subtracts dates.
WITH a, b, issue, before, after,
     (14 - before.date.month) / 12 AS early1, (14 - after.date.month) / 12 AS early2
WITH a, b, issue, before, after,
     before.date.year + 4800 - early1 AS year1, before.date.month + 12 * early1 - 3 AS month1,
     after.date.year + 4800 - early2 AS year2, after.date.month + 12 * early2 - 3 AS month2
WITH a, b, issue, before, after,
     before.date.day + (153 * month1 + 2) / 5 + 365 * year1 + year1 / 4 - year1 / 100 + year1 / 400 AS day1,
     after.date.day + (153 * month2 + 2) / 5 + 365 * year2 + year2 / 4 - year2 / 100 + year2 / 400 AS day2
WITH a, b, issue, before, after, day2 - day1 AS days
WHERE days >= $minDays
RETURN a.name AS speaker,
       b.name AS target,
       issue,
       before.date AS dayBefore,
       before.polarity AS polarityBefore,
       before.summary AS summaryBefore,
       after.date AS dayAfter,
       after.polarity AS polarityAfter,
       after.summary AS summaryAfter,
       days,
       before.id AS stanceBefore,
       after.id AS stanceAfter
ORDER BY dayAfter DESC, stanceAfter, stanceBefore
LIMIT 200
