// `npm run migration -- name-of-the-change`: writes the next migration from what prisma/schema.prisma has and the
// migrations do not. What Prisma cannot say (checks, triggers, partial indexes) is added to the file by hand.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { migrationsFolder } from './schema-engine.ts';
import { unwrittenChanges } from './unwritten-changes.ts';

const name = process.argv[2];
if (name === undefined || !/^[a-z0-9][a-z0-9_-]*$/.test(name)) {
  process.stderr.write('npm run migration -- name-of-the-change (lower-case letters, digits, - and _)\n');
  process.exit(1);
}

const script = await unwrittenChanges();
if (script === undefined) {
  process.stdout.write('prisma/schema.prisma has nothing that the migrations do not.\n');
} else {
  // The form of `prisma migrate`: 20261122094500_name; the names are applied in alphabetical order.
  const second = new Date().toISOString().replaceAll(/\D/g, '').slice(0, 14);
  const folder = `${second}_${name.replaceAll('-', '_')}`;
  mkdirSync(join(migrationsFolder, folder), { recursive: true });
  writeFileSync(join(migrationsFolder, folder, 'migration.sql'), script);
  const lockfile = join(migrationsFolder, 'migration_lock.toml');
  if (!existsSync(lockfile))
    writeFileSync(lockfile, '# Prisma reads the provider here.\nprovider = "postgresql"\n');
  process.stdout.write(`prisma/migrations/${folder}/migration.sql\n`);
}
