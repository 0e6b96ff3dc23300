// Child processes that a run starts: each is remembered by its process id and ended by it, in the
// reverse order of starting, whatever way the run ends. Nothing is ever ended by name.

import { spawn } from "node:child_process";
import { once } from "node:events";

const running = [];

/** Starts `command` and remembers it until `end(child)` or `endAll()`. */
export function start(command, args, options = {}) {
  const child = spawn(command, args, { stdio: ["ignore", "ignore", "ignore"], ...options });
  running.push(child);
  child.once("error", () => forget(child));
  child.once("exit", () => forget(child));
  return child;
}

/** Ends one child: SIGTERM, then SIGKILL if it is still there after two seconds. */
export async function end(child) {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const gone = once(child, "exit");
  child.kill("SIGTERM");
  const last = setTimeout(() => child.kill("SIGKILL"), 2000);
  await gone;
  clearTimeout(last);
}

/** Ends every child that is still running, the last one first. */
export async function endAll() {
  for (const child of [...running].reverse()) await end(child);
}

function forget(child) {
  const at = running.indexOf(child);
  if (at >= 0) running.splice(at, 1);
}
