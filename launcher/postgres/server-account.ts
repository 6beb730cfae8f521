// Which account the PostgreSQL server runs under. PostgreSQL refuses root, so a launcher started by root hands the server
// to another account that already exists; it creates none.
import { existsSync, readFileSync, statSync } from 'node:fs';

export type ServerAccount = { uid: number; gid: number };

const nobodyOnLinux = 65_534;

/**
 * The account for the cluster in `directory`, or undefined when this process's own will do (not root, or Windows).
 * An existing cluster keeps its owner; a new one goes to `postgres` if the machine has it, else to `nobody`.
 */
export function serverAccount(directory: string): ServerAccount | undefined {
  if (process.getuid?.() !== 0) return undefined;
  if (existsSync(directory)) {
    const { uid, gid } = statSync(directory);
    if (uid !== 0) return { uid, gid };
  }
  return passwdEntry('postgres') ?? passwdEntry('nobody') ?? { uid: nobodyOnLinux, gid: nobodyOnLinux };
}

function passwdEntry(name: string): ServerAccount | undefined {
  if (!existsSync('/etc/passwd')) return undefined;
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(':').map(Number) ?? [];
  // macOS writes nobody as -2, which no spawn accepts.
  return uid !== undefined && gid !== undefined && uid > 0 && gid > 0 ? { uid, gid } : undefined;
}
