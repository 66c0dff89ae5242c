import { EntenteError } from "../../server/wire/entente-error.ts";
import { lost, problemError } from "./send.ts";

/** How much of a file has left the browser. */
export type UploadListener = (sentBytes: number) => void;

/**
 * Sends a file and gives the JSON of the answer. Unlike fetch it tells how far it is.
 * @throws EntenteError the server's own problem, `unreachable`, `cancelled`.
 */
export function uploadFile(
  path: string,
  file: Blob,
  { onSent, signal }: { readonly onSent: UploadListener; readonly signal: AbortSignal },
): Promise<unknown> {
  return new Promise((resolve, reject: (error: EntenteError) => void) => {
    const request = new XMLHttpRequest();
    const fail = (cause?: unknown): void => {
      reject(lost(path, signal, cause));
    };
    request.open("POST", path);
    request.setRequestHeader("accept", "application/json");
    request.setRequestHeader("content-type", "application/octet-stream");
    request.upload.addEventListener("progress", ({ loaded }) => {
      onSent(loaded);
    });
    request.addEventListener("error", fail);
    request.addEventListener("abort", fail);
    request.addEventListener("load", () => {
      const body = parsed(request.responseText);
      if (request.status >= 200 && request.status < 300) resolve(body);
      else reject(problemError(body, request.status, path));
    });
    signal.addEventListener("abort", () => {
      request.abort();
    });
    if (signal.aborted) fail();
    else request.send(file);
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
