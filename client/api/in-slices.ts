/** Longest that the page's own thread is held at a time, in ms. */
const SLICE_MS = 8;

/** Goes through the steps of some work, and lets the page breathe every few milliseconds. */
export async function inSlices(steps: Iterator<void>): Promise<void> {
  let begun = performance.now();
  while (steps.next().done !== true) {
    if (performance.now() - begun < SLICE_MS) continue;
    await nextTask();
    begun = performance.now();
  }
}

/** Resolves in a task of its own; a timer would wait four milliseconds each time. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
