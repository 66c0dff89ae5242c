import { isName, isSymbol, tokenizeCypher } from "../store/cypher-lexer.ts";

/** Functions that give something else each time. */
const RANDOM = ["rand", "randomuuid", "timestamp"];
/** Functions that are the clock when they are called without a value. */
const CLOCKS = ["date", "datetime", "localdatetime", "time", "localtime"];
const CLOCK_READINGS = ["transaction", "statement", "realtime"];

/** Tells whether a query gives the same result for as long as the data is the same: no clock, no dice. */
export function isRepeatable(cypher: string): boolean {
  const tokens = tokenizeCypher(cypher);
  return !tokens.some((token, index) => {
    if (!isName(token)) return false;
    const name = token.value.toLowerCase();
    const [next, afterNext] = [tokens[index + 1], tokens[index + 2]];
    if (isSymbol(next, "(")) {
      return RANDOM.includes(name) || (CLOCKS.includes(name) && isSymbol(afterNext, ")"));
    }
    const isReading = isName(afterNext) && CLOCK_READINGS.includes(afterNext.value.toLowerCase());
    return CLOCKS.includes(name) && isSymbol(next, ".") && isReading;
  });
}
