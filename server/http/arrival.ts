import type { IncomingMessage } from "node:http";
import type { RequestHandler } from "express";

/** How long a body may take to arrive where its route does not take it as it comes. */
const ARRIVAL_MS = 30_000;
/** How long a body that nobody wants may go on after its answer: a reset would hide that answer. */
const LINGER_MS = 5000;

const timers = new WeakMap<IncomingMessage, NodeJS.Timeout>();

/** Hangs up on callers who send a body drop by drop, to keep a connection busy. */
export const limitArrival: RequestHandler = (request, response, next) => {
  const { "content-length": length = "0", "transfer-encoding": encoding } = request.headers;
  if (length !== "0" || encoding !== undefined) {
    hangUpAfter(request, ARRIVAL_MS);
    request.once("close", () => {
      clearTimeout(timers.get(request));
    });
    response.once("finish", () => {
      if (!request.complete) hangUpAfter(request, LINGER_MS);
    });
  }
  next();
};

/** Lets a body take its time; the connection still ends when nothing comes at all. */
export function liftArrivalLimit(request: IncomingMessage): void {
  clearTimeout(timers.get(request));
}

function hangUpAfter(request: IncomingMessage, ms: number): void {
  clearTimeout(timers.get(request));
  const timer = setTimeout(() => {
    if (!request.complete) request.socket.destroy();
  }, ms);
  timers.set(request, timer.unref());
}
