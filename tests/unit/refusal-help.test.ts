// The shipped objections: every fill is known, every result can be recorded while a citizen is on the line.
import { readFileSync } from 'node:fs';

import { describe, expect, test } from 'vitest';

import { endsForGood, foundObjections } from '#client/features/console/objection-search.ts';
import { refusalHelp } from '#contract/refusal-help.ts';
import { dispositionOf } from '#domain/attempts/dispositions.ts';
import { isFillField } from '#domain/questionnaire/context.ts';
import { fillsOf, minutesFill, parseText } from '#domain/questionnaire/text.ts';
import { verificationCodeFill } from '#domain/cases/verification-code.ts';

const file = new URL('../../prisma/objections.json', import.meta.url);
const { objections } = refusalHelp.parse(JSON.parse(readFileSync(file, 'utf8')));

test('no two objections have one name, and each is found by words of its own', () => {
  expect(new Set(objections.map(({ name }) => name)).size).toBe(objections.length);
  expect(objections.filter(({ keywords }) => keywords.trim() === '')).toEqual([]);
});

describe.each(objections)('$name', ({ say, disposition }) => {
  test.each(['vi', 'en'] as const)('reads well in %s: brackets in place, fills known', (language) => {
    const { pieces, malformed } = parseText(say[language]);
    expect(malformed).toBe(false);
    const unknown = fillsOf(pieces).filter(
      (fill) => !isFillField(fill) && fill !== minutesFill && fill !== verificationCodeFill,
    );
    expect(unknown).toEqual([]);
  });

  test('ends, if it ends the call, in a result that a person keys after speaking with somebody', () => {
    if (disposition === null) return;
    expect(dispositionOf(disposition)).toMatchObject({ evidence: 'person', key: expect.any(String) });
  });
});

test('whoever asks who is calling is told the number to ring, the code to quote, and that no password is asked for', () => {
  const asked = objections.find(({ name }) => name === 'who-are-you');
  expect(fillsOf(parseText(asked?.say.vi ?? '').pieces)).toEqual(
    expect.arrayContaining(['survey.verificationPhone', verificationCodeFill]),
  );
  expect(asked?.say.vi).toContain('OTP');
  expect(asked?.disposition).toBe('checks-caller');
});

test('whoever asks whether the call costs them anything is told that it does not, and is asked on', () => {
  const [first] = foundObjections(objections, 'tien');
  expect(first).toMatchObject({ name: 'costs', disposition: null });
  expect(first?.say.vi).toContain('không mất tiền');
  expect(foundObjections(objections, 'tiền').map(({ name }) => name)).toContain('no-vietnamese');
});

test('a result after which nobody calls again takes more than the first Enter', () => {
  const named = (wanted: string) => objections.filter(({ name }) => name === wanted).map(endsForGood);
  expect([...named('no-vietnamese'), ...named('do-not-call'), ...named('wrong-person')]).toEqual([
    true,
    true,
    true,
  ]);
  expect([...named('costs'), ...named('no-time'), ...named('who-are-you')]).toEqual([false, false, false]);
});
