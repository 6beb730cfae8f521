// npm runs a script through a shell, and passes a signal on to that shell only: `kill` on npm would leave the product
// running without anybody to stop it. So the launcher watches the processes between it and npm.
import { readFileSync } from 'node:fs';

const lookEverySeconds = 0.5;

/** Calls `gone` once when the npm that started this process has ended. Does nothing when it was not npm. */
export function whenNpmIsGone(gone: () => void): void {
  if (process.env['npm_lifecycle_event'] === undefined || process.platform === 'win32') return;
  const first = parents();
  const timer = setInterval(() => {
    if (parents() === first) return;
    clearInterval(timer);
    gone();
  }, lookEverySeconds * 1000);
  timer.unref();
}

/** This process's parent, and that one's parent when it is npm's shell. An orphan is given another parent at once. */
function parents(): string {
  const parent = process.ppid;
  if (process.platform !== 'linux') return String(parent);
  try {
    const isShell = readFileSync(`/proc/${parent}/cmdline`, 'utf8').includes('\0-c\0');
    const status = readFileSync(`/proc/${parent}/status`, 'utf8');
    return isShell ? `${parent} ${/^PPid:\s*(\d+)/m.exec(status)?.[1]}` : String(parent);
  } catch {
    return 'gone';
  }
}
