// Part of the static check: nothing in the questionnaire that no answers can reach, and nowhere to get stuck.

import type { AskedQuestion, Question, QuestionnaireDefinition } from './definition.ts';
import { definitionProblem, type DefinitionProblem } from './definition-problems.ts';
import type { Expression } from './expressions.ts';
import { offersSome } from './offered-options.ts';
import { hasOptions, isAsked, questionsOf } from './questions.ts';
import { isReachable, isSatisfiable } from './reachability.ts';
import { skippable } from './skippable.ts';

export function checkReachability(definition: QuestionnaireDefinition): DefinitionProblem[] {
  const problems: DefinitionProblem[] = [];
  const passed = new PassedRules(definition);
  for (const block of definition.blocks) {
    for (const question of block.questions) {
      const offers = hasOptions(question) ? offersSome(definition, question) : true;
      const shown: Expression = { and: [block.showIf ?? true, question.showIf ?? true, offers] };
      if (!isReachable(definition, shown, passed.rulesBefore(question)))
        problems.push(definitionProblem(question.name, 'never-shown'));
      if (!isAsked(question)) continue;
      const asked = passed.answered(question, shown);
      for (const rule of question.ends ?? []) {
        const ends: Expression = { and: [asked, rule.when] };
        if (!isSatisfiable(definition, ends))
          problems.push(definitionProblem(`${question.name}.ends`, 'never-ends'));
        passed.ended(ends);
      }
      problems.push(...checkRules(definition, question, asked));
      passed.jumped(question, asked);
    }
  }
  return problems;
}

function checkRules(
  definition: QuestionnaireDefinition,
  question: AskedQuestion,
  asked: Expression,
): DefinitionProblem[] {
  const never = (when: Expression) => !isSatisfiable(definition, { and: [asked, when] });
  return [
    ...(question.jumps ?? [])
      .filter(({ when }) => never(when))
      .map(({ to }) => definitionProblem(`${question.name}.jumps`, 'never-jumps', to)),
    ...(question.checks ?? [])
      .filter(({ when }) => never(when))
      .map(() => definitionProblem(`${question.name}.checks`, 'never-checks')),
  ];
}

/** What a rule passed on the way has done for certain: the conditions under which a place is not come to. */
class PassedRules {
  readonly #ended: Expression[] = [];
  readonly #jumps: { over: ReadonlySet<string>; when: Expression }[] = [];
  readonly #names: string[];
  /** Questions that some jump passes over: that they apply does not mean that they were asked. */
  readonly #skippable: ReadonlySet<string>;

  constructor(definition: QuestionnaireDefinition) {
    this.#names = questionsOf(definition).map(({ name }) => name);
    this.#skippable = skippable(definition);
  }

  /** The condition under which the question was answered; never wider than the truth. */
  answered({ name }: Question, shown: Expression): Expression {
    return this.#skippable.has(name) ? { and: [shown, { answered: name }] } : shown;
  }

  ended(when: Expression): void {
    this.#ended.push(when);
  }

  jumped(question: AskedQuestion, asked: Expression): void {
    const earlier: Expression[] = [];
    for (const { when, to } of question.jumps ?? []) {
      const over = this.#names.slice(this.#names.indexOf(question.name) + 1, this.#names.indexOf(to));
      this.#jumps.push({ over: new Set(over), when: { and: [asked, when, ...earlier] } });
      earlier.push({ not: when });
    }
  }

  rulesBefore({ kind, name }: Question): Expression[] {
    const isPassedOver = kind !== 'computed' && kind !== 'hidden';
    const jumps = this.#jumps.filter(({ over }) => isPassedOver && over.has(name));
    return [...this.#ended, ...jumps.map(({ when }) => when)];
  }
}
