// What is known of an interview when it is completed, as the rules of evidence take it. Times are moments in
// milliseconds since 1970. server/features/back-checks/evidence-facts.ts reads them, work-done.ts the attempts among them.

import type { Work } from '#domain/back-checks/expectation/expected-rates.ts';
import type { Answers } from '#domain/questionnaire/answers.ts';
import type { InterviewContext } from '#domain/questionnaire/context.ts';
import type { QuestionnaireDefinition } from '#domain/questionnaire/definition.ts';

/** One dialled leg to the citizen. */
export interface Leg {
  answeredAt: number | null;
  endedAt: number | null;
  /** Seconds that the carrier counted (domain/attempts/talk-time.ts). */
  durationSeconds: number | null;
}

/** One entry of the console, in the order in which they were made. */
export interface Entry {
  question: string;
  /** By the console's clock, and when the server stored it. */
  answeredAt: number;
  storedAt: number;
  /**
   * Milliseconds that the question had been on screen, all its showings together, when it was first answered, by a
   * clock that nobody sets; null without paradata of it.
   */
  shownFor: number | null;
}

/** What was answered in the operator's last interviews of this survey, this one included. */
export interface OperatorRecord {
  /** Counted ones, and how many of them were "không biết" or a refusal. */
  answers: number;
  unanswered: number;
}

export interface InterviewFacts {
  definition: QuestionnaireDefinition;
  context: InterviewContext;
  legs: readonly Leg[];
  /** When the operator said that the interview was complete. */
  settledAt: number;
  /** Seconds after hanging up in which the operator may still be writing down what was said last: a setting. */
  hangUpGrace: number;
  entries: readonly Entry[];
  /** The answers that count, and the names of questions answered but off the path. */
  counted: Answers;
  offPath: readonly string[];
  /** The operator's earlier interview that is most like this one: answers both have, and equal ones among them. */
  likest: { completionNumber: number; shared: number; equal: number } | null;
  operator: OperatorRecord;
  /** The operator's last attempts in this survey, and those of the others. */
  work: Work;
  /** Other cases of the survey that were interviewed at the number that answered. */
  othersAtNumber: number;
}
