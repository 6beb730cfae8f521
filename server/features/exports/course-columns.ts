// How an interview went, as variables: which answers contradict each other, which warnings were let stand, and the order in
// which questions and options were shown where it was drawn for each interview.
import { storedContradiction, type StoredContradiction } from '#contract/interviews.ts';
import type { Block, ChoiceQuestion, QuestionnaireDefinition } from '#domain/questionnaire/definition.ts';
import { hasOptions, optionsOf, questionsOf } from '#domain/questionnaire/questions.ts';
import { texts } from '#server/platform/data-files/data-set.ts';
import type { CaseColumn } from './case-columns.ts';
import type { InterviewRow } from './interview-rows.ts';

/** The present name of a question of a version; undefined when it is comparable with none. */
export type NameNow = (versionId: string, question: string) => string | undefined;

/** @param contradicted questions that stand in contradictions of the survey, by their present names */
export function courseColumns(
  definition: QuestionnaireDefinition,
  contradicted: readonly string[],
  nameNow: NameNow,
): CaseColumn[] {
  const bytes = bytesOf(contradicted);
  const named = (row: InterviewRow, which: (one: StoredContradiction) => boolean) =>
    textOf(
      storedContradiction
        .array()
        .parse(row.contradictions ?? [])
        .filter(which)
        .flatMap(({ question }) => nameNow(row.versionId, question) ?? []),
    );
  return [
    {
      variable: texts('mau_thuan', 'Câu trả lời mâu thuẫn với câu khác (tên câu)', bytes),
      valueOf: (row) => named(row, ({ hard }) => hard),
    },
    {
      variable: texts('canh_bao', 'Câu trả lời khác thường đã hỏi lại và giữ nguyên (tên câu)', bytes),
      valueOf: (row) => named(row, ({ hard, confirmed }) => !hard && confirmed),
    },
    {
      variable: texts('canh_bao_chua_hoi', 'Câu trả lời khác thường chưa được hỏi lại (tên câu)', bytes),
      valueOf: (row) => named(row, ({ hard, confirmed }) => !hard && !confirmed),
    },
    ...definition.blocks.filter(({ order }) => order !== undefined).map((block) => ofBlock(block, nameNow)),
    ...questionsOf(definition)
      .filter(hasOptions)
      .filter(({ order }) => order !== undefined)
      .map((question) => ofOptions(definition, question, nameNow)),
  ];
}

function ofBlock({ name, title, questions }: Block, nameNow: NameNow): CaseColumn {
  const members = questions.map((question) => question.name);
  return {
    variable: texts(`thu_tu_${name}`, `Thứ tự đã hỏi trong phần «${title.vi}»`, bytesOf(members)),
    valueOf: ({ shownOrder, versionId }) =>
      textOf(
        (shownOrder?.blocks[name] ?? [])
          .flatMap((question) => nameNow(versionId, question) ?? [])
          .filter((question) => members.includes(question)),
      ),
  };
}

function ofOptions(
  definition: QuestionnaireDefinition,
  question: ChoiceQuestion,
  nameNow: NameNow,
): CaseColumn {
  const codes = optionsOf(definition, question).map(({ code }) => code);
  return {
    variable: texts(
      `thu_tu_${question.name}`,
      `Thứ tự phương án đã hiện ở câu «${question.label.vi}» (mã)`,
      bytesOf(codes.map(String)),
    ),
    valueOf: ({ shownOrder, versionId }) => {
      const [, shown = []] =
        Object.entries(shownOrder?.options ?? {}).find(
          ([name]) => nameNow(versionId, name) === question.name,
        ) ?? [];
      return textOf(shown.filter((code) => codes.includes(code)).map(String));
    },
  };
}

const textOf = (parts: readonly string[]) => (parts.length === 0 ? null : parts.join(' '));

/** Of all of them, parted by spaces. */
const bytesOf = (parts: readonly string[]) => Buffer.byteLength(parts.join(' '));
