import type { PublishedDraw } from '#contract/bundle.ts';
import type { DrawnUnit } from '#domain/samples/drawn-unit.ts';
import type { SamplePlan } from '#domain/samples/plan.ts';
import { sampleDigestOf } from '#domain/samples/sample-digest.ts';
import { drawAreas } from '#domain/samples/stages.ts';

import type { Findings } from './difference.ts';
import { UnreadableFile } from './open-bundle.ts';

/*
 * What sample.csv shows without the frame. A case key is the beginning of the draw key, and persons are taken in the order
 * of these: so the digest can be taken again, areas can be drawn again (they come from plan and seed), and a person put in
 * among the others, or taken out from between main sample and reserve, stands out of order. Whoever knows a mã hồ sơ of a
 * stratum can see for it whether it was rightly drawn or not: its draw key lies before the last of the main sample's, or
 * behind it.
 */

const mostRowsNamed = 20;

type Row = Pick<DrawnUnit, 'stratumKey' | 'role' | 'order' | 'replicate' | 'caseKey'>;

/** @throws UnreadableFile for a row that no sample has */
export function checkSampleAlone(
  published: PublishedDraw,
  plan: SamplePlan,
  cells: readonly (readonly string[])[],
  findings: Findings,
): void {
  const rows = cells.map(rowOf);
  const areas = plan.parts
    .filter(({ stages }) => stages.length > 0)
    .flatMap((part) => drawAreas(part, plan.areas ?? [], published.seed).areas);
  const found = {
    sampleDigest: sampleDigestOf(areas, rows),
    main: rows.filter(({ role }) => role === 'main').length,
    reserve: rows.filter(({ role }) => role === 'reserve').length,
  };
  for (const [name, value] of Object.entries(found))
    findings.compare(`manifest.json draw.${name}`, published[name as keyof typeof found], value);
  const misplaced = rows.flatMap((row, index) => (isInPlace(row, rows[index - 1], plan) ? [] : [index]));
  for (const index of misplaced.slice(0, mostRowsNamed))
    findings.add('out-of-order', `sample.csv dòng ${index + 2}`, rows[index]?.caseKey);
  if (misplaced.length > mostRowsNamed)
    findings.add('more-rows-differ', 'sample.csv', null, misplaced.length - mostRowsNamed);
  const dealt = rows.filter(({ role }) => role === 'main');
  for (const [index, { replicate }] of dealt.entries())
    if (replicate !== (index % plan.replicates) + 1) {
      findings.add('value-differs', 'sample.csv replicate', replicate, (index % plan.replicates) + 1);
      break;
    }
  findings.checked.push('sampleAlone');
}

/** Behind the row before it, by role, position and draw key. */
function isInPlace(row: Row, before: Row | undefined, { selection }: SamplePlan): boolean {
  const isFirst = before === undefined || before.stratumKey !== row.stratumKey;
  if (isFirst) return row.order === 1;
  if (before.role === row.role) return row.order === before.order + 1 && before.caseKey < row.caseKey;
  // Of a systematic draw the reserve is drawn from those whom the fixed steps passed over.
  return (
    row.role === 'reserve' && row.order === 1 && (selection === 'systematic' || before.caseKey < row.caseKey)
  );
}

/** @throws UnreadableFile for what is never written */
function rowOf(cells: readonly string[], at: number): Row {
  const [, stratumKey = '', role = '', order = '', replicate = '', caseKey = '', probability = ''] = cells;
  const fault = (column: string): never => {
    throw new UnreadableFile('sample.csv', `dòng ${at + 2}, cột ${column}`);
  };
  if (role !== 'main' && role !== 'reserve') fault('role');
  const whole = (text: string, column: string): number =>
    /^(0|[1-9]\d{0,9})$/.test(text) ? Number(text) : fault(column);
  if (!(Number(probability) > 0 && Number(probability) <= 1 + 1e-9)) fault('inclusionProbability');
  return {
    stratumKey,
    role: role === 'reserve' ? 'reserve' : 'main',
    order: whole(order, 'order'),
    replicate: whole(replicate, 'replicate'),
    caseKey,
  };
}
