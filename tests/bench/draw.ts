// How long a draw takes, one person in twenty, from ten thousand persons to a million, with everything that a draw is:
// frame, strata, sizes, draw keys, reserve, replicates, both digests.
//
// The baseline is the plainest way to draw persons by hashed keys and nothing else: SHA-256 of seed and mã hồ sơ for each
// person with Node's own crypto (OpenSSL), and JavaScript's own sort over the digests.
import { hash } from 'node:crypto';

import { drawSample } from '#domain/samples/draw.ts';
import type { FrameTransaction } from '#domain/samples/frame.ts';
import type { SamplePlan } from '#domain/samples/plan.ts';
import type { Measurement } from './measurement.ts';

const sizes = [10_000, 30_000, 100_000, 300_000, 1_000_000];
const rounds = { full: 5, quick: 2 };
const personsPerDrawn = 20;
const seed = '2026-03-18 4 1 6';
const fields = ['Đất đai', 'Hộ tịch', 'Tư pháp', 'Xây dựng', 'Kinh doanh'];
const agencies = 150;

/** Draws by turns with the baseline; gives the median seconds of each (of two rounds the lesser). */
export async function measureDraw({ isQuick }: { isQuick: boolean }): Promise<Measurement> {
  const measured: Record<string, number> = {};
  const baseline: Record<string, number> = {};
  for (const persons of sizes) {
    const transactions = transactionsOf(persons);
    const drawing: number[] = [];
    const sorting: number[] = [];
    for (let round = 0; round < (isQuick ? rounds.quick : rounds.full); round += 1) {
      sorting.push(seconds(() => sortedDigests(transactions)));
      drawing.push(seconds(() => drawTwentieth(transactions)));
    }
    measured[`secondsFrom${persons}`] = median(drawing);
    baseline[`secondsFrom${persons}`] = median(sorting);
  }
  const ratio = Object.fromEntries(
    sizes.map((persons) => {
      const key = `secondsFrom${persons}`;
      return [key, rounded((measured[key] ?? 0) / (baseline[key] ?? 1), 100)] as const;
    }),
  );
  const least = Math.min(...sizes);
  const most = Math.max(...sizes);
  const growth = (measured[`secondsFrom${most}`] ?? 0) / (measured[`secondsFrom${least}`] ?? 1);
  return {
    measured: { ...measured, drawn: most / personsPerDrawn },
    baseline,
    // 1 would be as many times longer as there are persons more.
    ratio: { ...ratio, growthPerPerson: rounded(growth / (most / least), 100) },
  };
}

function drawTwentieth(transactions: readonly FrameTransaction[]): void {
  const total = transactions.length / personsPerDrawn;
  const plan: SamplePlan = {
    id: 'bench',
    title: 'bench',
    source: 'bench',
    notCovered: [],
    parts: [
      {
        name: 'bench',
        eligibility: {},
        stages: [],
        strata: ['agency', 'field'],
        allocation: { kind: 'proportional', total, basis: 'transactions', floor: 0 },
      },
    ],
    selection: 'simple-random',
    reserveFactor: 1,
    replicates: 4,
  };
  const draw = drawSample(transactions, plan, seed);
  if (draw.total !== total) throw new Error(`${draw.total} persons were drawn, not ${total}`);
}

function sortedDigests(transactions: readonly FrameTransaction[]): void {
  const digests = transactions.map(({ transactionKey }) => hash('sha256', `${seed}\n${transactionKey}`));
  if (digests.toSorted((a, b) => (a < b ? -1 : 1)).length !== transactions.length)
    throw new Error('a digest is missing');
}

/** Every person with one transaction, in no order; strings as a database driver makes them, each in one piece. */
function transactionsOf(persons: number): FrameTransaction[] {
  return Array.from({ length: persons }, (_, index) => {
    const mixed = Math.imul(index + 1, 2_654_435_761) >>> 0;
    const month = two(1 + (mixed % 12));
    const day = two(1 + (mixed % 28));
    return {
      transactionKey: flat(
        `000.${two(mixed % 90)}.30.H16-24${month}${day}-${String(index).padStart(7, '0')}`,
      ),
      personKey: flat(`+849${String(mixed % 100_000_000).padStart(8, '0')} nguyen van ${index}`),
      agency: flat(`UBND xã số ${mixed % agencies}`),
      field: flat(fields[mixed % fields.length] ?? ''),
      tthcName: '',
      resultOn: flat(`2024-${month}-${day}`),
    };
  });
}

function flat(text: string): string {
  return Buffer.from(text).toString();
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}

function seconds(work: () => void): number {
  const begun = performance.now();
  work();
  return (performance.now() - begun) / 1000;
}

function median(values: readonly number[]): number {
  return rounded(values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? 0, 1000);
}

function rounded(value: number, steps: number): number {
  return Math.round(value * steps) / steps;
}
