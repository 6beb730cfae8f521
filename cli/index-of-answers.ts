import { access, readdir } from 'node:fs/promises';
import { join } from 'node:path';

import type { QuestionnaireDefinition } from '#domain/questionnaire/definition.ts';
import { countAnswers } from '#domain/results/answer-counts.ts';
import {
  type Estimate,
  estimateIndex,
  type EstimationRule,
  ratedInterviews,
} from '#domain/results/estimation/estimate.ts';
import { allRows, type EstimationFrame, rowsByLabel, type Rows } from '#domain/results/estimation/frame.ts';
import { frameOfRows } from '#domain/results/estimation/frame-of-rows.ts';
import { itemsOfForm, structureOfForm } from '#domain/results/form-structure.ts';
import { roundHalfUp } from '#domain/results/fraction.ts';
import { type IndexStructure, itemCodesOf } from '#domain/results/index-structure.ts';
import { weightFaults } from '#domain/results/roll-up.ts';
import { type RuleText, ruleText } from '#domain/results/rule-text.ts';
import { type SipasIndex, sipasIndex } from '#domain/results/sipas-index.ts';

import { readInterviews } from './answer-file.ts';
import { InputFault } from './input-fault.ts';
import { readQuestionnaireFile } from './questionnaire-file.ts';

const shippedForms = join(import.meta.dirname, '../prisma/questionnaires');

/** A form by file (JSON or XLSForm), or one that ships with the product by its key. @throws InputFault */
export async function formOf(idOrPath: string): Promise<QuestionnaireDefinition> {
  const shipped = join(shippedForms, `${idOrPath}.json`);
  const isKey = /^[a-z0-9-]+$/.test(idOrPath) && (await exists(shipped));
  if (!isKey && !(await exists(idOrPath))) {
    const keys = (await readdir(shippedForms)).map((name) => name.replace(/\.json$/, ''));
    throw new InputFault(
      `--questionnaire: không có tệp hay bảng hỏi "${idOrPath}"; bảng hỏi đi kèm: ${keys.join(', ')}.`,
    );
  }
  const { definition } = await readQuestionnaireFile(isKey ? shipped : idOrPath);
  if (structureOfForm(definition).groups.length === 0)
    throw new InputFault(`--questionnaire: bảng hỏi ${definition.key} không có nội dung nào của chỉ số.`);
  return definition;
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

type ByCode<Value> = Record<string, Value>;

interface Levels<Value> {
  items: ByCode<Value>;
  factors: ByCode<Value>;
  groups: ByCode<Value>;
  overall: Value;
}

interface Errors {
  se: number | null;
  low: number | null;
  high: number | null;
  designEffect: number | null;
  interviews: number;
}

/** As printed with --json; scores in full, `shown` rounded half up to two decimals. */
export interface AnswersFigures {
  interviews: number;
  weighted: boolean;
  items: ByCode<{
    score: number | null;
    n: number;
    notApplicable: number;
    dontKnow: number;
    refused: number;
  }>;
  factors: ByCode<number | null>;
  groups: ByCode<number | null>;
  overall: number | null;
  shown: Levels<number | null>;
  /** Valid answers, not weighted. */
  n: Levels<number>;
  intervals: Levels<Errors | null>;
}

export interface AnswersIndex extends AnswersFigures, EstimationRule {
  questionnaire: string;
  rule: RuleText;
  /** With --by: the same for each value of the column. */
  agencies?: ByCode<AnswersFigures>;
  parts?: ByCode<AnswersFigures>;
}

/** The index of the interviews in a file, and of each label of the column `by`. @throws InputFault */
export async function indexOfAnswers(
  path: string,
  definition: QuestionnaireDefinition,
  rule: EstimationRule,
  by: string | null,
): Promise<AnswersIndex> {
  const structure = structureOfForm(definition);
  const [fault] = weightFaults(rule.weights ?? {}, structure);
  if (fault)
    throw new InputFault(`--weights: ${fault.code} không hợp với cấu trúc của bảng hỏi (${fault.fault}).`);
  const frame = frameOfRows(await readInterviews(path, itemsOfForm(definition)));
  const rows = allRows(frame);
  const column = by === null ? null : frame.domains.get(by.toLowerCase());
  if (column === undefined)
    throw new InputFault(
      `${path}: --by ${by}: không có cột này; các cột: ${[...frame.domains.keys()].join(', ') || 'không có'}.`,
    );
  const { loneUnits, ...indexRule } = rule;
  return {
    questionnaire: definition.key,
    ...indexRule,
    loneUnits,
    rule: ruleText(indexRule, structure),
    ...figures(frame, rows, structure, rule),
    ...(column && {
      [by === 'agency' ? 'agencies' : 'parts']: Object.fromEntries(
        rowsByLabel(column, rows).map((own, at) => [
          column.labels[at] ?? '',
          figures(frame, own, structure, rule),
        ]),
      ),
    }),
  };
}

function figures(
  frame: EstimationFrame,
  rows: Rows,
  structure: IndexStructure,
  rule: EstimationRule,
): AnswersFigures {
  const estimates = estimateIndex(ratedInterviews(frame, rows, rule), structure, rule);
  // Without weights the scores are exact fractions; with them they are doubles.
  const isWeighted = Array.from(rows).some((row) => frame.weights[row] !== 1);
  const exact = exactIndex(frame, rows, structure, rule);
  const scoresOf = (
    parts: readonly { code: string; score: number | null; shown: number | null }[],
    from: ReadonlyMap<string, Estimate>,
  ): { code: string; score: number | null; shown: number | null; estimate: Estimate }[] =>
    parts.flatMap((part) => {
      const estimate = from.get(part.code);
      if (!estimate) return [];
      const score = isWeighted ? estimate.score : part.score;
      const shown = isWeighted ? (score === null ? null : roundHalfUp(score, 2)) : part.shown;
      return [{ code: part.code, score, shown, estimate }];
    });
  const items = exact.factors.flatMap((factor) => factor.items);
  const levels = {
    items: scoresOf(items, estimates.items),
    factors: scoresOf(exact.factors, estimates.factors),
    groups: scoresOf(exact.groups, estimates.groups),
  };
  const [overall] = scoresOf(
    [{ code: 'overall', ...exact.overall }],
    new Map([['overall', estimates.overall]]),
  );
  const pick = <Value>(
    level: keyof typeof levels,
    of: (part: (typeof levels)['items'][number]) => Value,
  ): Record<string, Value> => Object.fromEntries(levels[level].map((part) => [part.code, of(part)]));
  const errorsOf = ({ estimate }: { estimate: Estimate }) => ({
    se: estimate.se,
    low: estimate.low,
    high: estimate.high,
    designEffect: estimate.designEffect,
    interviews: estimate.interviews,
  });
  return {
    interviews: rows.length,
    weighted: isWeighted,
    items: Object.fromEntries(
      items.map(({ code, validN, special }) => [
        code,
        { score: pick('items', ({ score }) => score)[code] ?? null, n: validN, ...special },
      ]),
    ),
    factors: pick('factors', ({ score }) => score),
    groups: { CS: null, DV: null, ...pick('groups', ({ score }) => score) },
    overall: overall?.score ?? null,
    shown: {
      items: pick('items', ({ shown }) => shown),
      factors: pick('factors', ({ shown }) => shown),
      groups: { CS: null, DV: null, ...pick('groups', ({ shown }) => shown) },
      overall: overall?.shown ?? null,
    },
    n: {
      items: Object.fromEntries(items.map(({ code, validN }) => [code, validN])),
      factors: Object.fromEntries(exact.factors.map(({ code, validN }) => [code, validN])),
      groups: Object.fromEntries(exact.groups.map(({ code, validN }) => [code, validN])),
      overall: exact.overall.validN,
    },
    intervals: {
      items: pick('items', errorsOf),
      factors: pick('factors', errorsOf),
      groups: pick('groups', errorsOf),
      overall: overall ? errorsOf(overall) : null,
    },
  };
}

function exactIndex(
  frame: EstimationFrame,
  rows: Rows,
  structure: IndexStructure,
  rule: EstimationRule,
): SipasIndex {
  function* answers() {
    for (const itemCode of itemCodesOf(structure))
      for (let at = 0; at < rows.length; at += 1) {
        const answerCode = frame.answers.get(itemCode)?.[rows[at] ?? 0] ?? -1;
        if (answerCode > 0) yield { agency: '', itemCode, answerCode };
      }
  }
  return sipasIndex(countAnswers(answers()), structure, rule);
}
