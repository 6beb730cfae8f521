// The folder everything is kept in: made private, and emptied only of what this product has put there.
import { randomBytes } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  rmSync,
} from 'node:fs';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a reset deletes; whatever else lies in the folder stays. */
const ours = ['postgres', 'postgres.new', 'recordings', 'logs', 'secret'];

/** Makes the folder, for its owner alone, and gives its real path. Throws a sentence when it cannot be used. */
export function openDataDir(path: string): string {
  try {
    if (!existsSync(path)) {
      mkdirSync(path, { recursive: true, mode: 0o700 });
      chmodSync(path, 0o700);
    }
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK);
    mkdirSync(join(path, 'logs'), { recursive: true, mode: 0o700 });
    return realpathSync(path);
  } catch (error) {
    throw new Error(
      `Không dùng được thư mục dữ liệu ${path} (${error instanceof Error ? error.message : String(error)}).\n` +
        'Có thể nó thuộc về tài khoản khác (từng chạy bằng root?); hãy đặt DATA_DIR khác.\n' +
        'Cannot use the data folder; it may belong to another account. Set another DATA_DIR.',
      { cause: error },
    );
  }
}

/** Deletes the demo's data. The caller holds the lock on the folder. */
export function resetDataDir(dataDir: string): void {
  const cluster = join(dataDir, 'postgres');
  if (existsSync(cluster) && !existsSync(join(cluster, 'lang-nghe.password'))) {
    throw new Error(
      `Không xóa ${cluster}: không phải do Lắng Nghe tạo / not deleted: not made by Lắng Nghe.`,
    );
  }
  for (const name of ours) rmSync(join(dataDir, name), { recursive: true, force: true });
  mkdirSync(join(dataDir, 'logs'), { recursive: true, mode: 0o700 });
}

/** The secret that signs sessions, made on the first start; nobody but the owner can read it. */
export function keptSecret(dataDir: string): string {
  const file = join(dataDir, 'secret');
  if (!existsSync(file))
    writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
  return readFileSync(file, 'utf8').trim();
}
