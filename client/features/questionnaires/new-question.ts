// Questions as they begin, and as they become when their kind is changed. Pure.
import type { Question, Text } from '#domain/questionnaire/definition.ts';
import { isAsked } from '#domain/questionnaire/questions.ts';

export const questionKinds = [
  'single',
  'scale',
  'multiple',
  'number',
  'date',
  'text',
  'statement',
  'computed',
] as const satisfies readonly Question['kind'][];

/** Estimated seconds to answer, beside those of reading aloud; as an import of XLSForm counts them. */
const answering: Record<(typeof questionKinds)[number], number> = {
  single: 4,
  scale: 4,
  multiple: 8,
  number: 5,
  date: 6,
  text: 20,
  statement: 0,
  computed: 0,
};

const empty: Text = { vi: '' };

export function newQuestion(name: string, source: string): Question {
  return { kind: 'single', name, label: empty, say: empty, source, seconds: 10, options: [] };
}

/** The same question as another kind: texts, conditions and place stay, what the new kind cannot have goes. */
export function ofKind(question: Question, kind: Question['kind']): Question {
  const { name, label, source } = question;
  const kept = {
    name,
    label,
    source,
    ...(question.showIf !== undefined && { showIf: question.showIf }),
    ...(question.repeats !== undefined && { repeats: question.repeats }),
  };
  if (kind === 'computed') return { ...kept, kind, compute: [], otherwise: 0 };
  const asked = {
    ...kept,
    ...(isAsked(question) ? spoken(question) : { say: empty, seconds: 10 }),
  };
  const options = 'options' in question ? question.options : [];
  const indicator = 'indicator' in question &&
    question.indicator !== undefined && { indicator: question.indicator };
  switch (kind) {
    case 'single':
    case 'scale':
      return {
        ...asked,
        kind,
        options,
        ...indicator,
        ...('index' in question && question.index !== undefined && { index: question.index }),
      };
    case 'multiple':
      return { ...asked, kind, options, ...indicator };
    default:
      return { ...asked, kind };
  }
}

function spoken(question: Extract<Question, { say: Text }>) {
  const { say, seconds, instruction, probe, ends, optional, special } = question;
  return {
    say,
    seconds,
    ...(instruction !== undefined && { instruction }),
    ...(probe !== undefined && { probe }),
    ...(ends !== undefined && { ends }),
    ...(optional !== undefined && { optional }),
    ...(special !== undefined && { special }),
  };
}

/** How long it takes to read the Vietnamese text aloud, at 3.5 syllables a second, and to answer. */
export function estimatedSeconds(question: Question): number {
  if (!isAsked(question)) return 0;
  const syllables = question.say.vi.split(/\s+/).filter((word) => /\p{L}|\d/u.test(word)).length;
  return Math.max(1, Math.round(syllables / 3.5 + answering[question.kind]));
}
