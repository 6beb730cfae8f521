import type { Command } from 'commander';

import { readDate } from '#domain/lists/dates.ts';
import type { Period } from '#domain/lists/fates.ts';

import { usageError } from './input-fault.ts';

/** The survey period from `--from` and `--to`, each in ISO or Vietnamese form; ends with code 2 when they make none. */
export function readPeriod({ from, to }: { from?: string; to?: string }, command: Command): Period {
  const period = {
    ...(from !== undefined && { from: readDay('--from', from, command) }),
    ...(to !== undefined && { to: readDay('--to', to, command) }),
  };
  if (period.from && period.to && period.from > period.to) {
    usageError(command, `--from ${from} muộn hơn --to ${to}.`);
  }
  return period;
}

function readDay(option: string, text: string, command: Command): string {
  const { on } = readDate(text);
  return on ?? usageError(command, `${option}: cần ngày như 2024-01-31 hoặc 31/01/2024, thấy "${text}".`);
}
