// The compiled files are what ships, so they are what is tested: no transform, native ES modules.
export default {
  rootDir: "build/test",
  testMatch: ["**/*.test.js"],
  testEnvironment: "node",
  transform: {},
  testTimeout: 30_000,
  // One Neo4j per run, started when the first test file asks for it.
  globalSetup: "<rootDir>/neo4j/global-setup.js",
  globalTeardown: "<rootDir>/neo4j/global-teardown.js",
};
