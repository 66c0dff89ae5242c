import { startEntente, type RunningCommand, type RunOptions } from "./run-entente.ts";

/** A server that was started with `entente serve`. */
export interface ServingCommand extends RunningCommand {
  readonly url: string;
  /** Ends it as Ctrl-C does. */
  end(): Promise<{ readonly code: number | null; readonly stderr: string }>;
}

/** Starts `entente serve` on a free port and waits until it answers. */
export async function startServe(
  data: string,
  environment: RunOptions["environment"] = {},
): Promise<ServingCommand> {
  const running = startEntente(["serve", "--port", "0", "--data", data], { environment });
  const [, url = ""] = await running.prints(/Entente is ready: (\S+) /);
  return {
    ...running,
    url,
    end: () => {
      running.child.kill("SIGINT");
      return running.ended;
    },
  };
}
