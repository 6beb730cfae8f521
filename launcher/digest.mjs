// One digest over files and folders, to see whether something made from them is out of date.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** SHA-256 over names and contents of `paths` (folders with everything in them) and over `more`. */
export function digestOf(paths, more = '') {
  const hash = createHash('sha256').update(more);
  for (const path of paths) addTo(hash, path, '');
  return hash.digest('hex');
}

function addTo(hash, path, name) {
  if (!statSync(path).isDirectory()) {
    hash.update(`\n${name}\n`).update(readFileSync(path));
    return;
  }
  for (const entry of readdirSync(path).toSorted()) addTo(hash, join(path, entry), `${name}/${entry}`);
}
