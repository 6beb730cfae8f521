// `cati verify` says by which rule the errors of a bundle were computed: rules changed, and a bundle keeps its own.
import { expect, test } from 'vitest';

import { errorRule } from '#cli/bundle/error-rule.ts';

const rule = (joined: number, areas: 'stages' | 'first' | null, more = {}) =>
  errorRule({
    results: { areas, strata: { number: 9, joined, withoutInterviews: 0 } },
    hasAreas: areas !== null,
    tellsAreas: areas === 'stages',
    isBefore: false,
    ...more,
  });

test('strata as they were drawn, or joined as on the screens of the office', () => {
  expect(rule(0, null)).toEqual(['Sai số theo từng tầng của mẫu, không tầng nào phải gộp.']);
  expect(rule(4, null)[0]).toContain('Sai số theo tầng đã gộp (4 tầng ít phiếu gộp lại), như trên màn hình');
});

test('of an older bundle: joined strata when screens still had every stratum by itself', () => {
  const [sentence] = rule(4, null, { isBefore: true });
  expect(sentence).toContain('làm trước khi màn hình và báo cáo cũng tính theo tầng đã gộp');
  expect(sentence).toContain('quy tắc thận trọng');
});

test('areas that were drawn first: by every stage, or by the first alone where they cannot be told', () => {
  expect(rule(0, 'stages')[1]).toBe('Địa bàn chọn trước: sai số theo mọi giai đoạn chọn (areas.csv).');
  expect(rule(4, 'first')[1]).toContain('tầng gộp qua nhiều địa bàn');
  expect(rule(0, null, { hasAreas: true })[1]).toContain('bản này chưa có areas.csv');
});
