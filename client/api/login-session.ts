import { EntenteError } from "../../server/wire/entente-error.ts";
import { SessionSchema, type Session } from "../../server/wire/session.ts";
import { sendForJson } from "./send.ts";

const PATH = "/api/session";

/** A login that somebody waits for. */
interface Asking {
  readonly answer: Promise<boolean>;
  readonly resolve: (isLoggedIn: boolean) => void;
}

/**
 * Who the page is to the server. Dispatches `change` when that becomes known or another, and when it
 * begins or ends to ask for a login.
 */
export class LoginSession extends EventTarget {
  readonly #fetcher: typeof fetch;
  #current: Session | null = null;
  #asking: Asking | null = null;

  constructor(fetcher: typeof fetch) {
    super();
    this.#fetcher = fetcher;
  }

  /** null until the server has said it. */
  get current(): Session | null {
    return this.#current;
  }

  /** Whether somebody waits for a login. */
  get isAsking(): boolean {
    return this.#asking !== null;
  }

  /** Finds out who the page is. @throws EntenteError */
  async load(): Promise<void> {
    this.#set(await sendForJson(this.#fetcher, PATH, SessionSchema));
  }

  /** Logs in with a token, and lets go on what waited for it. @throws EntenteError */
  async logIn(token: string): Promise<void> {
    const options = { method: "POST", body: { token } } as const;
    this.#set(await sendForJson(this.#fetcher, PATH, SessionSchema, options));
    this.#answer(true);
  }

  /** @throws EntenteError */
  async logOut(): Promise<void> {
    this.#set(await sendForJson(this.#fetcher, PATH, SessionSchema, { method: "DELETE" }));
  }

  /** Asks for a login; all that ask meanwhile wait for the same. True once it is there. */
  ask(): Promise<boolean> {
    if (this.#asking !== null) return this.#asking.answer;
    let resolve: Asking["resolve"] = () => undefined;
    const answer = new Promise<boolean>((settle) => (resolve = settle));
    this.#asking = { answer, resolve };
    this.dispatchEvent(new Event("change"));
    return answer;
  }

  /** Goes on without a login. */
  dismiss(): void {
    this.#answer(false);
  }

  #answer(isLoggedIn: boolean): void {
    const asking = this.#asking;
    if (asking === null) return;
    this.#asking = null;
    this.dispatchEvent(new Event("change"));
    asking.resolve(isLoggedIn);
  }

  #set(session: Session): void {
    this.#current = session;
    this.dispatchEvent(new Event("change"));
  }
}

/**
 * A fetch that asks for a login where the server wants one and then sends the request again, so that
 * whoever sent it only waits. Without a login it gives the refusal.
 */
export function fetchWithLogin(fetcher: typeof fetch, session: LoginSession): typeof fetch {
  return async (input, init) => {
    for (;;) {
      const response = await fetcher(input, init);
      if (response.status !== 401) return response;
      const isLoggedIn = await unlessAborted(session.ask(), init?.signal ?? null);
      if (!isLoggedIn) return response;
    }
  };
}

/**
 * The same for what is not sent by fetch and rejects with `unauthenticated` where the server wants a
 * login.
 * @throws the refusal without a login, the signal's reason once it is aborted, and what else `attempt` throws.
 */
export async function withLogin<T>(
  attempt: () => Promise<T>,
  session: LoginSession,
  signal: AbortSignal,
): Promise<T> {
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      const isRefused = error instanceof EntenteError && error.code === "unauthenticated";
      if (!isRefused || !(await unlessAborted(session.ask(), signal))) throw error;
    }
  }
}

function unlessAborted<T>(waiting: Promise<T>, signal: AbortSignal | null): Promise<T> {
  if (signal === null) return waiting;
  return new Promise((resolve, reject) => {
    const abort = (): void => {
      reject(signal.reason as Error);
    };
    if (signal.aborted) abort();
    signal.addEventListener("abort", abort, { once: true });
    void waiting.then(resolve).finally(() => {
      signal.removeEventListener("abort", abort);
    });
  });
}
