import { readFileSync, readdirSync } from 'node:fs';

import { expect, test } from 'vitest';

import type { QuestionnaireDefinition } from '#domain/questionnaire/definition.ts';
import { questionsOf } from '#domain/questionnaire/questions.ts';
import { steeringQuestions } from '#domain/questionnaire/steering.ts';

const folder = new URL('../../prisma/questionnaires/', import.meta.url);
const form = (file: string) =>
  JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as QuestionnaireDefinition;

test.each(readdirSync(folder))(
  'what moves the path of %s is named in it, ratings among them never',
  (file) => {
    const definition = form(file);
    const names = new Set(questionsOf(definition).map(({ name }) => name));
    const steering = steeringQuestions(definition);
    for (const name of steering) expect(names).toContain(name);
    expect([...steering].filter((name) => /^(CS|DV)\d/.test(name))).toEqual([]);
    expect(steering.size).toBeGreaterThan(0);
  },
);

test('a question that options, values, jumps or ends read moves the path as one that others are shown by', () => {
  const text = { vi: 'x' };
  const asked = (name: string) => ({
    name,
    label: text,
    source: 'x',
    kind: 'text' as const,
    say: text,
    seconds: 1,
  });
  const is = (name: string) => ({ eq: [{ answer: name }, 1] as const });
  const definition = {
    optionLists: [],
    blocks: [
      {
        name: 'a',
        title: text,
        questions: ['shows', 'offers', 'counts', 'jumps', 'ends', 'none'].map(asked),
      },
      {
        name: 'b',
        title: text,
        showIf: is('block'),
        questions: [
          { ...asked('q1'), showIf: is('shows') },
          {
            ...asked('q2'),
            kind: 'single' as const,
            options: [{ code: 1, label: text, showIf: is('offers') }],
          },
          {
            name: 'q3',
            label: text,
            source: 'x',
            kind: 'computed' as const,
            compute: [{ when: is('counts'), value: 1 }],
            otherwise: 0,
          },
          { ...asked('q4'), jumps: [{ when: is('jumps'), to: 'q5' }] },
          { ...asked('q5'), ends: [{ when: is('ends'), outcome: 'x', say: text }] },
        ],
      },
    ],
  } as unknown as QuestionnaireDefinition;
  expect([...steeringQuestions(definition)].toSorted()).toEqual([
    'block',
    'counts',
    'ends',
    'jumps',
    'offers',
    'shows',
  ]);
});
