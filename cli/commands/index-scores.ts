import { Option, type Command } from 'commander';

import { structureOfCodes } from '#domain/results/index-structure.ts';
import { type Rollup, rollups, type RollupWeights, weightFaults } from '#domain/results/roll-up.ts';
import { type LoneUnitRule, loneUnitRules } from '#domain/results/estimation/variance.ts';
import { ruleText } from '#domain/results/rule-text.ts';
import {
  indexOfScores,
  type IndexScores,
  type ItemRule,
  itemRules,
  type PartScore,
} from '#domain/results/sipas-index.ts';
import { readVietnameseNumber } from '#domain/results/vietnamese-number.ts';

import { answersText } from '../index-text.ts';
import { formOf, indexOfAnswers } from '../index-of-answers.ts';
import { InputFault, orInputFault, usageError } from '../input-fault.ts';
import { readScores } from '../score-file.ts';

/*
 * `cati index`: rolls a table of published or computed scores up to groups and index (--scores), or computes all of it
 * with its errors from interviews (--answers), so that anybody can check a report without our server.
 */

interface IndexOptions {
  scores?: string;
  answers?: string;
  questionnaire?: string;
  item: ItemRule;
  by?: string;
  loneUnits: LoneUnitRule;
  rollup: Rollup;
  weights?: string;
  json?: true;
}

export function registerIndex(program: Command): void {
  program
    .command('index')
    .description('Tính nhóm CS, DV và chỉ số chung từ bảng điểm (--scores) hoặc từ từng phiếu (--answers)')
    .option('--scores <tệp>', 'CSV có cột code, score (có thể thêm n: số câu trả lời hợp lệ)')
    .option(
      '--answers <tệp>',
      'mỗi dòng một phiếu, mỗi cột một nội dung; hoặc ba cột interview, item, answer; thêm agency, stratum, N, unit, units, weight nếu có',
    )
    .option('--questionnaire <mã|tệp>', 'bảng hỏi của --answers: mã bảng hỏi đi kèm, tệp JSON hoặc XLSForm')
    .addOption(
      new Option('--item <cách>', 'điểm nội dung của --answers').choices(itemRules).default('top2_share'),
    )
    .option('--by <cột>', 'thêm chỉ số theo từng giá trị của một cột của --answers, ví dụ agency')
    .addOption(
      new Option('--lone-units <cách>', 'tầng chỉ có một đơn vị, như survey.lonely.psu của R')
        .choices(loneUnitRules)
        .default('adjust'),
    )
    .addOption(new Option('--rollup <cách>', 'cách tổng hợp').choices(rollups).default('factor_mean'))
    .option('--weights <mã=số,…>', 'trọng số cho --rollup custom, ví dụ CS=0.63,DV=0.37')
    .option('--json', 'in một đối tượng JSON')
    .action((options: IndexOptions, command: Command) =>
      orInputFault(command, async () => {
        const weights = readWeights(options, command);
        if (options.answers !== undefined) return printAnswers(options, options.answers, weights, command);
        if (options.scores === undefined) usageError(command, 'cần --scores hoặc --answers.');
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

async function printAnswers(
  options: IndexOptions,
  path: string,
  weights: RollupWeights | null,
  command: Command,
): Promise<void> {
  if (options.scores !== undefined) usageError(command, 'chỉ dùng một trong --scores và --answers.');
  if (options.questionnaire === undefined) usageError(command, '--answers cần --questionnaire.');
  const { item, rollup, loneUnits } = options;
  const rule = { item, rollup, loneUnits, ...(weights && { weights }) };
  const found = await indexOfAnswers(path, await formOf(options.questionnaire), rule, options.by ?? null);
  process.stdout.write(options.json ? `${JSON.stringify(found)}\n` : answersText(found));
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
