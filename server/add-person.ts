// `npm run person -- --username U --name N --role R --unit U [--station S]`: adds an account to the database in
// DATABASE_URL, the first administrator above all, and prints the password it made, once.
import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';

import { roles } from '#domain/staff/roles.ts';
import { createStaffMember } from './features/staff/commands.ts';
import { readEnv } from './platform/env.ts';
import { loadEnvFile } from './platform/process.ts';
import { wire } from './wiring.ts';

const text = { type: 'string' } as const;
const {
  username,
  name,
  role: wanted,
  unit,
  station,
} = parseArgs({
  options: { username: text, name: text, role: text, unit: text, station: text },
}).values;
const role = roles.find((each) => each === wanted);
if (!username || !name || !role || !unit) {
  process.stderr.write(
    `npm run person -- --username U --name N --role ${roles.join('|')} --unit U [--station client:…|sip:…|+84…]\n`,
  );
  process.exit(2);
}

loadEnvFile();
const wiring = wire('person', readEnv(process.env));
const password = randomBytes(12).toString('base64url');
try {
  await createStaffMember(
    { ...wiring.base, live: { publish: () => undefined } },
    { username, name, role, unit, password, ...(station === undefined ? {} : { station }) },
  );
  process.stdout.write(`${username}: ${password}\n`);
} catch (error) {
  process.stderr.write(`${username}: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
} finally {
  await wiring.close();
}
