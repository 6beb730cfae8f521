// What whoever publishes is told of verdicts of phúc tra that may still be overturned.
import { getPublication } from '#contract/publications.ts';
import type { Person } from '#demo/person.ts';

/** Each as "mayAppeal: 1 until 2026-11-30T17:00:00.000Z". */
export async function verdictWarnings(official: Person, surveyId: string): Promise<string[]> {
  const { readiness } = await official.call(getPublication, { params: { surveyId } });
  return readiness
    .filter(({ key, state }) => state === 'warns' && /Appeal|Verdicts/.test(key))
    .map(({ key, count, until }) => `${key}: ${count}${until === null ? '' : ` until ${until}`}`);
}
