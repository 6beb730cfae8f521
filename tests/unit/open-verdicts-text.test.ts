import { expect, test } from 'vitest';

import { openVerdictsText } from '#server/features/publications/open-verdicts-text.ts';

const open = { mayAppeal: 2, until: '2026-11-30T17:00:00.000Z', appealed: 1, undecided: 0 };

test('an edition says how many interviews may count again, and until which day in Vietnam operators may answer', () => {
  const text = openVerdictsText({ openVerdicts: open });
  expect(text?.vi).toContain('2 phiếu bị hủy hoặc bị sửa sau phúc tra');
  expect(text?.vi).toContain('đến hết ngày 30/11/2026; 1 giải trình chưa được quyết định.');
  expect(text?.en).toContain('until the end of 30/11/2026; 1 appeals were not decided.');
});

test('an edition without open verdicts, or of before they were told, says nothing of them', () => {
  expect(openVerdictsText({ openVerdicts: null })).toBeNull();
  expect(openVerdictsText({ openVerdicts: { ...open, mayAppeal: 0, until: null, appealed: 0 } })).toBeNull();
});
