// `npm run migrate`: brings the database in DATABASE_URL to the present schema, before an update on an own server.
import { existsSync } from 'node:fs';
import { applyMigrations } from './apply-migrations.ts';

if (existsSync('.env')) process.loadEnvFile('.env');
const databaseUrl = process.env['DATABASE_URL'];
if (databaseUrl === undefined || databaseUrl === '') {
  process.stderr.write('Hãy đặt DATABASE_URL trong môi trường hoặc .env / set DATABASE_URL.\n');
  process.exit(1);
}
const applied = await applyMigrations(databaseUrl);
process.stdout.write(
  applied.length === 0
    ? 'Cơ sở dữ liệu đã ở bản mới nhất / nothing to apply.\n'
    : applied.map((name) => `Đã áp dụng / applied ${name}\n`).join(''),
);
