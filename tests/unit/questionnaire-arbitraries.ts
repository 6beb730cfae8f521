// Random questionnaires, and random answers that their questions take, for the property tests of the engine.
// A recipe is plain random material; building it against the questions before it keeps every reference valid.
import fc from 'fast-check';

import { type AnswerValue, specials, wasRead } from '#domain/questionnaire/answers.ts';
import {
  outcomes,
  type AskedQuestion,
  type Block,
  type CrossCheck,
  type Question,
  type QuestionnaireDefinition,
  type Text,
} from '#domain/questionnaire/definition.ts';
import { comparisons, type Expression, type Operand } from '#domain/questionnaire/expressions.ts';
import { hasOptions, isAsked, optionsOf } from '#domain/questionnaire/questions.ts';

type Recipe =
  | { op: 'leaf'; form: number; pick: number; code: number; comparison: number }
  | { op: 'and' | 'or'; parts: Recipe[] }
  | { op: 'not'; part: Recipe };

const conditionRecipe = fc.letrec<{ recipe: Recipe }>((tie) => ({
  recipe: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.record({
      op: fc.constant('leaf' as const),
      form: fc.nat(8),
      pick: fc.nat(50),
      code: fc.integer({ min: 1, max: 4 }),
      comparison: fc.nat(comparisons.length - 1),
    }),
    fc.record({
      op: fc.constantFrom('and' as const, 'or' as const),
      parts: fc.array(tie('recipe'), { maxLength: 3 }),
    }),
    fc.record({ op: fc.constant('not' as const), part: tie('recipe') }),
  ),
})).recipe;

const questionRecipe = fc.record({
  kind: fc.constantFrom(
    ...([
      'single',
      'scale',
      'multiple',
      'number',
      'date',
      'text',
      'statement',
      'computed',
      'hidden',
    ] as const),
  ),
  optionCount: fc.integer({ min: 2, max: 4 }),
  special: fc.subarray([...specials]),
  optional: fc.boolean(),
  shared: fc.boolean(),
  showIf: fc.option(conditionRecipe, { nil: undefined, freq: 2 }),
  rule: fc.option(conditionRecipe, { nil: undefined, freq: 4 }),
  newBlock: fc.boolean(),
  jump: fc.option(fc.record({ when: conditionRecipe, over: fc.integer({ min: 1, max: 5 }) }), {
    nil: undefined,
    freq: 3,
  }),
  check: fc.option(fc.record({ when: conditionRecipe, hard: fc.boolean() }), { nil: undefined, freq: 4 }),
  optionIf: fc.option(conditionRecipe, { nil: undefined, freq: 3 }),
  random: fc.boolean(),
  fixed: fc.option(fc.boolean(), { nil: undefined, freq: 3 }),
  effect: fc.constantFrom(undefined, undefined, 'record-on' as const, 'record-off' as const),
});
type QuestionRecipe = typeof questionRecipe extends fc.Arbitrary<infer R> ? R : never;

const say: Text = { vi: 'Câu hỏi', en: 'Question' };

function condition(recipe: Recipe, earlier: readonly Question[]): Expression {
  if (recipe.op === 'not') return { not: condition(recipe.part, earlier) };
  if (recipe.op !== 'leaf') {
    const parts = recipe.parts.map((part) => condition(part, earlier));
    return recipe.op === 'and' ? { and: parts } : { or: parts };
  }
  const question = earlier[recipe.pick % Math.max(1, earlier.length)];
  if (question === undefined) return recipe.code > 1;
  return leaf(recipe, question);
}

function leaf({ form, code, comparison }: Extract<Recipe, { op: 'leaf' }>, question: Question): Expression {
  const { name } = question;
  const special = isAsked(question) ? question.special?.[0] : undefined;
  if (form === 0) return { answered: name };
  if (form === 1 && special !== undefined) return { special: [name, special] };
  if (form === 2) return { in: [{ answer: name }, [code, code + 1]] };
  if (form === 3 && question.kind === 'multiple') return { chosen: [name, code] };
  if (form === 4) return { eq: [{ case: 'respondent.organisation' }, true] };
  const pair: readonly [Operand, Operand] = [{ answer: name }, code];
  switch (comparisons[comparison]) {
    case 'ne':
      return { ne: pair };
    case 'lt':
      return { lt: pair };
    case 'le':
      return { le: pair };
    case 'gt':
      return { gt: pair };
    case 'ge':
      return { ge: pair };
    default:
      return { eq: pair };
  }
}

function questionFrom(recipe: QuestionRecipe, at: number, earlier: readonly Question[]): Question {
  const named = {
    name: `q${at}`,
    label: say,
    source: 'test',
    ...(recipe.showIf === undefined ? {} : { showIf: condition(recipe.showIf, earlier) }),
    ...(recipe.fixed === undefined ? {} : { fixed: recipe.fixed }),
  };
  if (recipe.kind === 'computed') {
    const compute = recipe.rule === undefined ? [] : [{ when: condition(recipe.rule, earlier), value: 1 }];
    return { ...named, kind: 'computed', compute, otherwise: 2 };
  }
  if (recipe.kind === 'hidden') {
    const when = recipe.rule === undefined ? true : condition(recipe.rule, earlier);
    const value = recipe.shared ? `nhóm ${at}` : at;
    const from = recipe.optional ? ({ from: 'respondent.organisation' } as const) : {};
    return { ...named, kind: 'hidden', set: [{ when, value }], ...from };
  }
  const asked = { ...named, say, seconds: 5, special: recipe.special, optional: recipe.optional };
  const whole = withKind(recipe, asked, earlier);
  const answered = [...earlier, whole];
  const { rule, check, jump } = recipe;
  const outcome = outcomes[at % outcomes.length] ?? 'refusal';
  return {
    ...whole,
    ...(rule !== undefined && { ends: [{ when: condition(rule, answered), outcome, say }] }),
    ...(jump !== undefined && {
      jumps: [{ when: condition(jump.when, answered), to: `q${at + jump.over}` }],
    }),
    ...(check !== undefined && { checks: [checkFrom(check, whole, answered, at)] }),
  };
}

/** A hard check reads its own answer, and lets at least one pass: otherwise the static check would refuse it. */
function checkFrom(
  { when, hard }: { when: Recipe; hard: boolean },
  whole: AskedQuestion,
  answered: readonly Question[],
  at: number,
): CrossCheck {
  const read = condition(when, answered);
  const message = { vi: `Câu ${at} không hợp`, en: `Question ${at} does not fit` };
  if (!hard || !(whole.kind === 'single' || whole.kind === 'scale'))
    return { when: read, hard: false, message };
  return { when: { and: [read, { ne: [{ answer: whole.name }, 1] }] }, hard, message };
}

function withKind(
  recipe: QuestionRecipe,
  asked: Pick<AskedQuestion, 'name' | 'label' | 'source' | 'say' | 'seconds' | 'special' | 'optional'>,
  earlier: readonly Question[],
): AskedQuestion {
  const { optionIf, effect, random } = recipe;
  const own = Array.from({ length: recipe.optionCount }, (_, index) => ({
    code: index + 1,
    label: say,
    ...(index > 0 && optionIf !== undefined && { showIf: condition(optionIf, earlier) }),
    ...(index === 1 && { fixed: true }),
    ...(effect !== undefined && recipe.kind === 'single' && { effect }),
  }));
  const options = recipe.shared ? 'shared' : own;
  const order = random ? ({ order: 'random' } as const) : {};
  switch (recipe.kind) {
    case 'scale':
      return { ...asked, kind: recipe.kind, options };
    case 'single':
    case 'multiple':
      return { ...asked, kind: recipe.kind, options, ...order };
    case 'number':
    case 'date':
    case 'text':
      return { ...asked, kind: recipe.kind };
    default:
      return { ...asked, kind: 'statement' };
  }
}

export const anyDefinition: fc.Arbitrary<QuestionnaireDefinition> = fc
  .array(
    fc.record({
      recipe: questionRecipe,
      blockIf: fc.option(conditionRecipe, { nil: undefined, freq: 2 }),
      blockOrder: fc.constantFrom(undefined, undefined, 'random' as const),
    }),
    {
      minLength: 1,
      maxLength: 14,
    },
  )
  .map((recipes) => {
    const all: Question[] = [];
    const blocks: (Omit<Block, 'questions'> & { questions: Question[] })[] = [];
    for (const [at, { recipe, blockIf, blockOrder }] of recipes.entries()) {
      if (blocks.length === 0 || recipe.newBlock) {
        const showIf = blockIf === undefined ? {} : { showIf: condition(blockIf, all) };
        const order = blockOrder === undefined ? {} : { order: blockOrder };
        blocks.push({ name: `block${at}`, title: say, ...showIf, ...order, questions: [] });
      }
      const made = questionFrom(recipe, at, all);
      blocks.at(-1)?.questions.push(made);
      all.push(made);
    }
    const optionLists = [{ name: 'shared', options: [1, 2, 3].map((code) => ({ code, label: say })) }];
    return {
      key: 'random',
      version: 1,
      title: say,
      languages: ['vi', 'en'],
      source: 'test',
      optionLists,
      blocks,
    };
  });

/** Random numbers, one per question, that choose its answer. */
export const anyChoices = fc.array(fc.nat(1000), { minLength: 14, maxLength: 14 });

/** An answer that the question takes, chosen by the number. */
export function answerBy(
  definition: QuestionnaireDefinition,
  asked: AskedQuestion,
  choice: number,
): AnswerValue {
  const special = asked.special?.[choice % 4];
  if (special !== undefined) return { special };
  if (asked.optional && choice % 7 === 0) return { value: '' };
  if (hasOptions(asked)) {
    const codes = optionsOf(definition, asked).map(({ code }) => code);
    const code = codes[choice % codes.length] ?? 0;
    return { value: asked.kind === 'multiple' ? codes.filter((other) => other >= code) : code };
  }
  if (asked.kind === 'number') return { value: choice % 6 };
  if (asked.kind === 'date') return { value: `2024-03-${String(10 + (choice % 9))}` };
  return asked.kind === 'text' ? { value: 'lời góp ý' } : wasRead;
}
