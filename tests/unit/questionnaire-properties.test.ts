import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { checkAnswer } from '#domain/questionnaire/answer-check.ts';
import type { Answers, AnswerValue } from '#domain/questionnaire/answers.ts';
import type { InterviewContext } from '#domain/questionnaire/context.ts';
import type { AskedQuestion, QuestionnaireDefinition } from '#domain/questionnaire/definition.ts';
import { checkDefinition } from '#domain/questionnaire/definition-check.ts';
import { evaluatePath, type InterviewPath, nextAfter, previousBefore } from '#domain/questionnaire/path.ts';
import { isAsked, questionByName, questionsOf } from '#domain/questionnaire/questions.ts';
import { steeringQuestions } from '#domain/questionnaire/steering.ts';
import { answerBy, anyChoices, anyDefinition } from './questionnaire-arbitraries.ts';

const anyContext: fc.Arbitrary<InterviewContext> = fc.record({ 'respondent.organisation': fc.boolean() });
const runs = { numRuns: 400 };

function askedQuestions(definition: QuestionnaireDefinition): AskedQuestion[] {
  return questionsOf(definition).filter(isAsked);
}

function answerTo(
  definition: QuestionnaireDefinition,
  name: string,
  choices: readonly number[],
): AnswerValue {
  const question = questionByName(definition, name);
  if (question === undefined || !isAsked(question)) throw new Error(`${name} cannot be asked`);
  const answer = answerBy(definition, question, choices[askedQuestions(definition).indexOf(question)] ?? 0);
  expect(checkAnswer(definition, question, answer)).toBeNull();
  return answer;
}

interface Visit {
  asked: string;
  path: InterviewPath;
}

/** Answers whatever is current, as a console does, from given answers to the end. */
function interview(
  definition: QuestionnaireDefinition,
  choices: readonly number[],
  context: InterviewContext,
  start: Answers = new Map(),
) {
  const answers = new Map(start);
  const visits: Visit[] = [];
  let path = evaluatePath(definition, answers, context);
  while (path.ended === null) {
    const { current } = path;
    if (current === null) throw new Error('nothing to ask, yet not ended');
    if (answers.has(current)) throw new Error(`${current} asked again`);
    visits.push({ asked: current, path });
    answers.set(current, answerTo(definition, current, choices));
    path = evaluatePath(definition, answers, context);
  }
  return { answers, visits, path };
}

/** Answers to some of the questions, on the path or not, as going back and forth can leave them. */
function leftovers(
  definition: QuestionnaireDefinition,
  choices: readonly number[],
  kept: readonly boolean[],
): Answers {
  const questions = askedQuestions(definition).filter((_, at) => kept[at]);
  return new Map(questions.map(({ name }) => [name, answerTo(definition, name, choices)]));
}
const anyKept = fc.array(fc.boolean(), { minLength: 14, maxLength: 14 });

describe('every questionnaire, whatever is answered', () => {
  test('answering the current question always gets on, until the interview has ended', () => {
    fc.assert(
      fc.property(anyDefinition, anyChoices, anyKept, anyContext, (definition, choices, kept, context) => {
        const { path, visits } = interview(
          definition,
          choices,
          context,
          leftovers(definition, choices, kept),
        );
        expect(visits.length).toBeLessThanOrEqual(askedQuestions(definition).length);
        expect(path.remaining).toEqual({ questions: 0, seconds: 0 });
      }),
      runs,
    );
  });

  test('what remains shrinks with each answer, so progress never runs backwards', () => {
    fc.assert(
      fc.property(anyDefinition, anyChoices, anyKept, anyContext, (definition, choices, kept, context) => {
        const { visits, path } = interview(
          definition,
          choices,
          context,
          leftovers(definition, choices, kept),
        );
        const left = [...visits.map((visit) => visit.path), path].map(({ remaining }) => remaining.questions);
        for (const [at, questions] of left.entries()) expect(left[at + 1] ?? -1).toBeLessThan(questions);
      }),
      runs,
    );
  });

  test('the path of the finished interview lists the questions as they were asked', () => {
    fc.assert(
      fc.property(anyDefinition, anyChoices, anyContext, (definition, choices, context) => {
        const { visits, path, answers } = interview(definition, choices, context);
        expect(path.asked).toEqual(visits.map((visit) => visit.asked));
        expect(path.offPath).toEqual([]);
        expect(evaluatePath(definition, new Map([...answers].toReversed()), context)).toEqual(path);
      }),
      runs,
    );
  });

  test('the same is asked whatever is answered to the questions that no condition reads', () => {
    fc.assert(
      fc.property(
        anyDefinition,
        anyChoices,
        anyChoices,
        anyContext,
        (definition, choices, others, context) => {
          const steering = steeringQuestions(definition);
          const { path, answers } = interview(definition, choices, context);
          for (const name of answers.keys())
            if (!steering.has(name)) answers.set(name, answerTo(definition, name, others));
          expect(evaluatePath(definition, answers, context).asked).toEqual(path.asked);
        },
      ),
      runs,
    );
  });

  test('each answer is either on the path or off it, and the order of recording does not matter', () => {
    fc.assert(
      fc.property(anyDefinition, anyChoices, anyKept, anyContext, (definition, choices, kept, context) => {
        const answers = leftovers(definition, choices, kept);
        const path = evaluatePath(definition, answers, context);
        expect([...path.asked, ...path.offPath].toSorted()).toEqual([...answers.keys()].toSorted());
        expect(evaluatePath(definition, new Map([...answers].toReversed()), context)).toEqual(path);
      }),
      runs,
    );
  });

  test('changing an earlier answer and changing it back restores the path, and keeps every other answer', () => {
    fc.assert(
      fc.property(
        anyDefinition,
        anyChoices,
        anyChoices,
        fc.nat(),
        anyContext,
        (definition, choices, others, pick, context) => {
          const before = interview(definition, choices, context);
          const name = before.path.asked[pick % Math.max(1, before.path.asked.length)];
          if (name === undefined) return;
          const start = new Map(before.answers).set(name, answerTo(definition, name, others));
          const after = interview(definition, others, context, start);
          for (const [question, answer] of start) expect(after.answers.get(question)).toBe(answer);

          const original = before.answers.get(name);
          if (original === undefined) throw new Error('an asked question has an answer');
          const back = evaluatePath(definition, new Map(after.answers).set(name, original), context);
          expect({ asked: back.asked, ended: back.ended }).toEqual({
            asked: before.path.asked,
            ended: before.path.ended,
          });
        },
      ),
      runs,
    );
  });

  test('one step back and one forth leads to the same question', () => {
    fc.assert(
      fc.property(anyDefinition, anyChoices, anyContext, (definition, choices, context) => {
        for (const { asked, path } of interview(definition, choices, context).visits) {
          const previous = previousBefore(path, asked);
          if (previous === null) expect(path.steps[0]).toBe(asked);
          else expect(nextAfter(path, previous)).toBe(asked);
        }
      }),
      runs,
    );
  });

  test('the static check calls nothing unreachable that an interview reaches', () => {
    fc.assert(
      fc.property(anyDefinition, anyChoices, anyContext, (definition, choices, context) => {
        const { path } = interview(definition, choices, context);
        const found = checkDefinition(definition);
        const neverShown = found.filter(({ code }) => code === 'never-shown').map(({ where }) => where);
        const neverEnds = found.filter(({ code }) => code === 'never-ends').map(({ where }) => where);
        for (const name of path.counted.keys()) expect(neverShown).not.toContain(name);
        if (path.ended?.kind === 'screened-out') expect(neverEnds).not.toContain(`${path.ended.at}.ends`);
      }),
      runs,
    );
  });
});
