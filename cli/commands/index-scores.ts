import { Option, type Command } from 'commander';

import { structureOfCodes } from '#domain/results/index-structure.ts';
import { type Rollup, rollups, type RollupWeights, weightFaults } from '#domain/results/roll-up.ts';
import { ruleText } from '#domain/results/rule-text.ts';
import { indexOfScores, type IndexScores, type PartScore } from '#domain/results/sipas-index.ts';
import { readVietnameseNumber } from '#domain/results/vietnamese-number.ts';

import { InputFault, orInputFault, usageError } from '../input-fault.ts';
import { readScores } from '../score-file.ts';

/*
 * `cati index --scores FILE`: rolls a table of published or computed scores up to groups and index, so that anybody
 * can check a report without our server.
 */

interface IndexOptions {
  scores: string;
  rollup: Rollup;
  weights?: string;
  json?: true;
}

export function registerIndex(program: Command): void {
  program
    .command('index')
    .description('Tính nhóm CS, DV và chỉ số chung từ bảng điểm yếu tố hoặc nội dung')
    .requiredOption('--scores <tệp>', 'CSV có cột code, score (có thể thêm n: số câu trả lời hợp lệ)')
    .addOption(new Option('--rollup <cách>', 'cách tổng hợp').choices(rollups).default('factor_mean'))
    .option('--weights <mã=số,…>', 'trọng số cho --rollup custom, ví dụ CS=0.63,DV=0.37')
    .option('--json', 'in một đối tượng JSON')
    .action((options: IndexOptions, command: Command) =>
      orInputFault(command, async () => {
        const weights = readWeights(options, command);
        const scores = await readScores(options.scores);
        if (options.rollup === 'answer_pooled' && scores.some(({ validN }) => validN === undefined)) {
          throw new InputFault(
            `${options.scores}, dòng 1: --rollup answer_pooled cần cột "n" (số câu trả lời hợp lệ của mỗi dòng).`,
          );
        }
        const { structure } = structureOfCodes(scores.map(({ code }) => code));
        const [fault] = weightFaults(weights ?? {}, structure);
        if (fault) throw new InputFault(weightSentence(options.scores, fault));

        const rule = { rollup: options.rollup, ...(weights && { weights }) };
        const index = indexOfScores(scores, structure, rule);
        const text = ruleText(rule, structure);
        process.stdout.write(
          options.json
            ? `${JSON.stringify({ rows: scores.length, ...rule, rule: text, ...byCode(index, 'score'), shown: byCode(index, 'shown') })}\n`
            : `${table(index)}\n${text.vi}\n`,
        );
      }),
    );
}

function readWeights({ rollup, weights }: IndexOptions, command: Command): RollupWeights | null {
  if (rollup !== 'custom') {
    if (weights !== undefined) usageError(command, '--weights chỉ dùng với --rollup custom.');
    return null;
  }
  if (weights === undefined)
    usageError(command, '--rollup custom cần --weights, ví dụ --weights CS=0.63,DV=0.37.');
  const pairs = weights.split(/[,;]\s*(?=[A-Za-z])/).map((pair) => {
    const [code = '', value = ''] = pair.split('=');
    const weight = readVietnameseNumber(value, 'score');
    if (weight === null) usageError(command, `--weights: cần dạng mã=số, thấy "${pair}".`);
    return [code.trim().toUpperCase(), weight] as const;
  });
  return Object.fromEntries(pairs);
}

function weightSentence(path: string, { code, fault }: ReturnType<typeof weightFaults>[number]): string {
  const reasons = {
    'unknown-code': `trong tệp không có nhóm hay yếu tố ${code}`,
    negative: `trọng số của ${code} âm`,
    'sibling-missing': `thiếu trọng số của ${code}, đã cho một mã cùng cấp thì phải cho tất cả`,
    'all-zero': `mọi trọng số cùng cấp với ${code} đều bằng 0`,
  };
  return `${path}: --weights: ${reasons[fault]}.`;
}

function byCode(index: IndexScores, which: 'score' | 'shown'): Record<string, unknown> {
  const record = (parts: readonly PartScore[]): Record<string, number | null> =>
    Object.fromEntries(parts.map((part) => [part.code, part[which]]));
  return {
    factors: record(index.factors),
    // Both groups of the method are always named: null says that the file has none of its factors.
    groups: { CS: null, DV: null, ...record(index.groups) },
    overall: index.overall[which],
  };
}

function table({ factors, groups, overall }: IndexScores): string {
  const format = new Intl.NumberFormat('vi-VN', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const line = (name: string, shown: number | null): string =>
    `${name.padEnd(8)}${(shown === null ? '–' : format.format(shown)).padStart(8)}`;
  return [
    ...factors.map(({ code, shown }) => line(code, shown)),
    ...groups.map(({ code, shown }) => line(code, shown)),
    line('Chung', overall.shown),
  ].join('\n');
}
