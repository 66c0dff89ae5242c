import { spawn } from "node:child_process";
import path from "node:path";

/** The repository's root. */
export const ROOT = path.resolve(import.meta.dirname, "..");

/**
 * Runs a program of node_modules/.bin (or node itself) in the repository's root and gives its exit
 * code and what it printed. With `live`, its output goes straight to the terminal instead.
 */
export function runStep(program, args, { live = false, env = {} } = {}) {
  const command =
    program === "node" ? process.execPath : path.join(ROOT, "node_modules/.bin", program);
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: live ? "inherit" : ["ignore", "pipe", "pipe"],
      shell: process.platform === "win32",
    });
    let output = "";
    child.stdout?.on("data", (chunk) => (output += chunk));
    child.stderr?.on("data", (chunk) => (output += chunk));
    child.on("error", (error) => resolve({ code: 127, output: `${command}: ${error.message}` }));
    child.on("close", (code, signal) =>
      resolve({ code: code ?? 1, output: signal ? `${output}\nended by ${signal}` : output }),
    );
  });
}
