// An estimate of how long a question takes, for forms that give none.

import type { Question } from '#domain/questionnaire/definition.ts';

/** Vietnamese read aloud, as the shipped forms reckon. */
const syllablesPerSecond = 3.5;

const answeringSeconds: Readonly<Record<Question['kind'], number>> = {
  single: 4,
  scale: 4,
  multiple: 8,
  number: 5,
  date: 6,
  text: 20,
  statement: 0,
  computed: 0,
  hidden: 0,
};

/** Reading the sentence, and answering by kind of question; whole seconds, at least one. */
export function defaultSeconds(kind: Question['kind'], sentence: string): number {
  const syllables = sentence.split(/\s+/).filter((word) => word !== '').length;
  return Math.max(1, Math.round(syllables / syllablesPerSecond) + answeringSeconds[kind]);
}
