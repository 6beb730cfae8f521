// What the carrier reports of a supervisor's leg, in whatever order it comes.
import { expect, test } from 'vitest';

import { supervisorStep } from '#domain/attempts/supervisor-call.ts';

test.each([
  ['ringing', 'in-progress', { kind: 'join' }],
  ['ringing', 'no-answer', { kind: 'end', outcome: 'no-answer' }],
  ['ringing', 'busy', { kind: 'end', outcome: 'busy' }],
  ['ringing', 'failed', { kind: 'end', outcome: 'failed' }],
  ['ringing', 'canceled', { kind: 'end', outcome: 'withdrawn' }],
  // The news of the answer was lost, that of the end was not: nobody came.
  ['ringing', 'completed', { kind: 'end', outcome: 'no-answer' }],
  ['ringing', 'ringing', null],
  ['joined', 'in-progress', null],
  ['joined', 'completed', { kind: 'end', outcome: 'left' }],
  // The attempt stays the supervisor's, who may say how it ended without a headset.
  ['handed-over', 'completed', { kind: 'headset-down' }],
  ['ended', 'in-progress', null],
  ['ended', 'completed', null],
] as const)('%s, %s is reported', (state, status, step) => {
  expect(supervisorStep(state, status)).toEqual(step);
});
