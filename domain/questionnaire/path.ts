// The way through a questionnaire for given answers: what has been asked, what is to be asked now, what remains, and
// how it ended. A pure function of its arguments, evaluated afresh after every answer, in the console and on the
// server alike; nothing is remembered between two evaluations, so going back cannot leave a stale state.

import type { Answers, AnswerValue } from './answers.ts';
import type { InterviewContext } from './context.ts';
import type {
  AskedQuestion,
  ComputedQuestion,
  Outcome,
  Question,
  QuestionnaireDefinition,
  Text,
} from './definition.ts';
import { evaluate, type Expression, type Scope } from './expressions.ts';
import { isAsked, questionsOf } from './questions.ts';

/** Why the interview is over: no question is left, or a rule of question `at` ended it. */
export type Ended = { kind: 'complete' } | { kind: 'screened-out'; outcome: Outcome; at: string; say: Text };

export interface InterviewPath {
  /** On the path and answered, in the questionnaire's order. */
  asked: string[];
  /** The first question on the path without an answer; null once the interview has ended. */
  current: string | null;
  /** `asked` with `current` in its place: what one can go back and forth among. */
  steps: string[];
  /** From `current` to the end, `current` included; a question whose condition is still open counts. */
  remaining: { questions: number; seconds: number };
  /** Answered, but no longer on the path: kept, not counted. In the questionnaire's order. */
  offPath: string[];
  /** The answers that count: those of `asked` and the computed values. What checks, results and exports use. */
  counted: Answers;
  ended: Ended | null;
}

/**
 * Finds the path for `answers` in a case described by `context`. Answers must have passed `checkAnswer`; names that
 * the definition does not know are ignored.
 */
export function evaluatePath(
  definition: QuestionnaireDefinition,
  answers: Answers,
  context: InterviewContext,
): InterviewPath {
  const walk = new Walk(answers, context);
  for (const block of definition.blocks) {
    const blockShown = block.showIf === undefined ? true : walk.holds(block.showIf);
    if (blockShown === false) continue;
    for (const question of block.questions) {
      walk.pass(question, blockShown);
      if (walk.screenedOut !== null) return walk.path(definition);
    }
  }
  return walk.path(definition);
}

class Walk {
  screenedOut: Ended | null = null;
  readonly #answers: Answers;
  readonly #scope: Scope;
  readonly #counted = new Map<string, AnswerValue>();
  /** Questions that may still get an answer: conditions that read them are open. */
  readonly #open = new Set<string>();
  readonly #asked: string[] = [];
  readonly #steps: string[] = [];
  #current: string | null = null;
  #remaining = { questions: 0, seconds: 0 };

  constructor(answers: Answers, context: InterviewContext) {
    this.#answers = answers;
    this.#scope = {
      answer: (name) => (this.#open.has(name) ? null : this.#counted.get(name)),
      context,
    };
  }

  holds(expression: Expression): boolean | null {
    return evaluate(expression, this.#scope);
  }

  pass(question: Question, blockShown: true | null): void {
    const own = question.showIf === undefined ? true : this.holds(question.showIf);
    if (own === false) return;
    const shown = own === null ? null : blockShown;
    if (isAsked(question)) this.#ask(question, shown);
    else this.#compute(question, shown);
  }

  #ask(question: AskedQuestion, shown: true | null): void {
    const answer = this.#answers.get(question.name);
    if (answer === undefined) {
      this.#remaining.questions += 1;
      this.#remaining.seconds += question.seconds;
    }
    if (answer === undefined || shown === null) {
      this.#open.add(question.name);
      // Conditions are open only behind an unanswered question, so the first one found is certainly on the path.
      if (this.#current === null) {
        this.#current = question.name;
        this.#steps.push(question.name);
      }
      return;
    }
    this.#counted.set(question.name, answer);
    this.#asked.push(question.name);
    this.#steps.push(question.name);
    for (const rule of question.ends ?? []) {
      if (this.holds(rule.when) !== true) continue;
      this.screenedOut = { kind: 'screened-out', outcome: rule.outcome, at: question.name, say: rule.say };
      return;
    }
  }

  #compute(question: ComputedQuestion, shown: true | null): void {
    const value = shown === null ? null : this.#computed(question);
    if (value === null) this.#open.add(question.name);
    else this.#counted.set(question.name, { value });
  }

  #computed(question: ComputedQuestion): number | null {
    for (const rule of question.compute) {
      const holds = this.holds(rule.when);
      if (holds === null) return null;
      if (holds) return rule.value;
    }
    return question.otherwise;
  }

  path(definition: QuestionnaireDefinition): InterviewPath {
    return {
      asked: this.#asked,
      current: this.#current,
      steps: this.#steps,
      remaining: this.#remaining,
      offPath: questionsOf(definition)
        .map((question) => question.name)
        .filter((name) => this.#answers.has(name) && !this.#counted.has(name)),
      counted: this.#counted,
      // An earlier question that has come onto the path is asked first, whatever a later answer would end.
      ended: this.#current === null ? (this.screenedOut ?? { kind: 'complete' }) : null,
    };
  }
}

/** The step after `name`, null at the last one or when `name` is not on the path. */
export function nextAfter(path: InterviewPath, name: string): string | null {
  const at = path.steps.indexOf(name);
  return at === -1 ? null : (path.steps[at + 1] ?? null);
}

/** The step before `name`; for null (the interview has ended) the last one. */
export function previousBefore(path: InterviewPath, name: string | null): string | null {
  const at = name === null ? path.steps.length : path.steps.indexOf(name);
  return path.steps[at - 1] ?? null;
}
