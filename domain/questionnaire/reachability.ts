// Whether any answers can make a condition true. Tries all combinations of the choice questions it reads; what cannot
// be listed (numbers, dates, texts, the case) is left open, so a condition is called impossible only when it is.

import { type AnswerValue, leftEmpty, wasRead } from './answers.ts';
import { readings } from './conditions.ts';
import type { Question, QuestionnaireDefinition } from './definition.ts';
import { evaluate, type Expression, type Scope } from './expressions.ts';
import { hasOptions, isAsked, optionsOf } from './questions.ts';

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
  const tried = new Map<string, AnswerValue | undefined>();
  const scope: Scope = { answer: (name) => (tried.has(name) ? tried.get(name) : null), context: null };
  return holdsForSome(domainsOf(definition, names), tried, () => evaluate(condition, scope) !== false);
}

interface Domain {
  name: string;
  /** Everything the question can have been answered with; undefined for not asked. */
  values: readonly (AnswerValue | undefined)[];
}

function holdsForSome(
  [domain, ...rest]: readonly Domain[],
  tried: Map<string, AnswerValue | undefined>,
  test: () => boolean,
): boolean {
  if (domain === undefined) return test();
  return domain.values.some((value) => {
    tried.set(domain.name, value);
    return holdsForSome(rest, tried, test);
  });
}

/** What to try for the questions named, smallest first, as much of it as the limit allows. */
function domainsOf(definition: QuestionnaireDefinition, names: ReadonlySet<string>): Domain[] {
  const listed = definition.blocks
    .flatMap((block) => block.questions.map((question) => ({ block, question })))
    .filter(({ question }) => names.has(question.name))
    .flatMap(({ block, question }) => {
      const values = listedAnswers(definition, question);
      const maybeNotAsked = block.showIf !== undefined || question.showIf !== undefined ? [undefined] : [];
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

/** Every answer the question can get, null when they cannot be listed. */
function listedAnswers(definition: QuestionnaireDefinition, question: Question): AnswerValue[] | null {
  if (!isAsked(question))
    return [...question.compute, { value: question.otherwise }].map(({ value }) => ({ value }));
  if (question.kind !== 'statement' && (!hasOptions(question) || question.kind === 'multiple')) return null;
  const answers: AnswerValue[] = (question.special ?? []).map((special) => ({ special }));
  if (question.optional) answers.push(leftEmpty);
  if (!hasOptions(question)) return [...answers, wasRead];
  return [...answers, ...optionsOf(definition, question).map(({ code }) => ({ value: code }))];
}
