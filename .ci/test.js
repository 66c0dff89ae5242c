import { readFileSync } from "node:fs";
import path from "node:path";
import { ROOT, runStep } from "./run-step.js";

const JEST_REPORT = path.join(ROOT, "build", "jest.json");
const tally = { passed: 0, failed: 0, skipped: 0 };

/** One check that passes or fails as a whole; what it printed is shown only when it fails. */
async function check(title, program, args) {
  const start = performance.now();
  const { code, output } = await runStep(program, args);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`${code === 0 ? "ok  " : "FAIL"}  ${title} (${seconds} s)`);
  if (code !== 0) console.log(output);
  tally[code === 0 ? "passed" : "failed"] += 1;
  return code === 0;
}

async function jest() {
  const args = ["--experimental-vm-modules", "--no-warnings", "node_modules/jest/bin/jest.js"];
  const report = ["--json", `--outputFile=${JEST_REPORT}`, ...process.argv.slice(2)];
  const { code } = await runStep("node", [...args, ...report], { live: true });
  try {
    const result = JSON.parse(readFileSync(JEST_REPORT, "utf8"));
    tally.passed += result.numPassedTests;
    // A suite that could not even start has no failed test of its own.
    tally.failed += result.numFailedTests + result.numRuntimeErrorTestSuites;
    tally.skipped += result.numPendingTests;
    printContract(result);
    printSkipped(result);
  } catch (error) {
    console.log(`No report of the test run: ${error.message}`);
  }
  if (code !== 0 && tally.failed === 0) tally.failed += 1;
}

const tests = ({ testResults }) => testResults.flatMap(({ assertionResults }) => assertionResults);

/** How many facts of test/store/contract.ts held on each engine; their skips follow with all others. */
function printContract(result) {
  const engines = new Map();
  for (const { ancestorTitles, status } of tests(result)) {
    const engine = /^(.*) as a GraphStore$/.exec(ancestorTitles[0] ?? "")?.[1];
    if (engine === undefined) continue;
    const counts = engines.get(engine) ?? { passed: 0, failed: 0, pending: 0 };
    counts[status] += 1;
    engines.set(engine, counts);
  }
  for (const [engine, { passed, failed, pending }] of engines) {
    console.log(
      `contract on ${engine}: ${passed + failed} cases ran, ${failed} failed, ${pending} skipped`,
    );
  }
}

/** Every test that did not run; the reason is in its title, or was printed when it was skipped. */
function printSkipped(result) {
  for (const { fullName, status } of tests(result)) {
    if (status === "pending") console.log(`skipped: ${fullName}`);
  }
}

const LINT = ["lint", "eslint", [".", "--max-warnings=0"]];
const QUICK_CHECKS = [
  ["format", "prettier", ["--check", "."]],
  [
    "architecture",
    "depcruise",
    ["server", "client", "test", "--config", ".dependency-cruiser.cjs"],
  ],
  ["dead code", "knip", []],
];
const BUNDLE = ["bundle", "vite", ["build", "client", "--logLevel", "warn"]];
const BUNDLE_SIZE = ["bundle size", "node", [".ci/check-size.js"]];
const TOOLS = [
  ["browser for the tests", "node", [".ci/ensure-chromium.js"]],
  ["Pandoc for a test", "node", [".ci/ensure-pandoc.js"]],
];

/** Bytes and memory of what readers load, against their goals; the times that it prints decide nothing. */
const SIZES = [
  "sizes",
  "node",
  ["build/test/bench/run-bench.js", "wire", "render", "figures", "--quick"],
];

async function checkInTurn(checks) {
  for (const each of checks) await check(...each);
}

const compiled = await check("types", "tsc", ["-b"]);
const bundled = await check(...BUNDLE);
if (bundled) await check(...BUNDLE_SIZE);
// Linting takes as long as the others together, and each of them keeps only one core busy.
await Promise.all([
  check(...LINT),
  checkInTurn([...QUICK_CHECKS, ...(compiled && bundled ? [...TOOLS, SIZES] : [])]),
]);
if (compiled && bundled) await jest();

console.log(`${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped`);
process.exitCode = tally.failed === 0 && compiled && bundled ? 0 : 1;
