// Whether any answers can make a condition true. Tries all combinations of the choice questions it reads; what cannot
// be listed (numbers, dates, texts, the case) is left open, so a condition is called impossible only when it is.

import { type AnswerValue, leftEmpty, wasRead } from './answers.ts';
import { readings } from './conditions.ts';
import type { Block, Question, QuestionnaireDefinition } from './definition.ts';
import { evaluate, type Expression, type Scope } from './expressions.ts';
import { offersSome } from './offered-options.ts';
import { hasOptions, optionsOf } from './questions.ts';
import { skippable } from './skippable.ts';

/** Beyond this many combinations the questions with the most answers are left open. */
const mostCombinations = 20_000;

/**
 * Whether some answers reach the place where `shown` must hold; also true when that cannot be told. `endedBefore`: for
 * each end rule passed on the way, the condition under which it ended the interview.
 */
export function isReachable(
  definition: QuestionnaireDefinition,
  shown: Expression,
  endedBefore: readonly Expression[],
): boolean {
  const read = new Set(readings(shown).map((reading) => reading.question));
  // Endings that hang on further questions would only multiply the combinations; leaving them out is safe.
  const survived = endedBefore
    .filter((ended) => readings(ended).every((reading) => read.has(reading.question)))
    .map((ended) => ({ not: ended }));
  return isSatisfiable(definition, { and: [shown, ...survived] });
}

/** Whether some answers make the condition true; also true when that cannot be told. */
export function isSatisfiable(definition: QuestionnaireDefinition, condition: Expression): boolean {
  const names = new Set(readings(condition).map((reading) => reading.question));
  for (const tried of everyAnswers(definition, names)) {
    const scope: Scope = { answer: (name) => (tried.has(name) ? tried.get(name) : null), context: null };
    if (evaluate(condition, scope) !== false) return true;
  }
  return false;
}

/** All combinations of answers to the questions named, as far as they can be listed; what cannot is left out. */
export function* everyAnswers(
  definition: QuestionnaireDefinition,
  names: ReadonlySet<string>,
): Generator<ReadonlyMap<string, AnswerValue | undefined>> {
  const tried = new Map<string, AnswerValue | undefined>();
  function* from([domain, ...rest]: readonly Domain[]): Generator<typeof tried> {
    if (domain === undefined) yield tried;
    for (const value of domain?.values ?? []) {
      if (domain !== undefined) tried.set(domain.name, value);
      yield* from(rest);
    }
  }
  yield* from(domainsOf(definition, names));
}

interface Domain {
  name: string;
  /** Everything the question can have been answered with; undefined for not asked. */
  values: readonly (AnswerValue | undefined)[];
}

/** What to try for the questions named, smallest first, as much of it as the limit allows. */
function domainsOf(definition: QuestionnaireDefinition, names: ReadonlySet<string>): Domain[] {
  const skipped = skippable(definition);
  const listed = definition.blocks
    .flatMap((block) => block.questions.map((question) => ({ block, question })))
    .filter(({ question }) => names.has(question.name))
    .flatMap(({ block, question }) => {
      const values = listedAnswers(definition, question);
      const maybeNotAsked = isMaybeNotAsked(definition, block, question, skipped) ? [undefined] : [];
      return values === null ? [] : [{ name: question.name, values: [...maybeNotAsked, ...values] }];
    })
    .toSorted((a, b) => a.values.length - b.values.length);
  const domains: Domain[] = [];
  let combinations = 1;
  for (const domain of listed) {
    combinations *= domain.values.length;
    if (combinations > mostCombinations) break;
    domains.push(domain);
  }
  return domains;
}

function isMaybeNotAsked(
  definition: QuestionnaireDefinition,
  block: Block,
  question: Question,
  skipped: ReadonlySet<string>,
): boolean {
  if (block.showIf !== undefined || question.showIf !== undefined || skipped.has(question.name)) return true;
  return hasOptions(question) && offersSome(definition, question) !== true;
}

/** Every answer the question can get, null when they cannot be listed. */
function listedAnswers(definition: QuestionnaireDefinition, question: Question): AnswerValue[] | null {
  if (question.kind === 'hidden') return null;
  if (question.kind === 'computed')
    return [...question.compute, { value: question.otherwise }].map(({ value }) => ({ value }));
  if (question.kind !== 'statement' && (!hasOptions(question) || question.kind === 'multiple')) return null;
  const answers: AnswerValue[] = (question.special ?? []).map((special) => ({ special }));
  if (question.optional) answers.push(leftEmpty);
  if (!hasOptions(question)) return [...answers, wasRead];
  return [...answers, ...optionsOf(definition, question).map(({ code }) => ({ value: code }))];
}
