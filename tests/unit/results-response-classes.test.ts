// Classes of non-response: which are joined, and what outputs say of them.
import { expect, test } from 'vitest';

import { classesInWords, joinedClasses } from '#domain/results/response-classes.ts';

test('classes with few respondents are joined, with the smallest of the others while that is too few', () => {
  const of = (counts: Record<string, number>, minimum: number) =>
    joinedClasses(new Map(Object.entries(counts)), minimum);
  expect(of({ a: 30, b: 40 }, 20)).toEqual([['a'], ['b']]);
  expect(of({ a: 12, b: 40, c: 9 }, 20)).toEqual([['a', 'c'], ['b']]);
  expect(of({ a: 3, b: 50, c: 40, '': 2 }, 20)).toEqual([['', 'a', 'c'], ['b']]);
  // All together are too few: they are one class all the same.
  expect(of({ a: 3, b: 4 }, 20)).toEqual([['a', 'b']]);
  expect(of({ a: 0, b: 4 }, 0)).toEqual([['a'], ['b']]);
});

test('outputs name the classes of persons with respondents and factor, what is joined, and what the list leaves out', () => {
  const classes = [
    { of: ['', 'post'], respondents: 25, adjustment: 1.5 },
    { of: ['online'], respondents: 1200, adjustment: 1.0625 },
  ];
  const rule = { responseClass: 'channel', minimumClass: 20 } as const;
  expect(classesInWords(classes, rule).vi).toBe(
    'Lớp hiệu chỉnh (số người trả lời × hệ số): không có thông tin + bưu chính công ích 25 × 1,5; trực tuyến 1.200 × 1,063. ' +
      'Lớp có dưới 20 người trả lời gộp với nhau, vẫn thiếu thì gộp thêm lớp nhỏ nhất còn lại. ' +
      'Đã gộp: không có thông tin + bưu chính công ích. ' +
      'Người mà danh sách không ghi thông tin này là một lớp riêng (không có thông tin).',
  );
  const agencies = [
    { of: ['', ''], respondents: 25, adjustment: 1.5 },
    { of: [''], respondents: 30, adjustment: 1 },
  ];
  expect(classesInWords(agencies, { responseClass: 'agency', minimumClass: 20 }).en).toBe(
    'There are 2 classes. Classes with fewer than 20 respondents are joined, with the smallest of the others while that is too few. 2 classes were joined.',
  );
});
