// The console's walk beside the server's path, over random questionnaires with jumps, random orders, checks and hidden
// values, and over the shipped forms: the same questions, nothing changed by looking back, nowhere to get stuck.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { scriptContext } from '#client/features/console/script-context.ts';
import {
  contradictionsOf,
  oneBack,
  oneForward,
  pathOf,
  shownQuestion,
  toOpenQuestion,
  type Walk,
  withAnswer,
} from '#client/interview/interview-walk.ts';
import { answerValue } from '#contract/common.ts';
import { questionnaireDefinition } from '#contract/questionnaire-definition.ts';
import type { AnswerValue } from '#domain/questionnaire/answers.ts';
import { orderSeed } from '#domain/questionnaire/context.ts';
import { checkInInterview, isHard } from '#domain/questionnaire/cross-checks.ts';
import type { QuestionnaireDefinition } from '#domain/questionnaire/definition.ts';
import { offeredOptions } from '#domain/questionnaire/offered-options.ts';
import { evaluatePath, type InterviewPath } from '#domain/questionnaire/path.ts';
import { hasOptions, isAsked, questionByName, questionsOf } from '#domain/questionnaire/questions.ts';
import { answerBy, anyDefinition } from './questionnaire-arbitraries.ts';
import { shippedForms } from './questionnaire-shipped.ts';

const runs = { numRuns: 100 };
const wire = (seed: string, organisation: boolean) => ({
  'respondent.name': 'Phạm Gia Liên',
  'respondent.organisation': organisation,
  [orderSeed]: seed,
});
const anyMove = fc.record({ move: fc.nat(9), choice: fc.nat(1000) });
const anyMoves = fc.array(anyMove, { minLength: 20, maxLength: 40 });

/** An answer that the question takes here, chosen by the number among options, special answers and the rest. */
function acceptable(
  definition: QuestionnaireDefinition,
  path: InterviewPath,
  context: ReturnType<typeof scriptContext>,
  name: string,
  choice: number,
): AnswerValue | null {
  const question = questionByName(definition, name);
  if (question === undefined || !isAsked(question)) throw new Error(`${name} cannot be asked`);
  const standing = { definition, context, answers: path.counted };
  const codes = hasOptions(question) ? offeredOptions(standing, question).map(({ code }) => code) : [];
  const candidates: AnswerValue[] = [
    ...codes.map((code): AnswerValue => ({ value: question.kind === 'multiple' ? [code] : code })),
    answerBy(definition, question, choice),
    ...(question.special ?? []).map((special): AnswerValue => ({ special })),
  ];
  const passing = candidates.filter((answer) => checkInInterview(standing, question, answer)?.hard !== true);
  return passing[choice % Math.max(1, passing.length)] ?? null;
}

/** A console at work: every key answers or moves, and each answer goes to the server as a row. */
function interview(
  definition: QuestionnaireDefinition,
  seed: string,
  organisation: boolean,
  moves: readonly { move: number; choice: number }[],
  watch: (seen: { walk: Walk; path: InterviewPath; rows: readonly string[] }) => void,
  choose = (_: string, choice: number) => choice,
): InterviewPath {
  const context = scriptContext(wire(seed, organisation));
  const script = { definition, context };
  let walk: Walk = { answers: new Map(), at: null };
  const rows: string[] = [];
  for (const { move, choice } of moves) {
    const path = pathOf(script, walk);
    const shown = shownQuestion(path, walk);
    const before = JSON.stringify([...walk.answers]);
    if (move === 0) walk = oneBack(script, walk);
    else if (move === 1) walk = oneForward(script, walk);
    else if (move === 2) walk = toOpenQuestion(walk);
    else if (move === 3) walk = { ...walk, at: path.steps[choice % Math.max(1, path.steps.length)] ?? null };
    else if (shown !== null) {
      const value = acceptable(definition, path, context, shown, choose(shown, choice));
      if (value === null) throw new Error(`${shown} takes no answer`);
      rows.push(JSON.stringify({ name: shown, value }));
      walk = withAnswer(script, walk, shown, value);
    }
    if (move <= 3) expect(JSON.stringify([...walk.answers])).toBe(before);
    watch({ walk, path: pathOf(script, walk), rows });
  }
  return pathOf(script, walk);
}

/** What the server makes of the rows: the last of each question, by the definition as it is stored. */
function serverPath(
  stored: QuestionnaireDefinition,
  rows: readonly string[],
  seed: string,
  organisation: boolean,
) {
  const answers = new Map<string, AnswerValue>();
  for (const row of rows) {
    const { name, value } = JSON.parse(row) as { name: string; value: unknown };
    answers.set(name, answerValue.parse(value));
  }
  return evaluatePath(stored, answers, wire(seed, organisation));
}

const asStored = (definition: QuestionnaireDefinition) =>
  questionnaireDefinition.parse(JSON.parse(JSON.stringify(definition)));

describe('for any questionnaire, any answers and any going back and forth', () => {
  test('the path in the browser is the path on the server', () => {
    fc.assert(
      fc.property(
        anyDefinition,
        fc.uuid(),
        fc.boolean(),
        anyMoves,
        (definition, seed, organisation, moves) => {
          const stored = asStored(definition);
          interview(definition, seed, organisation, moves, ({ path, rows }) => {
            expect(serverPath(stored, rows, seed, organisation)).toEqual(path);
          });
        },
      ),
      runs,
    );
  });

  test('looking back changes no answer: what is stored is what was typed, in its order', () => {
    fc.assert(
      fc.property(
        anyDefinition,
        fc.uuid(),
        fc.boolean(),
        anyMoves,
        (definition, seed, organisation, moves) => {
          let typed = 0;
          interview(definition, seed, organisation, moves, ({ walk, rows }) => {
            expect(rows.length - typed).toBeLessThanOrEqual(1);
            typed = rows.length;
            const last = new Map(
              rows.map((row) => {
                const { name, value } = JSON.parse(row) as { name: string; value: AnswerValue };
                return [name, value];
              }),
            );
            expect(Object.fromEntries(walk.answers)).toEqual(Object.fromEntries(last));
          });
        },
      ),
      runs,
    );
  });

  test('there is no dead end: every question shown takes an answer, and answering leads to the end', () => {
    fc.assert(
      fc.property(
        anyDefinition,
        fc.uuid(),
        fc.boolean(),
        anyMoves,
        (definition, seed, organisation, moves) => {
          const onwards = Array.from({ length: 20 }, (_, at) => ({
            move: 9,
            choice: moves[at]?.choice ?? at,
          }));
          const back = { move: 2, choice: 0 };
          const path = interview(
            definition,
            seed,
            organisation,
            [...moves, back, ...onwards],
            () => undefined,
          );
          expect(path.ended).not.toBeNull();
        },
      ),
      runs,
    );
  });
});

describe('contradictions that changed answers leave', () => {
  test('can be put right: going to each and answering it anew leads to an end without any', () => {
    fc.assert(
      fc.property(anyDefinition, fc.uuid(), anyMoves, (definition, seed, moves) => {
        const context = scriptContext(wire(seed, false));
        const script = { definition, context };
        let walk: Walk = { answers: new Map(), at: null };
        interview(definition, seed, false, moves, (seen) => (walk = seen.walk));
        for (let turn = 0; turn < 100; turn += 1) {
          const path = pathOf(script, walk);
          const wrong = contradictionsOf(script, walk, path).find(isHard);
          const name = wrong?.question ?? path.current;
          if (name === null) return;
          const value = acceptable(definition, path, context, name, turn);
          if (value === null) throw new Error(`${name} takes no answer`);
          walk = withAnswer(script, { ...walk, at: name }, name, value);
        }
        throw new Error('No end without contradictions');
      }),
      runs,
    );
  });
});

/** Who agrees to be asked in five of six questions about that, and answers at random otherwise. */
const opening = ['identity', 'F1', 'F2', 'F4', 'consent', 'interviewed'];

describe.each(shippedForms)('the shipped form $file', ({ json }) => {
  const definition = questionnaireDefinition.parse(json);

  test('reaches each of its questions, leads to its end whatever is answered, and agrees with the server', () => {
    const missing = new Set(
      questionsOf(definition)
        .filter(isAsked)
        .map(({ name }) => name),
    );
    const ends = new Set<string>();
    const moves = fc.sample(fc.array(anyMove, { minLength: missing.size, maxLength: missing.size }), {
      numRuns: 40,
      seed: 1,
    });
    for (const [round, choices] of moves.entries()) {
      const seed = `interview ${round}`;
      const answering = choices.map(({ choice }) => ({ move: 9, choice }));
      let rows: readonly string[] = [];
      const choose = (name: string, choice: number) =>
        opening.includes(name) && choice % 6 > 0 ? 0 : choice;
      const path = interview(definition, seed, false, answering, (seen) => (rows = seen.rows), choose);
      for (const name of path.steps) missing.delete(name);
      expect(path.ended).not.toBeNull();
      expect(serverPath(definition, rows, seed, false)).toEqual(path);
      ends.add(path.ended?.kind ?? '');
    }
    expect([...missing]).toEqual([]);
    expect(ends).toEqual(new Set(['complete', 'screened-out']));
  });
});
