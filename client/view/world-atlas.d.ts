/** Only its text is JSON; typing 55 kB of numbers one by one would slow the compiler down. */
declare module "world-atlas/land-110m.json" {
  const topology: import("../../server/picture/map-land.ts").LandTopology;
  export default topology;
}
