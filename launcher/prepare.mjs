// Brings a fresh clone to where TypeScript can run: packages installed as package-lock.json says, Prisma's client
// generated from the schema. Plain JavaScript without packages, because it runs before they are there.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { digestOf } from './digest.mjs';
import { progress } from './progress.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const inRoot = (...parts) => join(root, ...parts);

/** Installs and generates what is missing or out of date; throws a sentence when that fails. */
export function prepare() {
  if (!packagesAreCurrent()) installPackages();
  generatePrismaClient();
}

/**
 * npm writes node_modules/.package-lock.json last, listing what it has installed: comparing it with package-lock.json
 * tells whether the install is whole and current, whoever made it.
 */
function packagesAreCurrent() {
  const installedFile = inRoot('node_modules', '.package-lock.json');
  if (!existsSync(installedFile)) return false;
  const installed = JSON.parse(readFileSync(installedFile, 'utf8')).packages;
  const locked = JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8')).packages;
  for (const [path, { version, optional }] of Object.entries(locked)) {
    if (path === '') continue;
    if (installed[path] === undefined ? !optional : installed[path].version !== version) return false;
  }
  // A folder that was copied here from another kind of machine is whole, and yet nothing in it runs.
  return existsSync(inRoot('node_modules', '@esbuild', `${process.platform}-${process.arch}`));
}

function installPackages() {
  progress('Cài thư viện, chỉ lần đầu hoặc sau khi cập nhật / installing packages (npm ci)');
  const npmCli = process.env['npm_execpath'];
  const byNode = npmCli !== undefined && /\.c?js$/.test(npmCli);
  const command = byNode ? process.execPath : 'npm';
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const done = spawnSync(command, byNode ? [npmCli, ...args] : args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    // Windows finds npm.cmd only through its shell.
    shell: !byNode && process.platform === 'win32',
  });
  if (done.status === 0) return;
  throw new Error(
    'npm ci không thành công (xem dòng ở trên); kiểm tra kết nối mạng rồi chạy lại.\n' +
      'npm ci failed (see above); check the network and start again.',
  );
}

function generatePrismaClient() {
  const stamp = inRoot('node_modules', '.cache', 'lang-nghe', 'prisma-client');
  const generator = readFileSync(inRoot('node_modules', 'prisma', 'package.json'), 'utf8');
  const digest = digestOf([inRoot('prisma', 'schema.prisma'), inRoot('prisma.config.ts')], generator);
  const made = existsSync(inRoot('prisma', 'generated', 'client.ts'));
  if (made && existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return;
  progress('Tạo mã truy cập cơ sở dữ liệu / generating the database client');
  const cli = inRoot('node_modules', 'prisma', 'build', 'index.js');
  const done = spawnSync(process.execPath, [cli, 'generate'], {
    cwd: root,
    encoding: 'utf8',
    env: {
      ...process.env,
      // `generate` needs no engine, yet downloads one unless it is told that there is one. Node is a program that is
      // certainly here; it is never run.
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
    },
  });
  if (done.status !== 0) {
    throw new Error(`prisma generate không thành công / failed:\n${done.stdout ?? ''}${done.stderr ?? ''}`);
  }
  mkdirSync(join(stamp, '..'), { recursive: true });
  writeFileSync(stamp, digest);
}
