import { expect, it } from "@jest/globals";
import { isRepeatable } from "../../server/queries/is-repeatable.ts";

it.each([
  "MATCH (n) RETURN n",
  "RETURN date('2020-10-22') AS day, datetime($text) AS time",
  "MATCH (n) WHERE n.rand > 1 AND n.date = date ($day) RETURN n.timestamp",
  "RETURN 'rand()' AS text // rand()",
  "WITH date('2020-01-01') AS date RETURN date.year",
])("takes %s as the same for the same data", (cypher) => {
  expect(isRepeatable(cypher)).toBe(true);
});

it.each([
  "RETURN rand()",
  "MATCH (n) RETURN n ORDER BY RAND ( )",
  "RETURN randomUUID() AS id",
  "RETURN timestamp()",
  "MATCH (n) WHERE n.date < date() RETURN n",
  "RETURN localdatetime( ) AS now",
  "RETURN datetime.realtime() AS now",
  "RETURN Date . Transaction() AS now",
])("knows that %s looks at the clock or rolls dice", (cypher) => {
  expect(isRepeatable(cypher)).toBe(false);
});
