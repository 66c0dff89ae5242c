import { createServer, type AddressInfo, type Server } from "node:net";
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

/** Stops taking requests, lets running ones end for up to `drainMs`, then cuts them off. */
export async function closeGracefully(
  server: Server & { closeIdleConnections(): void; closeAllConnections(): void },
  drainMs: number,
): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => {
      resolve();
    });
  });
  server.closeIdleConnections();
  const cut = setTimeout(() => {
    server.closeAllConnections();
  }, drainMs);
  await closed;
  clearTimeout(cut);
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
