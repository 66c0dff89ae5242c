import { availableParallelism } from "node:os";

// The compiled files are what ships, so they are what is tested: no transform, native ES modules.
export default {
  rootDir: "build/test",
  testMatch: ["**/*.test.js"],
  testEnvironment: "node",
  transform: {},
  // Beside other tests on a slow machine the longest take three times as long as alone.
  testTimeout: 60_000,
  // Many tests wait for other processes, so that two keep two cores busy; by default it would be one.
  maxWorkers: Math.max(2, availableParallelism() - 1),
  // One Neo4j per run, started when the first test file asks for it.
  globalSetup: "<rootDir>/neo4j/global-setup.js",
  globalTeardown: "<rootDir>/neo4j/global-teardown.js",
};
