// `npm run faults -- SCENARIO [--kills N] [--seed N] [--json]`: kills what can be killed while work goes on, then counts
// what was lost or done twice, by the load generator's own log. Exit 1 when anything was. Without a name it lists them.
import { parseArgs } from 'node:util';

import { killDuringAnswers } from './answers.ts';
import type { FaultCounts } from './fault-counts.ts';

const scenarios: Record<string, (options: { kills: number; seed: number }) => Promise<FaultCounts>> = {
  answers: killDuringAnswers,
};

const { values, positionals } = parseArgs({
  options: {
    kills: { type: 'string', default: '10' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  },
  allowPositionals: true,
});
const [name] = positionals;
const scenario = name === undefined ? undefined : scenarios[name];
const [kills, seed] = [Number(values.kills), Number(values.seed)];
if (scenario === undefined || !Number.isInteger(kills) || kills < 1 || !Number.isInteger(seed)) {
  process.stdout.write(
    `npm run faults -- SCENARIO [--kills N] [--seed N] [--json]; scenarios: ${Object.keys(scenarios).join(', ')}\n`,
  );
  process.exit(name === undefined ? 0 : 2);
}

const counts = await scenario({ kills, seed });
if (values.json) process.stdout.write(`${JSON.stringify({ scenario: name, seed, ...counts })}\n`);
else for (const [what, count] of Object.entries(counts)) process.stdout.write(`${what}: ${count}\n`);
const { answersLost, answersDoubled, doubleDialled, countedNotPlaced, placedNotCounted, stuckCases } = counts;
const wrong = answersLost + answersDoubled + doubleDialled + countedNotPlaced + placedNotCounted + stuckCases;
process.exit(wrong === 0 ? 0 : 1);
