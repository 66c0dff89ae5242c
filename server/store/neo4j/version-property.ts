/**
 * The property that holds the version of the graph. A node of its own would be counted and drawn by
 * every query over all nodes, so one of the loader's nodes carries it. It goes onto no wire.
 */
export const VERSION_PROPERTY = "ententeVersion";
