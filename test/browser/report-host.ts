import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** Pages on an origin of their own, under a strict content security policy. */
export interface ReportHost {
  /** Without a slash at the end. */
  readonly origin: string;
  /** Serves HTML under a path; the policy lets in what an embed of the server needs, and no more. */
  page(path: string, html: string): string;
  /** Path and headers of what was asked for. */
  readonly requests: string[];
  close(): Promise<void>;
}

/** @param server origin of the figures. */
export async function startReportHost(server: string): Promise<ReportHost> {
  const pages = new Map<string, string>();
  const requests: string[] = [];
  const policy = `default-src 'none'; script-src ${server}; frame-src ${server}; img-src 'self' ${server}; base-uri 'none'; form-action 'none'`;
  const host = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://host.invalid");
    requests.push(pathname);
    const html = pages.get(pathname);
    // Browsers ask for it by themselves.
    if (pathname === "/favicon.ico") {
      response.writeHead(204).end();
      return;
    }
    response.writeHead(html === undefined ? 404 : 200, {
      "Content-Type": "text/html; charset=utf-8",
      // A page that is hostile on purpose brings its own scripts.
      ...(pathname.startsWith("/hostile") ? {} : { "Content-Security-Policy": policy }),
    });
    response.end(html ?? "");
  });
  await new Promise<void>((resolve) => host.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(host.address() as AddressInfo).port}`;
  return {
    origin,
    requests,
    page: (path, html) => {
      pages.set(
        path,
        `<!doctype html><html lang="en"><head><title>A report</title></head><body><h1>A report</h1>\n${html}\n</body></html>`,
      );
      return `${origin}${path}`;
    },
    close: () =>
      new Promise((resolve) => {
        host.closeAllConnections();
        host.close(() => {
          resolve();
        });
      }),
  };
}
