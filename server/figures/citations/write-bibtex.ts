import type { CitationItem } from "./citation-items.ts";

const MONTHS = [
  "jan",
  "feb",
  "mar",
  "apr",
  "may",
  "jun",
  "jul",
  "aug",
  "sep",
  "oct",
  "nov",
  "dec",
] as const;

/**
 * The items as BibTeX in UTF-8. Titles keep their capitals. What TeX would read as a command is
 * written as the letter that it stands for, and no text can end its field: BibTeX counts braces even
 * behind a backslash, so they are named.
 */
export function writeBibtex(items: readonly CitationItem[]): string {
  return items.map(entry).join("\n");
}

function entry(item: CitationItem): string {
  const [year, month, day] = item.issued?.["date-parts"][0] ?? [];
  const journal = item["container-title"];
  const fields: readonly (readonly [string, string | undefined])[] = [
    ["title", `{${texText(item.title)}}`],
    ["journal", journal === undefined ? undefined : texText(journal)],
    ["publisher", item.publisher === undefined ? undefined : texText(item.publisher)],
    ["year", year === undefined ? undefined : String(year)],
    ["day", day === undefined ? undefined : String(day)],
    ["url", item.URL === undefined ? undefined : plainUrl(item.URL)],
    ["archive", item.archive_location === undefined ? undefined : plainUrl(item.archive_location)],
    ["language", item.language],
    ["note", item.note === undefined ? undefined : texText(item.note)],
  ];
  const lines = fields.flatMap(([name, value]) =>
    value === undefined ? [] : [`  ${name} = {${value}},`],
  );
  // Months are names that BibTeX knows in every language.
  const name = MONTHS[(month ?? 0) - 1];
  if (name !== undefined) lines.push(`  month = ${name},`);
  const type = journal === undefined ? "misc" : "article";
  return `@${type}{${item.id},\n${lines.join("\n")}\n}\n`;
}

const COMMANDS: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "{": "\\textbraceleft{}",
  "}": "\\textbraceright{}",
  "^": "\\textasciicircum{}",
  "~": "\\textasciitilde{}",
  $: "\\$",
  "&": "\\&",
  "#": "\\#",
  "%": "\\%",
  _: "\\_",
};

function texText(text: string): string {
  return text.replace(/[\\{}^~$&#%_]/g, (letter) => COMMANDS[letter] ?? letter);
}

/** An address as it is, but for what would end its field. */
function plainUrl(url: string): string {
  return url.replace(/[{}\\\s"<>^`|]/g, (letter) => encodeURIComponent(letter));
}
