import { describe, expect, it } from "@jest/globals";
import { Connection } from "../../../client/api/connection.ts";

describe("the connection", () => {
  it("asks with growing pauses until the server answers, and says each change once", async () => {
    const { connection, clock, says } = makeConnection([false, false, false, true]);

    connection.reportDown();
    connection.reportDown();
    await clock.runAll();

    expect(clock.delays).toEqual([500, 1000, 2000, 4000]);
    expect(says).toEqual(["down", "up"]);
    expect(connection.isUp).toBe(true);
  });

  it("never waits longer than eight seconds", async () => {
    const { connection, clock } = makeConnection([...new Array<boolean>(9).fill(false), true]);

    connection.reportDown();
    await clock.runAll();

    expect(Math.max(...clock.delays)).toBe(8000);
    expect(clock.delays).toHaveLength(10);
  });

  it("asks at once when told to", async () => {
    const { connection, clock, says } = makeConnection([true]);

    connection.reportDown();
    connection.retryNow();
    await clock.settle();

    expect(says).toEqual(["down", "up"]);
    expect(clock.waiting).toBe(0);
  });

  it("does not ask anybody while the server is up", async () => {
    const { connection, clock, asked } = makeConnection([true]);

    connection.retryNow();
    await clock.settle();

    expect(asked()).toBe(0);
  });

  it("starts again with short pauses when the server goes a second time", async () => {
    const { connection, clock } = makeConnection([false, true, true]);

    connection.reportDown();
    await clock.runAll();
    connection.reportDown();
    await clock.runAll();

    expect(clock.delays).toEqual([500, 1000, 500]);
  });
});

function makeConnection(answers: readonly boolean[]) {
  let count = 0;
  const timers = new Map<number, () => void>();
  const delays: number[] = [];
  const says: string[] = [];
  const settle = async (): Promise<void> => {
    for (let i = 0; i < 5; i += 1) await Promise.resolve();
  };
  const clock = {
    delays,
    settle,
    get waiting() {
      return timers.size;
    },
    async runAll(): Promise<void> {
      while (timers.size > 0) {
        const [[id, callback] = [0, () => undefined]] = timers;
        timers.delete(id);
        callback();
        await settle();
      }
    },
  };
  const connection = new Connection({
    ready: () =>
      (answers[count++] ?? true) ? Promise.resolve() : Promise.reject(new Error("down")),
    setTimer: (callback, ms) => {
      delays.push(ms);
      timers.set(delays.length, callback);
      return delays.length;
    },
    clearTimer: (timer) => {
      timers.delete(timer);
    },
  });
  for (const name of ["down", "up"]) connection.addEventListener(name, () => says.push(name));
  return { connection, clock, says, asked: () => count };
}
