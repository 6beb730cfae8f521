// The JSON form of a questionnaire definition. The shape is domain/questionnaire/definition.ts; `exactly` makes any
// difference between the two a type error. What a shape cannot say is found by checkDefinition.
import { z } from 'zod';

import { specials } from '#domain/questionnaire/answers.ts';
import { contextFields, hiddenFields } from '#domain/questionnaire/context.ts';
import {
  aspects,
  effects,
  outcomes,
  type QuestionnaireDefinition,
} from '#domain/questionnaire/definition.ts';
import type { Expression } from '#domain/questionnaire/expressions.ts';

/** With every optional property required, so that a property which only one side knows makes them differ. */
type Complete<T> = { [K in keyof T]-?: Complete<T[K]> };

/** Takes a schema whose values are T's and no others. */
function exactly<T>() {
  return <S extends z.ZodType<T>>(
    schema: S &
      ([Complete<T>, Complete<z.output<S>>] extends [Complete<z.output<S>>, Complete<T>] ? unknown : never),
  ): z.ZodType<T> => schema;
}

/** Question names are columns of exports and parts of fills. */
const name = z.string().regex(/^[A-Za-z][A-Za-z0-9.-]{0,59}$/);
const day = z.iso.date();
const special = z.enum(specials);
const text = z.object({ vi: z.string().min(1) }).catchall(z.string());

function list<S extends z.ZodType>(item: S) {
  return z.array(item).readonly();
}

const constant = z.union([z.number(), z.string()]);
const operand = z.union([
  constant,
  z.boolean(),
  z.strictObject({ answer: name }),
  z.strictObject({ case: z.enum(contextFields) }),
]);
const pair = z.tuple([operand, operand]).readonly();

const expression = exactly<Expression>()(
  z.union([
    z.boolean(),
    z.strictObject({ and: list(z.lazy((): z.ZodType<Expression> => expression)) }),
    z.strictObject({ or: list(z.lazy((): z.ZodType<Expression> => expression)) }),
    z.strictObject({ not: z.lazy((): z.ZodType<Expression> => expression) }),
    z.strictObject({ eq: pair }),
    z.strictObject({ ne: pair }),
    z.strictObject({ lt: pair }),
    z.strictObject({ le: pair }),
    z.strictObject({ gt: pair }),
    z.strictObject({ ge: pair }),
    z.strictObject({ in: z.tuple([operand, list(constant)]).readonly() }),
    z.strictObject({ chosen: z.tuple([name, z.number()]).readonly() }),
    z.strictObject({ answered: name }),
    z.strictObject({ special: z.tuple([name, special]).readonly() }),
  ]),
);

const option = z.strictObject({
  code: z.int(),
  label: text,
  key: z.string().length(1).exactOptional(),
  showIf: expression.exactOptional(),
  fixed: z.boolean().exactOptional(),
  effect: z.enum(effects).exactOptional(),
});
const options = z.union([name, list(option)]);
const order = z.literal('random').exactOptional();

const named = {
  name,
  label: text,
  source: z.string().min(1),
  showIf: expression.exactOptional(),
  repeats: z
    .strictObject({ question: name, type: z.literal([1, 2, 3]), tolerance: z.number().min(0) })
    .exactOptional(),
  fixed: z.boolean().exactOptional(),
};

const asked = {
  ...named,
  say: text,
  instruction: text.exactOptional(),
  probe: text.exactOptional(),
  ends: list(z.strictObject({ when: expression, outcome: z.enum(outcomes), say: text })).exactOptional(),
  jumps: list(z.strictObject({ when: expression, to: name })).exactOptional(),
  checks: list(z.strictObject({ when: expression, hard: z.boolean(), message: text })).exactOptional(),
  seconds: z.number().positive(),
  optional: z.boolean().exactOptional(),
  special: list(special).exactOptional(),
};

function validation<S extends z.ZodType>(limits: S) {
  return z
    .strictObject({
      hard: limits.exactOptional(),
      soft: limits.exactOptional(),
      message: text.exactOptional(),
    })
    .exactOptional();
}
const count = z.int().min(0).exactOptional();

const indicator = z
  .strictObject({
    aspect: z.enum(aspects),
    criterion: z.int().min(1).max(99),
    counts: list(z.int()).exactOptional(),
  })
  .exactOptional();

const question = z.discriminatedUnion('kind', [
  z.strictObject({
    ...asked,
    kind: z.enum(['single', 'scale']),
    options,
    order,
    index: z.strictObject({ factor: name, item: name }).nullable().exactOptional(),
    indicator,
  }),
  z.strictObject({
    ...asked,
    kind: z.literal('multiple'),
    options,
    order,
    validation: validation(z.strictObject({ min: count, max: count })),
    indicator,
  }),
  z.strictObject({
    ...asked,
    kind: z.literal('number'),
    validation: validation(
      z.strictObject({
        min: z.number().exactOptional(),
        max: z.number().exactOptional(),
        whole: z.boolean().exactOptional(),
      }),
    ),
  }),
  z.strictObject({
    ...asked,
    kind: z.literal('date'),
    validation: validation(z.strictObject({ from: day.exactOptional(), to: day.exactOptional() })),
  }),
  z.strictObject({
    ...asked,
    kind: z.literal('text'),
    validation: validation(z.strictObject({ maxLength: count, pattern: z.string().exactOptional() })),
  }),
  z.strictObject({ ...asked, kind: z.literal('statement') }),
  z.strictObject({
    ...named,
    kind: z.literal('computed'),
    compute: list(z.strictObject({ when: expression, value: z.number() })),
    otherwise: z.number(),
  }),
  z.strictObject({
    ...named,
    kind: z.literal('hidden'),
    set: list(z.strictObject({ when: expression, value: constant })).exactOptional(),
    from: z.enum(hiddenFields).exactOptional(),
  }),
]);

const coded = { code: name, name: text };

export const questionnaireDefinition = exactly<QuestionnaireDefinition>()(
  z.strictObject({
    key: z.string().regex(/^[a-z0-9][a-z0-9-]{1,59}$/),
    version: z.int().min(1),
    title: text,
    languages: z
      .array(z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/))
      .min(1)
      .readonly(),
    source: z.string().min(1),
    index: z
      .strictObject({
        groups: list(z.strictObject(coded)),
        factors: list(z.strictObject({ ...coded, group: name })),
      })
      .exactOptional(),
    optionLists: list(z.strictObject({ name, options: list(option) })).exactOptional(),
    blocks: z
      .array(
        z.strictObject({
          name,
          title: text,
          showIf: expression.exactOptional(),
          order,
          questions: z.array(question).min(1).readonly(),
        }),
      )
      .min(1)
      .readonly(),
  }),
);
