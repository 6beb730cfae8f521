// A question or list gets another name: whatever speaks of it follows. Pure.
import type { QuestionnaireDefinition } from '#domain/questionnaire/definition.ts';

type Definition = QuestionnaireDefinition;

/** The question, and every condition and text that reads it. What a phúc tra repeats is another form's question. */
export function renameQuestion(definition: Definition, from: string, to: string): Definition {
  const blocks = definition.blocks.map((block) => ({
    ...block,
    questions: block.questions.map((question) =>
      question.name === from ? { ...question, name: to } : question,
    ),
  }));
  return readElsewhere({ ...definition, blocks }, from, to);
}

/** The shared list, and the questions that take their options from it. */
export function renameList(definition: Definition, from: string, to: string): Definition {
  const lists = definition.optionLists ?? [];
  return {
    ...definition,
    optionLists: lists.map((list) => (list.name === from ? { ...list, name: to } : list)),
    blocks: definition.blocks.map((block) => ({
      ...block,
      questions: block.questions.map((question) =>
        'options' in question && question.options === from ? { ...question, options: to } : question,
      ),
    })),
  };
}

/** The factor at that place of the index, and the items that count in it. */
export function renameFactor(definition: Definition, at: number, from: string, to: string): Definition {
  const { index } = definition;
  const factor = index?.factors[at];
  if (index === undefined || factor === undefined) return definition;
  return {
    ...definition,
    index: { ...index, factors: index.factors.with(at, { ...factor, code: to }) },
    blocks: definition.blocks.map((block) => ({
      ...block,
      questions: block.questions.map((question) =>
        'index' in question && question.index?.factor === from && from !== ''
          ? { ...question, index: { ...question.index, factor: to } }
          : question,
      ),
    })),
  };
}

/**
 * Goes through all of the definition: in it an expression, and an operand, is an object of one property, and a fill
 * stands in a text as `{answer.NAME}`. So conditions are found wherever the language has them.
 */
function readElsewhere<T>(part: T, from: string, to: string): T {
  return rewritten(part, from, to) as T;
}

const speaking = new Set(['answer', 'answered', 'chosen', 'special']);

function rewritten(part: unknown, from: string, to: string): unknown {
  if (typeof part === 'string') return part.replaceAll(`{answer.${from}}`, `{answer.${to}}`);
  if (Array.isArray(part)) return part.map((each) => rewritten(each, from, to));
  if (typeof part !== 'object' || part === null) return part;
  const entries = Object.entries(part);
  const [only] = entries;
  if (entries.length === 1 && only !== undefined && speaking.has(only[0])) {
    const [key, value] = only as [string, unknown];
    if (value === from) return { [key]: to };
    if (Array.isArray(value) && value.length === 2 && value[0] === from) return { [key]: [to, value[1]] };
  }
  return Object.fromEntries(entries.map(([key, value]) => [key, rewritten(value, from, to)]));
}
