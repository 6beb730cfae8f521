// Run after every `npm install`: adds to package-lock.json the packages for other platforms that npm left out because
// the registry in reach did not have them. Without an entry npm 11 refuses `npm ci` on every platform, and npm 10 would
// leave the package out on the platform that needs it. What an entry says of platforms follows from the package's name.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const file = fileURLToPath(new URL('../package-lock.json', import.meta.url));
const systems = [
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
];
const processors = [
  'arm64',
  'arm',
  'ia32',
  'loong64',
  'mips64el',
  'ppc64',
  'riscv64',
  's390x',
  'wasm32',
  'x64',
];

const lock = JSON.parse(readFileSync(file, 'utf8'));
const added = [];
for (const parent of Object.values(lock.packages)) {
  for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
    if (isLocked(name)) continue;
    lock.packages[`node_modules/${name}`] = entry(name, version, parent);
    added.push(`${name}@${version}`);
  }
}
lock.packages = Object.fromEntries(
  Object.entries(lock.packages).toSorted(([a], [b]) => a.localeCompare(b, 'en')),
);
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
process.stdout.write(
  `package-lock.json: ${added.length} added\n${added.map((name) => `  ${name}\n`).join('')}`,
);

function isLocked(name) {
  return Object.keys(lock.packages).some(
    (path) => path === `node_modules/${name}` || path.endsWith(`/node_modules/${name}`),
  );
}

function entry(name, version, parent) {
  const words = name.slice(name.lastIndexOf('/') + 1).split('-');
  const system = systems.find((os) => words.includes(os));
  const processor = processors.find((cpu) => words.includes(cpu));
  if (system === undefined || processor === undefined || !/^\d/.test(version)) {
    throw new Error(
      `${name}@${version}: its platform or version does not follow from what the lock file says`,
    );
  }
  return {
    version,
    cpu: [processor],
    ...(parent.dev === true ? { dev: true } : {}),
    ...(parent.devOptional === true ? { devOptional: true } : {}),
    ...(words.some((word) => word.startsWith('musl')) ? { libc: ['musl'] } : {}),
    ...(words.some((word) => word.startsWith('gnu')) ? { libc: ['glibc'] } : {}),
    optional: true,
    os: [system],
  };
}
