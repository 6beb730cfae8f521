import type { PublishedDraw } from '#contract/bundle.ts';
import { sampleCells } from '#domain/bundle/sample-file.ts';
import { compareCodePoints } from '#domain/samples/canonical-text.ts';
import { drawSample, type SampleDraw } from '#domain/samples/draw.ts';
import type { FrameTransaction } from '#domain/samples/frame.ts';
import type { SamplePlan } from '#domain/samples/plan.ts';
import { drawAlgorithm, linesDigest } from '#domain/samples/random.ts';
import { readPlan } from '#domain/samples/read-plan.ts';
import { SampleFault } from '#domain/samples/sample-fault.ts';
import { committedSeed, commitmentDigest } from '#domain/samples/seed-commitment.ts';

import { checkSampleAlone } from './check-sample-alone.ts';
import type { Findings } from './difference.ts';
import { type Bundle, readJson, UnreadableFile } from './open-bundle.ts';
import { readFrame, readSample } from './tables.ts';

/* Repeats the draw of a bundle from its frame, plan and seed, and holds everything published of it against that. */

const mostRowsNamed = 20;

/** @param isFrameWithheld the frame is not in the bundle, for the sake of the persons in it */
export async function checkDraw(
  bundle: Bundle,
  published: PublishedDraw,
  isFrameWithheld: boolean,
  findings: Findings,
): Promise<void> {
  checkSeed(published, findings);
  if (isFrameWithheld) {
    for (const part of ['closedFrame', 'draw', 'sample'] as const) findings.leaveOut(part, 'withheld');
    await checkWithoutFrame(bundle, published, findings);
    return;
  }
  const transactions = await orUnreadable(findings, () => readFrame(bundle));
  checkClosedFrame(published, transactions, findings);
  const plan = await orUnreadable(findings, () => planOf(bundle));
  const rows = await orUnreadable(findings, () => readSample(bundle));
  if (published.algorithm !== drawAlgorithm) {
    findings.add('algorithm-unknown', 'manifest.json draw.algorithm', published.algorithm, drawAlgorithm);
    findings.leaveOut('draw', 'not-drawn');
    findings.leaveOut('sample', 'not-drawn');
    return;
  }
  const drawn = transactions && plan ? drawAgain(transactions, plan, published.seed, findings) : null;
  const because = transactions && plan ? 'not-drawn' : 'not-readable';
  if (drawn) compareNumbers(published, drawn, findings);
  else findings.leaveOut('draw', because);
  if (drawn && rows) compareRows(rows, drawn, findings);
  else findings.leaveOut('sample', drawn ? 'not-readable' : because);
}

async function checkWithoutFrame(
  bundle: Bundle,
  published: PublishedDraw,
  findings: Findings,
): Promise<void> {
  const plan = await orUnreadable(findings, () => planOf(bundle));
  const rows = await orUnreadable(findings, () => readSample(bundle));
  if (published.algorithm !== drawAlgorithm) {
    findings.add('algorithm-unknown', 'manifest.json draw.algorithm', published.algorithm, drawAlgorithm);
    findings.leaveOut('sampleAlone', 'not-drawn');
  } else if (plan && rows)
    await orUnreadable(findings, async () => checkSampleAlone(published, plan, rows, findings));
  else findings.leaveOut('sampleAlone', 'not-readable');
}

/** Null, with a difference noted, when a file is not what it should be. */
async function orUnreadable<T>(findings: Findings, read: () => Promise<T>): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    findings.unreadable(error.file, error.found);
    return null;
  }
}

async function planOf(bundle: Bundle): Promise<SamplePlan> {
  const reading = readPlan(await readJson(bundle, 'plan.json'));
  if ('plan' in reading) return reading.plan;
  throw new UnreadableFile(
    'plan.json',
    reading.faults.map(({ where, code }) => `${where} ${code}`).join('; '),
  );
}

function checkSeed({ seed, commitment, closedFrame, drawnAt }: PublishedDraw, findings: Findings): void {
  if (!commitment) {
    findings.leaveOut('seed', 'no-commitment');
    return;
  }
  const stated = committedSeed(seed);
  const digest = stated && commitmentDigest(stated.committed);
  if (digest !== commitment.digest)
    findings.add('seed-not-committed', 'manifest.json draw.seed', commitment.digest, digest);
  const moments = [commitment.committedAt, closedFrame?.closedAt ?? null, commitment.revealedAt, drawnAt];
  const isInOrder = moments.every((moment, index) => {
    const before = moments[index - 1];
    return (
      moment !== null && (before === undefined || before === null || Date.parse(before) <= Date.parse(moment))
    );
  });
  if (!isInOrder) findings.add('order-of-events', 'manifest.json draw.commitment', moments);
  findings.checked.push('seed');
}

function checkClosedFrame(
  { closedFrame }: PublishedDraw,
  transactions: readonly FrameTransaction[] | null,
  findings: Findings,
): void {
  if (!closedFrame) findings.leaveOut('closedFrame', 'frame-open');
  else if (!transactions) findings.leaveOut('closedFrame', 'not-readable');
  else {
    const keys = transactions.map(({ transactionKey }) => transactionKey).toSorted(compareCodePoints);
    findings.compare('manifest.json draw.closedFrame.digest', closedFrame.digest, linesDigest(keys));
    findings.checked.push('closedFrame');
  }
}

function drawAgain(
  transactions: readonly FrameTransaction[],
  plan: SamplePlan,
  seed: string,
  findings: Findings,
): SampleDraw | null {
  try {
    return drawSample(transactions, plan, seed);
  } catch (error) {
    if (!(error instanceof SampleFault)) throw error;
    findings.add('draw-impossible', 'frame.csv, plan.json', null, error.message);
    return null;
  }
}

function compareNumbers(published: PublishedDraw, drawn: SampleDraw, findings: Findings): void {
  const found = {
    frameDigest: drawn.frameDigest,
    sampleDigest: drawn.sampleDigest,
    transactions: drawn.transactions,
    persons: drawn.persons,
    main: drawn.total,
    reserve: drawn.units.filter(({ role }) => role === 'reserve').length,
    replicates: drawn.replicates.length,
  };
  for (const [name, value] of Object.entries(found))
    findings.compare(`manifest.json draw.${name}`, published[name as keyof typeof found], value);
  for (const [reason, count] of Object.entries(drawn.excluded))
    findings.compare(`manifest.json draw.excluded.${reason}`, published.excluded[reason] ?? 0, count);
  findings.checked.push('draw');
}

function compareRows(rows: readonly (readonly string[])[], { units }: SampleDraw, findings: Findings): void {
  let differing = 0;
  for (let index = 0; index < Math.max(rows.length, units.length); index += 1) {
    const unit = units[index];
    const published = rows[index]?.join(',') ?? null;
    const found = unit ? sampleCells(unit).join(',') : null;
    if (published === found) continue;
    differing += 1;
    if (differing <= mostRowsNamed)
      findings.add('row-differs', `sample.csv dòng ${index + 2}`, published, found);
  }
  if (differing > mostRowsNamed)
    findings.add('more-rows-differ', 'sample.csv', null, differing - mostRowsNamed);
  findings.checked.push('sample');
}
