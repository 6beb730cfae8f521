import { utf8ToBytes } from '@noble/hashes/utils.js';

import type { Frame } from './frame.ts';
import { Sha256 } from './sha256.ts';

/** SHA-256 over a line for each transaction, in the order of the mã hồ sơ; see docs/draw-algorithm.md, section 3. */
export function frameDigest({
  transactionKeys,
  keyOrder,
  keptOf,
  dates,
  dateOf,
  stratumOf,
  strata,
}: Frame): string {
  const hash = new Sha256();
  const dateBytes = dates.map((date) => utf8ToBytes(`\t${date}\t`));
  const stratumBytes = strata.map(({ stratumKey }) => utf8ToBytes(`${stratumKey}\n`));
  const none = new Uint8Array();
  for (const row of keyOrder) {
    const kept = keptOf[row] ?? row;
    hash
      .text(transactionKeys[row] ?? '')
      .text('\t')
      .text(kept === row ? '' : (transactionKeys[kept] ?? ''))
      .bytes(dateBytes[dateOf[row] ?? 0] ?? none)
      .bytes(stratumBytes[stratumOf[row] ?? 0] ?? none);
  }
  return hash.hex();
}
