// The index as a screen follows it: told over the line that something changed, then read again.
import { once } from 'node:events';

import { expect } from 'vitest';

import { getIndex } from '#contract/results.ts';
import type { Person } from '#demo/person.ts';

const withinMs = 1_000;

/**
 * Does what changes the results, and expects that the reader is told and reads the index with so many interviews within a
 * second of it. @returns what it gave
 */
export async function indexFollows<T>(
  reader: Person,
  surveyId: string,
  interviews: number,
  change: () => Promise<T>,
): Promise<T> {
  await reader.emit('survey:watch', { surveyId });
  const line = reader.socket as unknown as NodeJS.EventEmitter;
  const told = once(line, 'index:changed', { signal: AbortSignal.timeout(20_000) });
  const given = await change();
  const changed = performance.now();
  await told;
  const index = await reader.call(getIndex, { params: { surveyId } });
  const passed = performance.now() - changed;
  expect(index.interviews).toBe(interviews);
  expect(passed).toBeLessThan(withinMs);
  return given;
}
