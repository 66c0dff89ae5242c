// The compiled files are what ships, so they are what is tested: no transform, native ES modules.
export default {
  rootDir: "build/test",
  testMatch: ["**/*.test.js"],
  testEnvironment: "node",
  transform: {},
  testTimeout: 30_000,
};
