// What the question on screen and every kind of answer are given. The console and the preview of a questionnaire each
// have a desk of their own behind it.
import type { AnswerValue } from '#domain/questionnaire/answers.ts';
import type { Contradiction } from '#domain/questionnaire/cross-checks.ts';
import type { AskedQuestion } from '#domain/questionnaire/definition.ts';
import type { InterviewPath } from '#domain/questionnaire/path.ts';
import type { Rendering } from '#domain/questionnaire/text.ts';

import type { Walk } from './interview-walk.ts';

/** Where an interview stands, and the moves that a question offers. */
export interface QuestionDesk {
  walk: Walk;
  path: InterviewPath;
  /** What rules say against the answers so far. */
  contradictions: readonly Contradiction[];
  rendering: Rendering;
  answer: (value: AnswerValue) => void;
  back: () => void;
  goTo: (questionName: string) => void;
  /** Somebody says which of two values holds: no question is looked at again, none comes after another. */
  settles?: true;
  /** What is typed and not given yet outlives the question's time on the screen; only where a citizen says it. */
  halfTyped?: {
    of: (questionName: string) => string | null;
    keep: (questionName: string, typed: string) => void;
  };
}

export interface QuestionProps {
  desk: QuestionDesk;
  question: AskedQuestion;
}

export interface AnswerProps extends QuestionProps {
  /** Records the answer, or shows what speaks against it. */
  give: (answer: AnswerValue) => void;
}
