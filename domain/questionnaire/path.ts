// The way through a questionnaire for given answers: what has been asked, what is to be asked now, what remains, and
// how it ended. A pure function of its arguments, evaluated afresh after every answer, in the console and on the
// server alike; nothing is remembered between two evaluations, so going back cannot leave a stale state.

import type { Answers, AnswerValue } from './answers.ts';
import type { InterviewContext } from './context.ts';
import type {
  AskedQuestion,
  JumpRule,
  Outcome,
  Question,
  QuestionnaireDefinition,
  Text,
  UnaskedQuestion,
} from './definition.ts';
import { evaluate, type Expression, type Scope } from './expressions.ts';
import { offersSome } from './offered-options.ts';
import { hasOptions, isAsked, questionsOf } from './questions.ts';
import { orderedQuestions } from './shown-order.ts';

/** Why the interview is over: no question is left, or a rule of question `at` ended it. */
export type Ended = { kind: 'complete' } | { kind: 'screened-out'; outcome: Outcome; at: string; say: Text };

export interface InterviewPath {
  /** On the path and answered, in the order in which this interview asks. */
  asked: string[];
  /** The first question on the path without an answer; null once the interview has ended. */
  current: string | null;
  /** `asked` with `current` in its place: what one can go back and forth among. */
  steps: string[];
  /** From `current` to the end, `current` included; a question whose condition is still open counts. */
  remaining: { questions: number; seconds: number };
  /** Answered, but no longer on the path: kept, not counted. In the questionnaire's order. */
  offPath: string[];
  /** The answers that count: those of `asked` and the computed and hidden values. What checks, results and exports use. */
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
  const walk = new Walk(definition, answers, context);
  for (const block of definition.blocks) {
    const blockShown = block.showIf === undefined ? true : walk.holds(block.showIf);
    if (blockShown === false) continue;
    for (const question of orderedQuestions(block, context)) {
      walk.pass(question, blockShown);
      if (walk.screenedOut !== null) return walk.path();
    }
  }
  return walk.path();
}

class Walk {
  screenedOut: Ended | null = null;
  readonly #definition: QuestionnaireDefinition;
  readonly #answers: Answers;
  readonly #scope: Scope;
  readonly #counted = new Map<string, AnswerValue>();
  /** Questions that may still get an answer: conditions that read them are open. */
  readonly #open = new Set<string>();
  /** Questions passed over by a jump: for certain (true), or as long as it is open whether (null). */
  readonly #passedOver = new Map<string, true | null>();
  readonly #asked: string[] = [];
  readonly #steps: string[] = [];
  #current: string | null = null;
  #remaining = { questions: 0, seconds: 0 };

  constructor(definition: QuestionnaireDefinition, answers: Answers, context: InterviewContext) {
    this.#definition = definition;
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
    if (!isAsked(question)) return this.#set(question, shown);
    const jumpedOver = this.#passedOver.get(question.name);
    const offers = hasOptions(question) ? this.holds(offersSome(this.#definition, question)) : true;
    // A choice without a choice is not asked.
    if (jumpedOver === true || offers === false) return;
    this.#ask(question, jumpedOver === null || offers === null ? null : shown);
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
      this.#jump(question, shown);
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
    this.#jump(question, shown);
  }

  /** The first rule that holds is taken; behind one that is open each may be. */
  #jump(question: AskedQuestion, shown: true | null): void {
    let certain = shown;
    for (const rule of question.jumps ?? []) {
      const holds = this.holds(rule.when);
      if (holds === false) continue;
      if (holds === null) certain = null;
      for (const name of passedOverBy(this.#definition, question, rule))
        if (this.#passedOver.get(name) !== true) this.#passedOver.set(name, certain);
      if (holds === true) return;
    }
  }

  #set(question: UnaskedQuestion, shown: true | null): void {
    const value = shown === null ? null : this.#valueOf(question);
    if (value === null) this.#open.add(question.name);
    else if (value !== undefined) this.#counted.set(question.name, { value });
  }

  /** Null while it is open, undefined when a hidden question has none. */
  #valueOf(question: UnaskedQuestion): number | string | undefined | null {
    for (const rule of question.kind === 'computed' ? question.compute : (question.set ?? [])) {
      const holds = this.holds(rule.when);
      if (holds === null) return null;
      if (holds) return rule.value;
    }
    if (question.kind === 'computed') return question.otherwise;
    const known = question.from === undefined ? undefined : this.#scope.context?.[question.from];
    return typeof known === 'boolean' ? Number(known) : (known ?? undefined);
  }

  path(): InterviewPath {
    return {
      asked: this.#asked,
      current: this.#current,
      steps: this.#steps,
      remaining: this.#remaining,
      offPath: questionsOf(this.#definition)
        .map((question) => question.name)
        .filter((name) => this.#answers.has(name) && !this.#counted.has(name)),
      counted: this.#counted,
      // An earlier question that has come onto the path is asked first, whatever a later answer would end.
      ended: this.#current === null ? (this.screenedOut ?? { kind: 'complete' }) : null,
    };
  }
}

/** The questions that a jump passes over; none when its target does not come later. */
function passedOverBy(definition: QuestionnaireDefinition, from: Question, { to }: JumpRule): string[] {
  const names = questionsOf(definition).map(({ name }) => name);
  return names.slice(names.indexOf(from.name) + 1, Math.max(0, names.indexOf(to)));
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
