// Names of XLSForm as names of ours. XLSForm also allows underscores, which our exports keep for themselves.

import { NotCarried } from './findings.ts';

/** Our spelling: `_` becomes `-`, a name that opens otherwise than with a letter gets a `q` before it. */
export function ourName(name: string): string {
  const plain = name.replaceAll('_', '-');
  return /^[A-Za-z]/.test(plain) ? plain : `q${plain}`;
}

/** Our spelling of a name that is being given. @throws NotCarried when it still cannot be one of ours */
export function givenName(name: string): string {
  const ours = ourName(name);
  if (name === '') throw new NotCarried('no-name');
  if (!/^[A-Za-z][A-Za-z0-9.-]{0,59}$/.test(ours)) throw new NotCarried('bad-name', name);
  return ours;
}
