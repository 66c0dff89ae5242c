// What no figure shows: embeddings and overrides of the writing direction (which can make a text read
// as another), invisible spaces, and code points that are no characters.
const UNWANTED =
  /[\u200b\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffd\p{Surrogate}\p{Noncharacter_Code_Point}]/gu;

/** Returns a text of users as one line that can stand in any format and harm none. */
export function plainText(text: string): string {
  return text
    .replace(/\s+/gu, " ")
    .replace(/\p{Control}/gu, "")
    .replace(UNWANTED, "")
    .trim();
}

/** The same with its paragraphs kept, each on a line of its own. */
export function plainParagraphs(text: string): readonly string[] {
  return text
    .split(/[\n\r\u2028\u2029]+/u)
    .map(plainText)
    .filter((paragraph) => paragraph !== "");
}
