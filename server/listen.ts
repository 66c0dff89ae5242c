import type { Server as HttpServer } from "node:http";
import { createServer, Server, type AddressInfo } from "node:net";
import { EntenteError } from "./wire/entente-error.ts";

/**
 * Finds out whether the address can be had, before anything slow is done for it. Takes it for a
 * moment and gives it back.
 * @throws EntenteError `address-in-use`.
 */
export async function probeAddress(host: string, port: number): Promise<void> {
  const server = createServer();
  await listen(server, host, port);
  await new Promise<void>((resolve) => {
    server.close(() => {
      resolve();
    });
  });
}

/**
 * Listens, and gives the port that was taken.
 * @throws EntenteError `address-in-use` where it is taken, not allowed or not of this machine.
 */
export async function listen(server: Server, host: string, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    const fail = (cause: NodeJS.ErrnoException): void => {
      reject(addressError(host, port, cause));
    };
    server.once("error", fail);
    server.listen({ host, port, exclusive: true }, () => {
      server.off("error", fail);
      resolve();
    });
  });
  return (server.address() as AddressInfo).port;
}

/** How long a request may take to arrive on a connection that is open when the server closes. */
const ARRIVING_MS = 250;
const SWEEP_MS = 50;

/** Stops taking connections, lets running requests end for up to `drainMs`, then cuts them off. */
export async function closeGracefully(server: HttpServer, drainMs: number): Promise<void> {
  server.prependListener("request", (_request, response) => {
    response.setHeader("Connection", "close");
  });
  const closed = new Promise<void>((resolve) => {
    // Not HTTP's own close: that cuts every connection on which nothing has been read yet, also
    // one whose request is on its way.
    Server.prototype.close.call(server, () => {
      resolve();
    });
  });
  const cut = setTimeout(() => {
    server.closeAllConnections();
  }, drainMs);
  const start = performance.now();
  const sweep = setInterval(() => {
    if (performance.now() - start < ARRIVING_MS) return;
    // Timers come before sockets are read: a process that got no time for a while would cut what
    // has long arrived. Immediates come after.
    setImmediate(() => {
      server.closeIdleConnections();
    });
  }, SWEEP_MS);
  await closed;
  clearTimeout(cut);
  clearInterval(sweep);
}

function addressError(host: string, port: number, cause: NodeJS.ErrnoException): EntenteError {
  return new EntenteError("address-in-use", sentence(host, port, cause), { cause });
}

function sentence(host: string, port: number, cause: NodeJS.ErrnoException): string {
  switch (cause.code) {
    case "EADDRINUSE":
      return `Port ${port} on ${host} is taken by another program, perhaps by Entente itself; stop that, or choose another port, such as PORT=${port < 65535 ? port + 1 : 4270}.`;
    case "EACCES":
      return `Port ${port} may not be opened by this user; choose one above 1023, such as PORT=4270.`;
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return `The address ${host} is not one of this machine; set HOST to one of its own, such as HOST=127.0.0.1.`;
    default:
      return `The server cannot listen on ${host}, port ${port} (${cause.message}); choose another HOST or PORT.`;
  }
}
