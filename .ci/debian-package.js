import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";

/** Whether packages can be installed here: Debian, as root. */
export const canInstall = existsSync("/etc/debian_version") && process.getuid?.() === 0;

/** Installs a Debian package, telling so. Throws where that fails. */
export function installPackage(name) {
  console.error(`Installing Debian's package ${name} …`);
  const options = { stdio: "inherit", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } };
  execFileSync("apt-get", ["update", "-qq"], options);
  execFileSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", name], options);
}
