// One launcher per data folder. A socket that the launcher listens on is the lock: the system takes it away with the
// process, so a kill -9 leaves no lock behind, and a process number that was given to somebody else cannot hold one.
import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import type { Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The shortest limit on a socket's path (macOS). */
const longestSocketPath = 103;

export type InstanceLock = {
  /** Tells a second start where this one can be found. */
  announce(address: string): void;
  release(): void;
};

/** Takes the lock on `dataDir`, an absolute path that exists. Throws a sentence when another launcher has it. */
export async function lockDataDir(dataDir: string): Promise<InstanceLock> {
  const path = lockPath(dataDir);
  let said = `pid ${process.pid}`;
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.end(said);
  });
  if (!(await listens(server, path))) {
    const holder = await whoAnswers(path);
    if (holder !== undefined) throw takenBy(dataDir, holder);
    // Nobody answers: the holder was killed and left the file.
    rmSync(path, { force: true });
    if (!(await listens(server, path))) throw takenBy(dataDir, 'pid ?');
  }
  // Two starts may both have found a dead lock, and the second taken away the first one's: the path tells who has it.
  const holder = await whoAnswers(path);
  if (holder !== said) {
    server.close();
    throw takenBy(dataDir, holder ?? 'pid ?');
  }
  server.unref();
  return {
    announce(address) {
      said = `${address}, pid ${process.pid}`;
    },
    release() {
      server.close();
    },
  };
}

function takenBy(dataDir: string, holder: string): Error {
  return new Error(
    `Lắng Nghe đang chạy với thư mục dữ liệu này (${holder}): ${dataDir}\n` +
      'Hãy dừng bản đó, hoặc đặt DATA_DIR khác để chạy song song.\n' +
      'Already running with this data folder; stop it or set another DATA_DIR.',
  );
}

function lockPath(dataDir: string): string {
  const name = createHash('sha256').update(dataDir).digest('hex').slice(0, 16);
  if (process.platform === 'win32') return `\\\\.\\pipe\\lang-nghe-${name}`;
  const inside = join(dataDir, 'launcher.sock');
  return Buffer.byteLength(inside) <= longestSocketPath ? inside : join(tmpdir(), `lang-nghe-${name}.sock`);
}

function listens(server: Server, path: string): Promise<boolean> {
  return new Promise((settle, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') settle(false);
      else fail(error);
    });
    server.listen(path, () => settle(true));
  });
}

function whoAnswers(path: string): Promise<string | undefined> {
  return new Promise((settle) => {
    let answer = '';
    const socket = connect(path);
    socket.setTimeout(3000, () => socket.destroy());
    socket.on('data', (chunk) => (answer += chunk.toString()));
    socket.on('error', () => settle(undefined));
    socket.on('close', () => settle(answer === '' ? 'pid ?' : answer));
  });
}
