import { fileURLToPath } from "node:url";
import { build, defineConfig, type Plugin } from "vite";

const page = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

const OUT = "../build/public";
const TARGET = "es2023";
/** Entries that other pages name, so that they keep their address. */
const NAMED = ["figure-frame"];

/** `embed.js` is a classic script for any page, so it is bundled by itself and into one file. */
function embedScript(): Plugin {
  return {
    name: "entente-embed-script",
    apply: "build",
    closeBundle: async () => {
      await build({
        configFile: false,
        root: page("."),
        logLevel: "warn",
        build: {
          outDir: OUT,
          emptyOutDir: false,
          target: TARGET,
          sourcemap: true,
          lib: {
            entry: page("embed/embed.ts"),
            formats: ["iife"],
            name: "entente",
            fileName: () => "embed.js",
          },
        },
      });
    },
  };
}

export default defineConfig({
  plugins: [embedScript()],
  base: "/",
  build: {
    outDir: OUT,
    emptyOutDir: true,
    target: TARGET,
    // A data: URL would need font-src and img-src data: in the content security policy.
    assetsInlineLimit: 0,
    sourcemap: true,
    rolldownOptions: {
      input: {
        index: page("index.html"),
        queries: page("queries.html"),
        figures: page("figures.html"),
        import: page("import.html"),
        // The server fills the login page in.
        login: page("login.html"),
        "figure-frame": page("embed/frame.ts"),
      },
      output: {
        entryFileNames: ({ name }) =>
          NAMED.includes(name) ? "[name].js" : "assets/[name]-[hash].js",
      },
    },
  },
  worker: { format: "es" },
  server: {
    host: "127.0.0.1",
    // `vite client` beside `npm start`, for work on the explorer.
    proxy: { "/api": "http://127.0.0.1:4270" },
  },
});
