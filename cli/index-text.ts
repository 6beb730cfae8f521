import type { AnswersFigures, AnswersIndex } from './index-of-answers.ts';

const format = new Intl.NumberFormat('vi-VN', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const count = new Intl.NumberFormat('vi-VN');

/** The figures of `cati index --answers` for people: the whole, then each part that was asked for. */
export function answersText(index: AnswersIndex): string {
  const parts = Object.entries(index.agencies ?? index.parts ?? {});
  return [
    heading(`Chung: ${count.format(index.interviews)} phiếu${index.weighted ? ', có trọng số' : ''}`),
    ...levelLines(index),
    ...parts.flatMap(([name, figures]) => [
      '',
      heading(`${name}: ${count.format(figures.interviews)} phiếu`),
      ...levelLines(figures),
    ]),
    '',
    index.rule.vi,
    'Khoảng tin cậy 95 % (Wilson với cỡ mẫu hiệu dụng) và hệ số thiết kế (deff) theo đúng cách chọn mẫu của tệp.',
    '',
  ].join('\n');
}

function heading(text: string): string {
  return `${text}\n${''.padEnd(10)}${'điểm'.padStart(8)}${'khoảng 95 %'.padStart(18)}${'deff'.padStart(8)}${'n'.padStart(8)}`;
}

function levelLines(figures: AnswersFigures): string[] {
  const { shown, intervals, n } = figures;
  const line = (
    name: string,
    score: number | null,
    errors: typeof intervals.overall,
    valid: number,
  ): string => {
    const between =
      errors?.low == null || errors.high === null
        ? '–'
        : `${format.format(errors.low)}–${format.format(errors.high)}`;
    const effect = errors?.designEffect == null ? '–' : format.format(errors.designEffect);
    return `${name.padEnd(10)}${(score === null ? '–' : format.format(score)).padStart(8)}${between.padStart(18)}${effect.padStart(8)}${count.format(valid).padStart(8)}`;
  };
  const of = (level: 'items' | 'factors' | 'groups'): string[] =>
    Object.keys(n[level]).map((code) =>
      line(code, shown[level][code] ?? null, intervals[level][code] ?? null, n[level][code] ?? 0),
    );
  return [
    ...of('items'),
    ...of('factors'),
    ...of('groups'),
    line('Chung', shown.overall, intervals.overall, n.overall),
  ];
}
