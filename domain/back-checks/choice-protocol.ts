// The protocol of the choice for phúc tra, as it is given to strangers, and its check: with the published seed every
// choice can be made again (docs/back-check-selection.md).

import { digestOf } from './draw-seed.ts';
import { drawOf } from './selection-by-risk.ts';

export interface ProtocolRow {
  number: number;
  interview: string;
  rule: string;
  probability: number;
  draw: number | null;
  chosen: boolean;
}

/** One line for each completed interview, under a line with the seed and one with the columns' names. */
export function readProtocol(text: string): { seed: string | null; rows: ProtocolRow[] } {
  const [seedLine = '', header = '', ...lines] = text.trim().split(/\r?\n/u);
  const columns = header.split(',');
  const rows = lines.map((line): ProtocolRow => {
    const cells = new Map(line.split(',').map((cell, index) => [columns[index] ?? '', cell]));
    const draw = cells.get('draw') ?? '';
    return {
      number: Number(cells.get('number')),
      interview: cells.get('interview') ?? '',
      rule: cells.get('rule') ?? '',
      probability: Number(cells.get('probability')),
      draw: draw === '' ? null : Number(draw),
      chosen: cells.get('chosen') === 'true',
    };
  });
  return { seed: seedLine.split(',')[1] || null, rows };
}

export type ChoiceFault = 'other-draw' | 'other-choice' | 'missing-number';

export interface ProtocolCheck {
  /** Of the seed, to be set beside the one that was told beforehand. */
  digest: string;
  /** Drawn again. Interviews of the flat rule have no draw of their own and are left out. */
  checked: number;
  faults: { number: number; fault: ChoiceFault }[];
}

/** Chooses again. The numbers must run from 1 without a gap, so that nobody is left out. */
export function checkProtocol(rows: readonly ProtocolRow[], seed: string): ProtocolCheck {
  const faults: ProtocolCheck['faults'] = [];
  const drawn = rows.filter(({ rule }) => rule === 'by-risk');
  for (const [index, { number }] of rows.entries())
    if (number !== index + 1) faults.push({ number, fault: 'missing-number' });
  for (const { number, interview, probability, draw, chosen } of drawn) {
    const again = drawOf(seed, interview);
    if (again !== draw) faults.push({ number, fault: 'other-draw' });
    if (again < probability !== chosen) faults.push({ number, fault: 'other-choice' });
  }
  return { digest: digestOf(seed), checked: drawn.length, faults };
}
