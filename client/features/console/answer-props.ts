// What every kind of answer on the console is given.
import type { AnswerValue } from '#domain/questionnaire/answers.ts';
import type { AskedQuestion } from '#domain/questionnaire/definition.ts';

import type { InterviewDesk } from './use-interview-desk.ts';

export interface QuestionProps {
  desk: InterviewDesk;
  question: AskedQuestion;
}

export interface AnswerProps extends QuestionProps {
  /** Records the answer, or shows what speaks against it. */
  give: (answer: AnswerValue) => void;
}
