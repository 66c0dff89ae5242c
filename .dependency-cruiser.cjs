/** The one-way imports of docs/architecture.md. Each rule names who may not import whom, and why. */
const layer = (name, from, to, comment) => ({ name, severity: "error", comment, from, to });

module.exports = {
  forbidden: [
    layer("no-cycles", {}, { circular: true }, "A cycle hides which of two files owns an idea."),
    layer(
      "wire-imports-only-the-schema-library",
      { path: "^server/wire/" },
      { pathNot: "^server/wire/|^node_modules/zod/" },
      "Wire crosses every border, so it depends on nothing else.",
    ),
    layer(
      "picture-sees-wire-only",
      { path: "^server/picture/" },
      {
        pathNot:
          "^server/(picture|wire)/|^node_modules/(@types/)?(d3-hierarchy|d3-geo|topojson-client)/",
      },
      "The picture is the same in the browser and in files, so it depends on neither.",
    ),
    layer(
      "export-sees-wire-only",
      { path: "^server/export/" },
      { pathNot: "^server/(export|wire)/" },
      "Writers of files take what they are given, whoever asks for the file.",
    ),
    layer(
      "signed-and-words-see-wire-only",
      { path: "^server/(signed|words)/" },
      { pathNot: "^server/($1|wire)/|^node_modules/graphology" },
      "The mathematics and the sentences are the same in the browser and on the server.",
    ),
    layer(
      "search-sees-words-and-wire-only",
      { path: "^server/search/" },
      { pathNot: "^server/(search|words|wire)/" },
      "A question is read alike in the browser and on the server.",
    ),
    layer(
      "store-sees-wire-only",
      { path: "^server/store/" },
      { path: "^server/", pathNot: "^server/(store|wire)/" },
      "wire <- store",
    ),
    layer(
      "engines-do-not-see-each-other",
      { path: "^server/store/(embedded|neo4j)/" },
      { path: "^server/store/(embedded|neo4j)/", pathNot: "^server/store/$1/" },
      "Shared code of two engines belongs beside graph-store.ts.",
    ),
    layer(
      "documents-see-store-interface-and-wire",
      { path: "^server/documents/" },
      { path: "^server/", pathNot: "^server/(documents/|wire/|store/[^/]+$)" },
      "wire <- store <- documents",
    ),
    layer(
      "only-documents-import-their-drivers",
      { path: "^(server|client)/", pathNot: "^server/documents/" },
      { path: "^node_modules/(unstorage|ioredis|aws4fetch)/" },
      "One importer of the storage drivers.",
    ),
    layer(
      "domain-sees-store-interface-and-wire",
      { path: "^server/(queries|network|figures|import|access|workspaces)/" },
      {
        path: "^server/(?!wire/|picture/|documents/|export/|signed/|words/|search/|store/[^/]+$|setting-values\\.ts$)",
        pathNot: "^server/$1/",
      },
      "Domain folders do not import each other, an engine, or HTTP.",
    ),
    layer(
      "http-below-app",
      { path: "^server/http/" },
      { path: "^server/(app|main)\\.ts$|^server/cli/" },
      "http <- app <- main",
    ),
    layer(
      "nothing-imports-the-command",
      { pathNot: "^(server/cli|test)/" },
      { path: "^server/cli/" },
      "The command is an entry, as main is.",
    ),
    layer(
      "only-embedded-imports-the-engine",
      { path: "^(server|client)/", pathNot: "^server/store/embedded/" },
      { path: "^node_modules/@grafeo-db/" },
      "One importer of the embedded engine.",
    ),
    layer(
      "only-neo4j-store-imports-the-driver",
      { path: "^(server|client)/", pathNot: "^server/store/neo4j/" },
      { path: "^node_modules/neo4j-driver" },
      "One importer of the Neo4j driver.",
    ),
    layer(
      "client-sees-pure-folders-only",
      { path: "^client/" },
      { path: "^server/", pathNot: "^server/(wire|picture|signed|words|search|export)/" },
      "The browser knows what crosses the network, how to draw, measure, word and save it.",
    ),
    layer(
      "client-one-way",
      { path: "^client/(api|model)/" },
      { path: "^client/(view|editor|elements|embed|main|queries|figures|import)" },
      "wire <- api, model <- view, editor <- elements <- main, queries, figures, import",
    ),
    layer(
      "view-below-elements",
      { path: "^client/(view|editor)/" },
      { path: "^client/(elements|embed|main|queries|figures|import)" },
      "view, editor <- elements",
    ),
    layer(
      "embeds-see-the-model-only",
      { path: "^client/embed/" },
      { path: "^client/", pathNot: "^client/(embed|model)/" },
      "What other pages load stays small: no elements, no library for them, no WebGL.",
    ),
    layer(
      "only-editor-imports-the-code-editor",
      { path: "^client/", pathNot: "^client/editor/" },
      { path: "^node_modules/(@codemirror|@neo4j-cypher)" },
      "One importer of the code editor and its language support.",
    ),
    layer(
      "only-view-imports-sigma",
      { path: "^client/", pathNot: "^client/view/" },
      { path: "^node_modules/(sigma|graphology)" },
      "One importer of the renderer.",
    ),
    layer(
      "nothing-imports-tests",
      { pathNot: "^test/" },
      { path: "^test/" },
      "Tests look at code.",
    ),
    layer(
      "nothing-imports-main",
      { pathNot: "^test/" },
      { path: "^(server/main|client/main|client/queries|client/figures)\\.ts$" },
      "Entries.",
    ),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      extensions: [".ts", ".js"],
      exportsFields: ["exports"],
      conditionNames: ["import", "types", "default"],
    },
  },
};
