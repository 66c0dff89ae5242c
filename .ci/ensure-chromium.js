import { findChromium } from "../build/test/browser/find-chromium.js";
import { canInstall, installPackage } from "./debian-package.js";

const HOW =
  "Install Chromium or Chrome, or set CHROMIUM_PATH to its program file, and run the tests again.";

if (findChromium() === null && canInstall) installPackage("chromium");
const found = findChromium();
if (found === null) {
  console.error(`The browser tests need Chromium. ${HOW}`);
  process.exitCode = 1;
} else {
  console.log(found);
}
