import type { CommandGroup } from "./command.ts";

/** All commands. A new one is a file of its own and a line here. */
export const COMMANDS: CommandGroup = {
  kind: "group",
  about: [
    "Who stands with whom, on what, since when and on whose word: a graph of stated stances, explored with Cypher.",
    "Commands that read talk to the server that runs on the data folder, if there is one, and open the data themselves if not. The data folder is ./data, or the one that ENTENTE_DATA or --data names; NEO4J_URI names a Neo4j database instead.",
  ],
  commands: [
    {
      name: "serve",
      summary: "Start the explorer and its HTTP interface",
      load: async () => (await import("./serve-command.ts")).SERVE,
    },
    {
      name: "query",
      summary: "List, show, run, check and import saved queries",
      load: async () => (await import("./query-command.ts")).QUERY,
    },
    {
      name: "cypher",
      summary: "Run Cypher of your own that only reads",
      load: async () => (await import("./cypher-command.ts")).CYPHER,
    },
    {
      name: "import",
      summary: "Bring files into the graph, list imports, take one back",
      load: async () => (await import("./import-command.ts")).IMPORT,
    },
    {
      name: "verify",
      summary: "Tell what has changed since a figure was frozen",
      load: async () => (await import("./verify-command.ts")).VERIFY,
    },
    {
      name: "export",
      summary: "Write the whole graph into a file",
      load: async () => (await import("./export-command.ts")).EXPORT,
    },
    {
      name: "actors",
      summary: "List actors that may be one, and make one of two",
      load: async () => (await import("./actors-command.ts")).ACTORS,
    },
    {
      name: "db",
      summary: "Set up and load a Neo4j database",
      load: async () => (await import("./db-command.ts")).DB,
    },
  ],
  examples: [
    { line: "entente serve", text: "the explorer at http://127.0.0.1:4270" },
    { line: "entente query list", text: "which questions there are" },
    {
      line: "entente query run who-backs-whom --issue settlement-talks",
      text: "one of them, on an issue of your choice",
    },
  ],
};
