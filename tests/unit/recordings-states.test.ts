import { expect, test } from 'vitest';

import { afterReport, recordingStates } from '#server/features/recordings/states.ts';

const reports = ['in-progress', 'completed', 'absent'] as const;

test('a recording whose consent was taken back stays so, whatever the carrier reports', () => {
  for (const report of reports) expect(afterReport('withdrawn', report)).toBeNull();
});

test('one that was begun although its start seemed to fail is deleted, since nobody could see or stop it', () => {
  for (const report of reports) expect(afterReport('failed', report)).toBe('withdrawn');
});

test('a report that comes twice changes nothing the second time', () => {
  const second = recordingStates.flatMap((state) =>
    reports.map((report) => {
      const next = afterReport(state, report);
      return next === null ? null : afterReport(next, report);
    }),
  );
  expect(new Set(second)).toEqual(new Set([null]));
});
