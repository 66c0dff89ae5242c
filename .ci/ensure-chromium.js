import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { findChromium } from "../build/test/browser/find-chromium.js";

const HOW =
  "Install Chromium or Chrome, or set CHROMIUM_PATH to its program file, and run the tests again.";

let found = findChromium();
if (found === null && existsSync("/etc/debian_version") && process.getuid?.() === 0) {
  console.error("No Chromium found: installing Debian's package chromium …");
  const options = { stdio: "inherit", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } };
  execFileSync("apt-get", ["update", "-qq"], options);
  execFileSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"], options);
  found = findChromium();
}
if (found === null) {
  console.error(`The browser tests need Chromium. ${HOW}`);
  process.exitCode = 1;
} else {
  console.log(found);
}
