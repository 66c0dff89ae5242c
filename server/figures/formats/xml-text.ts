/** Text as the content of an XML or HTML element. */
export function xmlText(text: string): string {
  return text.replace(/[&<>]/g, (letter) => ESCAPES[letter] ?? letter);
}

/** Text between the double quotes of an XML or HTML attribute. */
export function xmlAttribute(text: string): string {
  return text.replace(/[&<>"'\t\n\r]/g, (letter) => ESCAPES[letter] ?? letter);
}

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
  "\t": "&#9;",
  "\n": "&#10;",
  "\r": "&#13;",
};
