import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const page = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

export default defineConfig({
  base: "/",
  build: {
    outDir: "../build/public",
    emptyOutDir: true,
    target: "es2023",
    // A data: URL would need font-src and img-src data: in the content security policy.
    assetsInlineLimit: 0,
    sourcemap: true,
    // The server fills the login page in.
    rolldownOptions: { input: [page("index.html"), page("queries.html"), page("login.html")] },
  },
  worker: { format: "es" },
  server: {
    host: "127.0.0.1",
    // `vite client` beside `npm start`, for work on the explorer.
    proxy: { "/api": "http://127.0.0.1:4270" },
  },
});
