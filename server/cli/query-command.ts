import type { CommandGroup } from "./command.ts";

/** `entente query …`: the library of saved queries. */
export const QUERY: CommandGroup = {
  kind: "group",
  about: [
    "Saved queries are files of Cypher with a few comment lines at the top that say what they answer and which values they ask for. Built-in ones come with the program; yours are kept in the data folder.",
    "Every parameter of a query is an option of its run, and every query has help of its own.",
  ],
  commands: [
    {
      name: "list",
      summary: "Which queries there are",
      load: async () => (await import("./query-list.ts")).QUERY_LIST,
    },
    {
      name: "show",
      summary: "The text of a query, as a file",
      load: async () => (await import("./query-show.ts")).QUERY_SHOW,
    },
    {
      name: "run",
      summary: "The rows of a query, as a table, JSON, CSV or a graph file",
      load: async () => (await import("./query-run.ts")).QUERY_RUN,
    },
    {
      name: "check",
      summary: "What is wrong with query files: one line per fault",
      load: async () => (await import("./query-check.ts")).QUERY_CHECK,
    },
    {
      name: "import",
      summary: "Take in Cypher files and exported favourites of Neo4j Browser",
      load: async () => (await import("./query-import.ts")).QUERY_IMPORT,
    },
  ],
  examples: [
    { line: "entente query list --tag triads", text: "queries about triads" },
    { line: "entente query run mediators --help", text: "what a query asks for" },
    {
      line: "entente query run mediators --side-a tur --side-b rus",
      text: "who is well regarded by both",
    },
  ],
};
