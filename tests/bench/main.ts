// `npm run bench -- NAME [--quick] [--json]`: measures, and says of stated limits whether they hold; fails for none. Without a
// name it lists them.
import { execFileSync } from 'node:child_process';
import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';

import { measureAnswer } from './answer.ts';
import { measureDraw } from './draw.ts';
import { measureEvidence } from './evidence.ts';
import { measureExport } from './export.ts';
import { measureFirstStart } from './first-start.ts';
import { measureImport } from './import.ts';
import { measureIndex } from './index-of-answers.ts';
import { measureKeyPress } from './key-press.ts';
import type { Measurement } from './measurement.ts';

const benches: Record<string, (options: { isQuick: boolean }) => Promise<Measurement>> = {
  answer: measureAnswer,
  draw: measureDraw,
  evidence: measureEvidence,
  export: measureExport,
  'first-start': measureFirstStart,
  import: measureImport,
  index: measureIndex,
  'key-press': measureKeyPress,
};

const { values, positionals } = parseArgs({
  options: { json: { type: 'boolean', default: false }, quick: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const [name] = positionals;
const bench = name === undefined ? undefined : benches[name];
if (name === undefined || bench === undefined) {
  process.stdout.write(
    `npm run bench -- NAME [--quick] [--json]; names: ${Object.keys(benches).join(', ')}\n`,
  );
  process.exit(name === undefined ? 0 : 2);
}

const begun = performance.now();
const measurement = await bench({ isQuick: values.quick });
const result = {
  name,
  ...measurement,
  minutes: Math.round((performance.now() - begun) / 6_000) / 10,
  machine: `${cpus().length} × ${cpus()[0]?.model.trim() ?? '?'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`,
  commit: execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim(),
};
if (values.json) process.stdout.write(`${JSON.stringify(result)}\n`);
else {
  process.stdout.write(`${name} on ${result.machine}, commit ${result.commit}, ${result.minutes} min\n`);
  for (const part of ['measured', 'baseline', 'ratio'] as const)
    for (const [what, value] of Object.entries(result[part]))
      process.stdout.write(`  ${part} ${what}: ${value}${besideLimit(value, measurement.limits?.[what])}\n`);
}
process.exit(0);

function besideLimit(value: number, limit: number | undefined): string {
  if (limit === undefined) return '';
  return ` (at most ${limit}: ${value <= limit ? 'holds' : 'does not hold'})`;
}
