// The answers of a questionnaire as variables: one for each question, one for each option where several may be chosen.
import {
  blank,
  blankCode,
  specialCodes,
  specials,
  type AnswerValue,
  type NoValue,
  type Special,
} from '#domain/questionnaire/answers.ts';
import type {
  ChoiceQuestion,
  Question,
  QuestionnaireDefinition,
  Text,
} from '#domain/questionnaire/definition.ts';
import { optionsOf, questionsOf } from '#domain/questionnaire/questions.ts';
import { renderText } from '#domain/questionnaire/text.ts';
import type { CodedQuestion } from '#server/features/open-answers/queries.ts';
import {
  amounts,
  codes,
  dayNumber,
  days,
  texts,
  type Value,
  type ValueLabel,
  type Variable,
} from '#server/platform/data-files/data-set.ts';
import type { CaseColumn } from './case-columns.ts';

/** A variable and how its value is read from the answer that counts; null when the question was not asked. */
export interface QuestionColumn {
  readonly question: string;
  readonly variable: Variable;
  readonly valueOf: (answer: AnswerValue) => Value;
}

export interface ColumnOptions {
  /** Longest text that was given to a question, in bytes. */
  readonly textBytes: (question: string) => number;
  /** A name that programs take and no other variable has. */
  readonly nameOf: (wanted: string) => string;
  /** Forms were filled in on paper, where anything may have been left blank. */
  readonly onPaper: boolean;
  /** Name of the variable that answers are weighed by. */
  readonly weightedBy: string;
}

const specialLabels: Readonly<Record<NoValue, string>> = {
  notApplicable: 'Không áp dụng',
  dontKnow: 'Không biết',
  refused: 'Từ chối trả lời',
  blank: 'Để trống trên phiếu giấy',
};
const mostDecimals = 6;

/**
 * The codes that answers in words were given afterwards, as questions with several choices are written: 1 or 0 for each
 * code, nothing where the answer was not coded.
 */
export function codedColumns(
  coded: readonly CodedQuestion[],
  definition: QuestionnaireDefinition,
  { nameOf, weightedBy }: Pick<ColumnOptions, 'nameOf' | 'weightedBy'>,
): CaseColumn[] {
  const labels = new Map(questionsOf(definition).map(({ name, label }) => [name, label.vi]));
  return coded.flatMap(({ question, codes: frame, of }) =>
    frame.map(({ number, label }) => ({
      variable: codes(
        nameOf(`${question}_ma_${number}`),
        `${labels.get(question) ?? question}, mã hóa: ${label}`,
        [
          { code: 0, label: 'Không nêu' },
          { code: 1, label: 'Nêu' },
        ],
        { weightedBy },
      ),
      valueOf: ({ id }) => {
        const own = of.get(id);
        return own ? Number(own.includes(number)) : null;
      },
    })),
  );
}

/** The columns of all questions whose answers are data; statements that are only read have none. */
export function questionColumns(
  definition: QuestionnaireDefinition,
  options: ColumnOptions,
): QuestionColumn[] {
  return questionsOf(definition).flatMap((question) => columnsOf(definition, question, options));
}

function columnsOf(
  definition: QuestionnaireDefinition,
  question: Question,
  { textBytes, nameOf, onPaper, weightedBy }: ColumnOptions,
): QuestionColumn[] {
  const { name, label } = question;
  const asked = 'say' in question ? spoken(definition, question.say) : label.vi;
  const column = (
    variable: Variable,
    valueOf: (value: number | string | number[]) => Value,
  ): QuestionColumn => ({
    question: name,
    variable: { ...variable, question: asked, weightedBy },
    valueOf: (answer) =>
      'special' in answer ? specialValue(variable, answer.special) : valueOf(answer.value),
  });
  const specialsOf = (of: { special?: readonly Special[] | undefined }, sign: 1 | -1 = 1) =>
    specialLabelsOf(of, onPaper, sign);
  const missingOf = (of: { special?: readonly Special[] | undefined }, sign: 1 | -1 = 1): number[] =>
    specialsOf(of, sign).map(({ code }) => code);
  switch (question.kind) {
    case 'statement':
      return [];
    case 'single':
    case 'scale': {
      const measure = question.kind === 'scale' ? 'ordinal' : 'nominal';
      const labels = [...labelsOf(definition, question), ...specialsOf(question)];
      const missing = missingOf(question);
      return [column(codes(nameOf(name), label.vi, labels, { measure, missing }), numberOf)];
    }
    case 'multiple':
      return optionsOf(definition, question).map((option) =>
        column(
          codes(
            nameOf(`${name}_${option.code}`),
            `${label.vi}: ${option.label.vi}`,
            [{ code: 0, label: 'Không chọn' }, { code: 1, label: 'Chọn' }, ...specialsOf(question)],
            { missing: missingOf(question) },
          ),
          (value) => (Array.isArray(value) ? Number(value.includes(option.code)) : null),
        ),
      );
    case 'number': {
      const more = { labels: specialsOf(question, -1), missing: missingOf(question, -1) };
      const decimals = question.validation?.hard?.whole ? 0 : mostDecimals;
      return [column(amounts(nameOf(name), label.vi, decimals, more), numberOf)];
    }
    case 'date':
      return [
        column(days(nameOf(name), label.vi), (value) =>
          typeof value === 'string' && value !== '' ? dayNumber(value) : null,
        ),
      ];
    case 'text':
      return [column(texts(nameOf(name), label.vi, textBytes(name)), (value) => String(value))];
    default:
      return [column(amounts(nameOf(name), label.vi, 0), numberOf)];
  }
}

/** As it is read to somebody of whom nothing is known. */
export function spoken(definition: QuestionnaireDefinition, say: Text, language = 'vi'): string {
  const context = { 'respondent.title': 'Ông/Bà' };
  return renderText(say, { definition, language, context, answers: new Map() });
}

function numberOf(value: number | string | number[]): number | null {
  return typeof value === 'number' ? value : null;
}

function labelsOf(definition: QuestionnaireDefinition, question: ChoiceQuestion): ValueLabel[] {
  return optionsOf(definition, question).map(({ code, label }) => ({ code, label: label.vi }));
}

/** @param sign -1 for amounts, among which 96 to 99 may be real ones */
function specialLabelsOf(
  { special = [] }: { special?: readonly Special[] | undefined },
  onPaper: boolean,
  sign: 1 | -1,
): ValueLabel[] {
  const offered: readonly NoValue[] = onPaper
    ? [blank, ...specials.filter((each) => special.includes(each))]
    : special;
  return offered.map((each) => ({ code: sign * codeOf(each), label: specialLabels[each] }));
}

function codeOf(special: NoValue): number {
  return special === blank ? blankCode : specialCodes[special];
}

function specialValue({ kind }: Variable, special: NoValue): Value {
  if (kind === 'text' || kind === 'date') return null;
  return kind === 'number' ? -codeOf(special) : codeOf(special);
}
