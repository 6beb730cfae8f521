// Every form in prisma/questionnaires, as its file has it.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../../prisma/questionnaires');

export const shippedForms = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .map((file) => ({
    file,
    path: join(folder, file),
    json: JSON.parse(readFileSync(join(folder, file), 'utf8')) as unknown,
  }));
