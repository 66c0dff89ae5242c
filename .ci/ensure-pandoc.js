import { spawnSync } from "node:child_process";
import { canInstall, installPackage } from "./debian-package.js";

// One test makes a report with Pandoc and is skipped without it, so nothing fails here.
const isThere = () => spawnSync("pandoc", ["--version"]).status === 0;
try {
  if (!isThere() && canInstall) installPackage("pandoc");
} catch (error) {
  console.error(String(error));
}
console.log(isThere() ? "Pandoc is there." : "Without Pandoc one test is skipped.");
