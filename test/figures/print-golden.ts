import { GOLDEN, publishGolden } from "./golden-figures.ts";

/** Prints, for a test in another process, a golden figure as JSON. */
const figure = GOLDEN.find(({ name }) => name === process.argv[2]);
if (figure === undefined) throw new Error("Name a golden figure.");
process.stdout.write(JSON.stringify(await publishGolden(figure)));
