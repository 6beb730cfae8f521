// Citizens' own words: what is masked, how they are searched, how codes that were merged count.
import { expect, test } from 'vitest';

import type { QuestionnaireDefinition, Question } from '#domain/questionnaire/definition.ts';
import type { Expression } from '#domain/questionnaire/expressions.ts';
import { canMerge, codersAgree, countedCoding } from '#domain/results/open-answers/code-frame.ts';
import { saysNothing } from '#domain/results/open-answers/empty-words.ts';
import { maskedWords } from '#domain/results/open-answers/masked-words.ts';
import { nearWords } from '#domain/results/open-answers/near-words.ts';
import { quotedOnce } from '#domain/results/open-answers/quoted-once.ts';
import { holdsWords, searchedWords, searchQuery } from '#domain/results/open-answers/searched-words.ts';

test.each([
  ['Chị Liên ở bộ phận một cửa rất nhiệt tình', 'Chị *** ở bộ phận một cửa rất nhiệt tình'],
  ['gọi tôi số 0969 123 456 hoặc 0262.3841-234', 'gọi tôi số *** hoặc ***'],
  ['Tôi là pham gia lien, thôn 3', 'Tôi là ***, thôn 3'],
  ['Liên đây, nộp 2 lần năm 2024', '*** đây, nộp 2 lần năm 2024'],
  ['hồ sơ do Nguyễn Văn Hùng nhận', 'hồ sơ do *** nhận'],
  ['viết thư tới lien.pg@gmail.com', 'viết thư tới ***'],
  ['cán bộ H Bé hướng dẫn', 'cán bộ *** hướng dẫn'],
  ['anh UBND xã nên giải thích rõ hơn', 'anh UBND xã nên giải thích rõ hơn'],
  ['UBND xã Đắk Ha trả kết quả trễ 15 ngày', 'UBND xã Đắk Ha trả kết quả trễ 15 ngày'],
])('«%s» is shown as «%s»', (words, shown) => {
  expect(maskedWords(words, ['Phạm Gia Liên'])).toBe(shown);
});

test('masked words are never longer in bytes than what was said', () => {
  for (const words of ['chị An', 'Lê An', 'anh Y', '12345678'])
    expect(Buffer.byteLength(maskedWords(words))).toBeLessThanOrEqual(Buffer.byteLength(words));
});

test('words are found without marks, by their beginnings, all of them', () => {
  const words = searchedWords('  Thủ tuc   DON ');
  expect(words).toEqual(['thu', 'tuc', 'don']);
  expect(searchQuery(words)).toBe('thu:* & tuc:* & don:*');
  expect(holdsWords('Đơn giản hóa thủ tục', words)).toBe(true);
  expect(holdsWords('Thủ tục rườm rà', words)).toBe(false);
});

const frame = [
  { number: 1, label: 'trễ hẹn', mergedInto: 3 },
  { number: 2, label: 'thái độ', mergedInto: null },
  { number: 3, label: 'thời gian', mergedInto: 4 },
  { number: 4, label: 'thời hạn giải quyết', mergedInto: null },
];

test('a merged code counts for the one it was merged into, once', () => {
  expect(countedCoding({ first: [1, 3, 2] }, frame)).toEqual([2, 4]);
  expect(countedCoding({ first: [1], settled: [2] }, frame)).toEqual([2]);
  expect(countedCoding({}, frame)).toBeNull();
});

test('two coders agree when their codes count as the same', () => {
  expect(codersAgree({ first: [1], second: [3] }, frame)).toBe(true);
  expect(codersAgree({ first: [1], second: [2] }, frame)).toBe(false);
  expect(codersAgree({ first: [1] }, frame)).toBeNull();
});

test('only codes that count can be merged, and not into themselves', () => {
  expect(canMerge(frame, 2, 4)).toBe(true);
  expect([canMerge(frame, 2, 2), canMerge(frame, 1, 2), canMerge(frame, 2, 9)]).toEqual([
    false,
    false,
    false,
  ]);
});

test('a citizen’s words stand once, however many items they were dissatisfied with', () => {
  const quoted = new Set<string>();
  expect(quotedOnce(['Chờ lâu quá.', 'Thiếu ghế.', 'cho lau qua.', 'Phí cao.'], quoted, 2)).toEqual([
    'Chờ lâu quá.',
    'Thiếu ghế.',
  ]);
  expect(quotedOnce(['Thiếu ghế.', 'Phí cao.'], quoted, 2)).toEqual(['Phí cao.']);
});

test.each([
  'không',
  'Không.',
  'KHÔNG CÓ Ý KIẾN GÌ THÊM',
  'dạ chưa nghĩ ra ạ…',
  'Ok',
  '...',
  '-',
  '0',
  'không, không có ý kiến gì hết',
  'tôi ko có ý kiến',
  'Chị ***',
  '***',
  '',
  'Thế là được rồi, không có gì góp ý thêm.',
  'Chưa nghĩ ra, cứ như hiện nay là được.',
])('«%s» says nothing and is not quoted', (words) => {
  expect(saysNothing(words)).toBe(true);
});

test.each([
  'không niêm yết phí',
  'không có chỗ ngồi chờ',
  'chưa có biên nhận',
  'Trả chậm',
  'cán bộ không biết hướng dẫn',
  'không hài lòng',
  'ok, nhưng trả chậm',
  'Cứ như hiện nay là chậm',
])('«%s» is quoted', (words) => {
  expect(saysNothing(words)).toBe(false);
});

test('words are near an item when its own open question asked for them, or their coding names it', () => {
  const scale = (item: string, factor: string, vi: string) =>
    ({
      kind: 'scale',
      name: item,
      index: { item, factor },
      label: { vi },
      options: [],
    }) as unknown as Question;
  const open = (name: string, showIf?: Expression) =>
    ({ kind: 'text', name, label: { vi: name }, ...(showIf && { showIf }) }) as unknown as Question;
  const near = nearWords({
    index: { groups: [], factors: [{ code: 'DV2', group: 'DV', name: { vi: 'Thủ tục hành chính' } }] },
    blocks: [
      {
        questions: [
          scale('DV2.1', 'DV2', 'Thủ tục được niêm yết đầy đủ'),
          open('why', { le: [{ answer: 'DV2.1' }, 2] }),
          scale('DV2.2', 'DV2', 'Phí, lệ phí đúng quy định'),
          open('open'),
        ],
      },
    ],
  } as unknown as QuestionnaireDefinition);
  const of = (question: string, ...codes: string[]) =>
    ['DV2.1', 'DV2.2'].filter((item) => near({ question, codes }, item));
  expect(of('why')).toEqual(['DV2.1']);
  expect(of('open')).toEqual([]);
  expect(of('open', 'Niêm yết')).toEqual(['DV2.1']);
  expect(of('open', 'Lệ phí')).toEqual(['DV2.2']);
  expect(of('open', 'Thủ tục')).toEqual(['DV2.1', 'DV2.2']);
  expect(of('open', 'DV2: khác')).toEqual(['DV2.1', 'DV2.2']);
  expect(of('open', 'Thái độ', 'Trễ hẹn')).toEqual([]);
});
