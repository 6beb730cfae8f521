import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { dispositionBlock, dispositionsAllowed } from '#domain/attempts/allowed-dispositions.ts';
import { callStates } from '#domain/attempts/call-states.ts';
import { aaporClasses, dispositionCodes, informativeness } from '#domain/attempts/disposition-codes.ts';
import type { AaporClass, DispositionCode } from '#domain/attempts/disposition-codes.ts';
import { aaporOf, dispositionOf, dispositions, mostInformative } from '#domain/attempts/dispositions.ts';

const anyCode = fc.constantFrom(...dispositionCodes);

describe('the table of dispositions', () => {
  test('lists every code once, in kebab-case', () => {
    expect(new Set(dispositionCodes).size).toBe(dispositionCodes.length);
    expect(dispositions.map(({ code }) => code)).toEqual([...dispositionCodes]);
    for (const code of dispositionCodes) expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
  });

  test('runs from interviews to what was never attempted', () => {
    const order = ['I', 'P', 'R', 'NC', 'O', 'UO', 'NE', 'UH'];
    expect(dispositions[0]?.code).toBe('complete');
    expect(dispositions.at(-1)?.code).toBe('survey-closed');
    const firstOfClass = order.map((one) => dispositions.findIndex(({ aaporClass }) => aaporClass === one));
    expect(firstOfClass.slice(0, 4)).toEqual(firstOfClass.slice(0, 4).toSorted((a, b) => a - b));
    expect(firstOfClass).not.toContain(-1);
  });

  test('gives each key of the keyboard once, none that answers a question, and none to what only the system sets', () => {
    const keys = dispositions.flatMap(({ key }) => (key === null ? [] : [key]));
    expect(new Set(keys).size).toBe(keys.length);
    for (const key of keys) expect(key).toMatch(/^[a-z-]$/);
    for (const { by, key } of dispositions) expect(key === null).toBe(by === 'system');
  });

  test('has a label of its own in both languages for each', () => {
    expect(new Set(dispositions.map(({ vi }) => vi)).size).toBe(dispositions.length);
    expect(new Set(dispositions.map(({ en }) => en)).size).toBe(dispositions.length);
  });

  test('gives every disposition an AAPOR code that lies in its one class, under both profiles', () => {
    // The ranges of the telephone table: 1.1 I, 1.2 P, 2.1 R, 2.2 NC, 2.3 O, 3.1 UH, 3.2–3.9 UO, 4 NE.
    const classOfCode = (aapor: string): AaporClass | undefined => {
      const ranges: [RegExp, AaporClass][] = [
        [/^1\.1/, 'I'],
        [/^1\.2/, 'P'],
        [/^2\.1/, 'R'],
        [/^2\.2/, 'NC'],
        [/^2\.3/, 'O'],
        [/^3\.1/, 'UH'],
        [/^3\.[2-9]/, 'UO'],
        [/^4\./, 'NE'],
      ];
      return ranges.find(([pattern]) => pattern.test(aapor))?.[1];
    };
    for (const code of dispositionCodes) {
      for (const profile of ['named-list', 'rdd'] as const) {
        const { aapor, aaporClass } = aaporOf(code, profile);
        expect(aaporClasses).toContain(aaporClass);
        expect([code, profile, classOfCode(aapor)]).toEqual([code, profile, aaporClass]);
      }
    }
  });

  test('in a list of named persons only a known fact about the person makes them not eligible', () => {
    const notEligible = (profile: 'named-list' | 'rdd') =>
      dispositionCodes.filter((code) => aaporOf(code, profile).aaporClass === 'NE');
    expect(notEligible('named-list')).toEqual(['ineligible']);
    expect(notEligible('rdd')).toEqual([
      'wrong-person',
      'moved',
      'ineligible',
      'transaction-denied',
      'number-not-in-use',
    ]);
  });

  test('a dead number leaves eligibility unknown and a citizen who denies the transaction is a finding', () => {
    expect(dispositionOf('number-not-in-use').aaporClass).toBe('UO');
    expect(dispositions.filter(({ frameFinding }) => frameFinding).map(({ code }) => code)).toEqual([
      'transaction-denied',
    ]);
  });

  test('final outcomes close the case and interim ones lead on', () => {
    for (const { code, finality, next } of dispositions) {
      expect([code, next.startsWith('close')]).toEqual([code, finality === 'final']);
    }
  });
});

describe('the most informative outcome', () => {
  test('follows the written precedence', () => {
    const chain: DispositionCode[] = [
      'complete',
      'partial',
      'ineligible',
      'refusal-soft',
      'break-off',
      'not-available',
      'voicemail',
      'no-answer',
      'technical-failure',
    ];
    expect(chain.map((code) => dispositionOf(code).tells)).toEqual([...informativeness]);
    chain.forEach((more, index) => {
      for (const less of chain.slice(index + 1)) {
        expect(mostInformative([more, less])).toBe(more);
        expect(mostInformative([less, more])).toBe(more);
      }
    });
  });

  test('of a refused case is the refusal however many unanswered calls and used-up attempts follow', () => {
    expect(mostInformative(['no-answer', 'refusal-soft', 'no-answer', 'busy', 'max-attempts'])).toBe(
      'refusal-soft',
    );
    expect(mostInformative(['refusal-household', 'unreachable'])).toBe('refusal-household');
  });

  test('of a stranger who refused and then proved to be one is the wrong person', () => {
    expect(mostInformative(['refusal-household', 'wrong-person'])).toBe('wrong-person');
  });

  test('among equals is the latest', () => {
    expect(mostInformative(['busy', 'no-answer', 'unreachable'])).toBe('unreachable');
    expect(mostInformative(['refusal-soft', 'refusal-hard'])).toBe('refusal-hard');
  });

  test('is one of the history, never less telling than any of it, and null only without attempts', () => {
    fc.assert(
      fc.property(fc.array(anyCode, { maxLength: 12 }), (history) => {
        const outcome = mostInformative(history);
        if (history.length === 0) expect(outcome).toBeNull();
        if (outcome === null) return;
        expect(history).toContain(outcome);
        const rank = (code: DispositionCode) => informativeness.indexOf(dispositionOf(code).tells);
        expect(rank(outcome)).toBe(Math.min(...history.map(rank)));
      }),
    );
  });

  test('never changes by adding an attempt that tells less', () => {
    fc.assert(
      fc.property(fc.array(anyCode, { minLength: 1, maxLength: 8 }), anyCode, (history, added) => {
        const before = mostInformative(history) ?? added;
        const rank = (code: DispositionCode) => informativeness.indexOf(dispositionOf(code).tells);
        if (rank(added) > rank(before)) expect(mostInformative([...history, added])).toBe(before);
      }),
    );
  });
});

describe('what an operator may choose', () => {
  const fresh = { interviewStarted: false, interviewComplete: false };
  const allowed = (situation: Parameters<typeof dispositionsAllowed>[0]) =>
    dispositionsAllowed(situation).flatMap(({ code, blockedBy }) => (blockedBy === null ? [code] : []));

  test('is nothing while the call is still connecting', () => {
    for (const callState of ['queued', 'placing', 'initiated'] as const) {
      expect(allowed({ ...fresh, callState })).toEqual([]);
    }
  });

  test('of a call that nobody answered is nothing that only a person could have said', () => {
    for (const callState of ['ringing', 'busy', 'no-answer', 'failed', 'canceled'] as const) {
      expect(allowed({ ...fresh, callState })).toEqual([
        'no-answer',
        'busy',
        'unreachable',
        'number-not-in-use',
        'call-blocked',
        'technical-failure',
      ]);
      expect(dispositionBlock('refusal-soft', { ...fresh, callState })).toBe('call-not-answered');
    }
  });

  test('of an answered call is never that it rang out', () => {
    for (const code of ['no-answer', 'busy'] as const) {
      expect(dispositionBlock(code, { ...fresh, callState: 'completed' })).toBe('call-was-answered');
    }
  });

  test('is complete if and only if the questionnaire has been walked to its end, and then nothing else', () => {
    const talking = { callState: 'in-progress', interviewStarted: true } as const;
    expect(allowed({ ...talking, interviewComplete: true })).toEqual(['complete']);
    const contradicting = { ...talking, interviewComplete: false, answersContradict: true };
    expect(dispositionBlock('complete', contradicting)).toBe('answers-contradict');
    expect(allowed(contradicting)).toEqual(allowed({ ...talking, interviewComplete: false }));
    expect(dispositionBlock('complete', { ...talking, interviewComplete: false })).toBe(
      'interview-not-complete',
    );
    expect(dispositionBlock('refusal-hard', { ...talking, interviewComplete: true })).toBe(
      'interview-complete',
    );
  });

  test('before the interview is neither break-off nor partial, during it neither voicemail nor a plain appointment', () => {
    const answered = { callState: 'in-progress', interviewComplete: false } as const;
    for (const code of ['break-off', 'partial', 'callback-mid-interview'] as const) {
      expect(dispositionBlock(code, { ...answered, interviewStarted: false })).toBe('interview-not-started');
      expect(dispositionBlock(code, { ...answered, interviewStarted: true })).toBeNull();
    }
    for (const code of ['voicemail', 'appointment', 'hung-up', 'unreachable'] as const) {
      expect(dispositionBlock(code, { ...answered, interviewStarted: true })).toBe('interview-started');
      expect(dispositionBlock(code, { ...answered, interviewStarted: false })).toBeNull();
    }
  });

  test('can always be "do not call me again" while a person is on the line', () => {
    for (const interviewStarted of [true, false]) {
      const situation = { callState: 'in-progress', interviewStarted, interviewComplete: false } as const;
      expect(dispositionBlock('refusal-hard', situation)).toBeNull();
    }
  });

  test('is not a partial interview below the threshold that the survey declared', () => {
    const underWay = { callState: 'completed', interviewStarted: true, interviewComplete: false } as const;
    expect(dispositionBlock('partial', { ...underWay, enoughForPartial: false })).toBe(
      'too-few-answers-for-partial',
    );
    expect(dispositionBlock('partial', { ...underWay, enoughForPartial: true })).toBeNull();
  });

  test('is never what only the system sets, and always something once the call was placed', () => {
    for (const callState of callStates) {
      for (const interviewStarted of [true, false]) {
        for (const interviewComplete of [true, false]) {
          const choices = allowed({ callState, interviewStarted, interviewComplete });
          expect(choices.filter((code) => dispositionOf(code).by === 'system')).toEqual([]);
        }
      }
      if (['queued', 'placing', 'initiated'].includes(callState)) continue;
      expect(allowed({ callState, interviewStarted: true, interviewComplete: false })).not.toEqual([]);
      expect(allowed({ ...fresh, callState })).not.toEqual([]);
    }
  });

  test('of a lost call is whatever the operator heard', () => {
    expect(allowed({ ...fresh, callState: 'lost' })).toEqual(
      expect.arrayContaining(['refusal-soft', 'no-answer']),
    );
  });
});
