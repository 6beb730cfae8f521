// Changes that somebody could make to a published bundle, one to each kind of file, and what `cati verify` says of each.

type Change = readonly [
  what: string,
  file: string,
  change: (text: string) => string,
  named: readonly string[],
];

export const bundleChanges: readonly Change[] = [
  ['one byte of a file', 'plan.json', (text: string) => `${text} `, ['plan.json: nội dung khác']],
  ['one answer', 'interviews.csv', flipAnswer, ['interviews.csv: nội dung khác', 'results.json index DV1.1']],
  [
    'one disposition',
    'cases.csv',
    (text: string) => text.replace('complete,1', 'refusal-hard,1'),
    ['cases.csv: nội dung khác', 'results.json rates.counts.R', 'results.json rates.rates.RR1'],
  ],
  [
    'a published figure',
    'results.json',
    (text: string) => text.replace(/"shown": \d+/, '"shown": 99'),
    ['results.json: nội dung khác', 'results.json index overall.shown'],
  ],
  [
    'a figure in full digits',
    'figures.csv',
    (text: string) => text.replace(/(,,overall,)\d+/, '$1999'),
    ['figures.csv: nội dung khác', 'figures.csv dòng 2: dòng này khác (công bố: ,,overall,999'],
  ],
  [
    'an answer that nobody can give',
    'interviews.csv',
    (text: string) => text.replace(/\n1,1,\d/, '\n1,1,8'),
    ['interviews.csv: nội dung khác', 'interviews.csv: không đọc được (tính lại: dòng 2, cột DV1.1)'],
  ],
  [
    'whose survey it is',
    'manifest.json',
    (text: string) => text.replace('"authority": "', '"authority": "Không phải '),
    ['manifest.json survey.authority: giá trị khác'],
  ],
];

function flipAnswer(text: string): string {
  const lines = text.split('\n');
  const at = lines[0]?.split(',').indexOf('DV1.1') ?? 0;
  const cells = lines[1]?.split(',') ?? [];
  cells[at] = cells[at] === '5' ? '1' : '5';
  return [lines[0], cells.join(','), ...lines.slice(2)].join('\n');
}
