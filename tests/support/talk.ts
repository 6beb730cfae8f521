// A conversation for one test, over when the test is.
import { onTestFinished } from 'vitest';

import { getConsole, type AttemptView } from '#contract/attempts.ts';
import type { Person } from '#demo/person.ts';
import { dispose, nextTalk } from './interview.ts';
import type { Product } from './product.ts';

/** The operator's next answered call; what the test leaves of it ends as a technical failure, the line's faults too. */
export async function talkOfTest(
  { simulator }: Pick<Product, 'simulator'>,
  operator: Person,
): Promise<AttemptView> {
  await operator.emit('session:ready', {});
  const attempt = await nextTalk(operator);
  onTestFinished(async () => {
    const { attempt: left } = await operator.call(getConsole);
    if (left) await dispose(operator, left, 'technical-failure');
    simulator.clearFaults();
  });
  return attempt;
}
