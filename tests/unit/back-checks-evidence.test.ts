import { describe, expect, test } from 'vitest';

import { afterHangUp } from '#domain/back-checks/evidence/after-hang-up.ts';
import { burst } from '#domain/back-checks/evidence/burst.ts';
import type { Entry, InterviewFacts } from '#domain/back-checks/evidence/facts.ts';
import { fewUnanswered } from '#domain/back-checks/evidence/few-unanswered.ts';
import { nearDuplicate } from '#domain/back-checks/evidence/near-duplicate.ts';
import { noAnsweredCall } from '#domain/back-checks/evidence/no-answered-call.ts';
import { offPath } from '#domain/back-checks/evidence/off-path.ts';
import { evidenceNames } from '#domain/back-checks/evidence/rule.ts';
import { measuresOf } from '#domain/back-checks/evidence/rules.ts';
import { sameNumber } from '#domain/back-checks/evidence/same-number.ts';
import { evidenceScore, type RoomRecord } from '#domain/back-checks/evidence/score.ts';
import { shortCuts } from '#domain/back-checks/evidence/short-cuts.ts';
import { shortTalk } from '#domain/back-checks/evidence/short-talk.ts';
import { straightLine } from '#domain/back-checks/evidence/straight-line.ts';
import { defaultSelectionSettings } from '#domain/back-checks/selection-settings.ts';
import type { AnswerValue } from '#domain/questionnaire/answers.ts';
import type { AskedQuestion, QuestionnaireDefinition } from '#domain/questionnaire/definition.ts';

const said = (words: number): { vi: string } => ({
  vi: Array.from({ length: words }, () => 'chữ').join(' '),
});
const yesNo = [
  { code: 1, label: { vi: 'Có' } },
  { code: 2, label: { vi: 'Không' } },
];
const scale = (name: string): AskedQuestion => ({
  kind: 'scale',
  name,
  label: { vi: name },
  source: 'thử',
  say: said(14),
  seconds: 8,
  options: [1, 2, 3, 4, 5].map((code) => ({ code, label: { vi: String(code) } })),
});
const filter: AskedQuestion = {
  kind: 'single',
  name: 'F',
  label: { vi: 'F' },
  source: 'thử',
  say: said(14),
  seconds: 8,
  options: yesNo,
};
/** A filter, two scales behind its "có", six for all: 14 syllables each, 2 s at the fastest. */
const definition: QuestionnaireDefinition = {
  key: 'thu',
  version: 1,
  title: { vi: 'Thử' },
  languages: ['vi'],
  source: 'thử',
  blocks: [
    {
      name: 'tat-ca',
      title: { vi: 'Tất cả' },
      questions: [
        filter,
        ...['A', 'B'].map((name) => ({ ...scale(name), showIf: { eq: [{ answer: 'F' }, 1] } as const })),
        ...['C', 'D', 'E', 'G', 'H', 'I'].map(scale),
      ],
    },
  ],
};

const answers = (filtered: number, ratings: readonly number[]): Map<string, AnswerValue> =>
  new Map([
    ['F', { value: filtered }],
    ...(filtered === 1 ? ['A', 'B', 'C', 'D', 'E', 'G', 'H', 'I'] : ['C', 'D', 'E', 'G', 'H', 'I']).map(
      (name, index) => [name, { value: ratings[index] ?? 4 }] as const,
    ),
  ]);

const start = Date.UTC(2024, 2, 18, 2, 0, 0);
const at = (seconds: number): number => start + seconds * 1000;

/** Answered at 02:00:00, one answer each 5 s, hung up after a minute; 9 questions need 18 s at the fastest. */
function facts(changed: Partial<InterviewFacts> = {}): InterviewFacts {
  const counted = changed.counted ?? answers(1, [4, 5, 3, 4, 5, 4, 2, 4]);
  const entries: Entry[] = [...counted.keys()].map((question, index) => ({
    question,
    answeredAt: at(5 * (index + 1)),
    storedAt: at(5 * (index + 1) + 1),
    shownFor: null,
  }));
  return {
    definition,
    context: { 'respondent.title': 'Ông/Bà', 'respondent.name': 'Mẫu' } as InterviewFacts['context'],
    legs: [{ answeredAt: at(0), endedAt: at(60), durationSeconds: null }],
    settledAt: at(70),
    hangUpGrace: 20,
    entries,
    counted,
    offPath: [],
    likest: null,
    operator: { answers: 900, unanswered: 36 },
    work: { own: [], others: [] },
    othersAtNumber: 0,
    ...changed,
  };
}

describe('each rule of evidence', () => {
  test('no answered call: proven without an answered leg, whatever was dialled', () => {
    const legs = [{ answeredAt: null, endedAt: at(20), durationSeconds: null }];
    expect(noAnsweredCall.measure(facts({ legs }))).toMatchObject({ value: 1, proves: true });
    expect(noAnsweredCall.measure(facts())).toMatchObject({ value: 0, proves: false });
  });

  test('answers after hang-up: late by both clocks, past the grace, three of them are proof', () => {
    const late = (count: number, storedLater = 0): Entry[] =>
      ['C', 'D', 'E'].slice(0, count).map((question) => ({
        question,
        answeredAt: at(85),
        storedAt: at(85) + storedLater,
        shownFor: null,
      }));
    expect(afterHangUp.measure(facts({ entries: late(3) }))).toMatchObject({ value: 3, proves: true });
    expect(afterHangUp.measure(facts({ entries: late(2) }))).toMatchObject({ value: 2, proves: false });
    // Stored late because the line to the server was cut: typed in time.
    const heldBack = facts().entries.map((entry) => ({ ...entry, storedAt: at(300) }));
    expect(afterHangUp.measure(facts({ entries: heldBack }))).toMatchObject({ value: 0 });
    // A computer whose clock is ahead.
    const ahead = facts().entries.map((entry) => ({ ...entry, answeredAt: entry.answeredAt + 3_600_000 }));
    expect(afterHangUp.measure(facts({ entries: ahead }))).toMatchObject({ value: 0 });
    // What is changed afterwards is what nobody said: one may be a slip put right, three are not.
    const [first] = facts().entries;
    if (!first) throw new Error('No entry');
    const changed = [...facts().entries, { ...first, answeredAt: at(300), storedAt: at(300) }];
    expect(afterHangUp.measure(facts({ entries: changed }))).toMatchObject({ value: 1, proves: false });
    // Keyed while it rang, or between two calls.
    const early = facts().entries.map((entry) => ({ ...entry, answeredAt: at(-30), storedAt: at(-29) }));
    expect(afterHangUp.measure(facts({ entries: early }))).toMatchObject({ value: 9, proves: true });
    const [leg] = facts().legs;
    if (!leg) throw new Error('No leg');
    const called = { ...leg, answeredAt: at(600), endedAt: at(660) };
    expect(afterHangUp.measure(facts({ entries: late(3), legs: [leg, called] }))).toMatchObject({ value: 3 });
    expect(afterHangUp.measure(facts({ entries: late(3), hangUpGrace: 30 }))).toMatchObject({
      value: 0,
      counts: { grace: 30 },
    });
  });

  test('short talk: seconds on the line over what reading the path takes at 7 syllables a second', () => {
    expect(shortTalk.measure(facts())?.value).toBeCloseTo(60 / 18, 9);
    const open = [{ answeredAt: at(0), endedAt: null, durationSeconds: null }];
    expect(shortTalk.measure(facts({ legs: open }))?.counts['talked']).toBe(70);
    // What the carrier counted goes before the moments at which its reports were made.
    const counted = [{ answeredAt: at(0), endedAt: at(60), durationSeconds: 54 }];
    expect(shortTalk.measure(facts({ legs: counted }))?.counts['talked']).toBe(54);
    expect(shortTalk.measure(facts({ counted: answers(2, []) }))?.counts['needed']).toBe(14);
  });

  test('a burst: questions answered sooner after the entry before than they can be read', () => {
    expect(burst.measure(facts())).toMatchObject({ value: 0 });
    const quick = facts().entries.map((entry, index) => ({ ...entry, answeredAt: at(index) }));
    expect(burst.measure(facts({ entries: quick }))).toMatchObject({ value: 1, counts: { quick: 8 } });
    // What the console kept of the showing goes before the clock: read 3 s each, though all were sent in one second.
    const shown = quick.map((entry) => ({ ...entry, shownFor: 3_000 }));
    expect(burst.measure(facts({ entries: shown }))).toMatchObject({ value: 0, counts: { compared: 9 } });
    const flicked = facts().entries.map((entry) => ({ ...entry, shownFor: 400 }));
    expect(burst.measure(facts({ entries: flicked }))).toMatchObject({ value: 1, counts: { quick: 9 } });
  });

  test('a straight line: share of the commonest rating', () => {
    expect(straightLine.measure(facts({ counted: answers(1, Array<number>(8).fill(5)) }))?.value).toBe(1);
    expect(straightLine.measure(facts())?.value).toBeCloseTo(4 / 8, 9);
  });

  test('short cuts: filter questions answered so that fewer questions followed', () => {
    expect(shortCuts.measure(facts())).toMatchObject({ value: 0, counts: { filters: 1 } });
    expect(shortCuts.measure(facts({ counted: answers(2, []) }))).toMatchObject({ value: 1 });
  });

  test('a near-duplicate needs ten shared answers', () => {
    const likest = { completionNumber: 3, shared: 20, equal: 19 };
    expect(nearDuplicate.measure(facts({ likest }))?.value).toBe(0.95);
    expect(nearDuplicate.measure(facts({ likest: { ...likest, shared: 9, equal: 9 } }))).toBeNull();
  });

  test("few of the operator's last answers are “không biết”, once there are enough of them", () => {
    expect(fewUnanswered.measure(facts())?.value).toBe(0.04);
    expect(fewUnanswered.measure(facts({ operator: { answers: 199, unanswered: 0 } }))).toBeNull();
  });

  test('other cases at the same number, and entries off the path, are counted', () => {
    expect(sameNumber.measure(facts({ othersAtNumber: 4 }))?.value).toBe(4);
    expect(offPath.measure(facts({ offPath: ['A', 'B'] }))?.value).toBe(2);
  });
});

const measured = (changed: Partial<InterviewFacts>) =>
  measuresOf(facts(changed), (rule, fault) => expect.unreachable(`${rule}: ${String(fault)}`));

test('a rule that cannot be computed has no value, is told of, and leaves the others theirs', () => {
  const cell = {
    hour: 9,
    weekday: 2,
    number: 1,
    agency: 'Xã Mẫu',
    attempts: 100,
    contacts: 50,
    completes: 25,
  };
  const work = { own: [cell], others: [{ ...cell, attempts: 1e7, contacts: 1e7 }] };
  const told: unknown[] = [];
  const measures = measuresOf(facts({ work }), (...fault) => told.push(fault));
  expect(told).toEqual([['contact-rate', new Error('No mode of the propensity was found')]]);
  expect([...measures.keys()]).toEqual(
    [...measured({ work: { own: [cell], others: [cell] } }).keys()].filter((name) => name !== 'contact-rate'),
  );
});

const { weights, separation } = defaultSelectionSettings;
const empty: RoomRecord = { figures: [], sums: [] };
const scoreOf = (changed: Partial<InterviewFacts>, room: RoomRecord = empty) =>
  evidenceScore(measured(changed), room, weights, separation);

describe('the score', () => {
  test('is the sum of its parts and of what an interview like all others scores', () => {
    const { score, base, parts } = scoreOf({ othersAtNumber: 3 });
    expect(score).toBeCloseTo(
      parts.reduce((sum, { adds }) => sum + adds, base),
      12,
    );
    expect(base).toBeCloseTo(-(separation ** 2) / 2, 12);
  });

  test('before a room is known, spreads as all rules together do that ordinarily show something', () => {
    const work = {
      own: [{ hour: 9, weekday: 2, number: 1, agency: 'Xã Mẫu', attempts: 90, contacts: 45, completes: 25 }],
      others: [],
    };
    const likest = { completionNumber: 3, shared: 20, equal: 15 };
    const { parts } = scoreOf({ work, likest });
    expect(parts).toHaveLength(evidenceNames.length);
    const nothing = ['no-answered-call', 'after-hang-up', 'same-number', 'off-path'];
    const spreading = evidenceNames.filter((name) => !nothing.includes(name));
    const spread = Math.hypot(...spreading.map((name) => weights[name]));
    for (const { name, z, adds } of parts)
      expect(adds).toBeCloseTo(((weights[name] * separation) / spread) * z, 12);
  });

  test('rises with each suspicious figure', () => {
    const plain = scoreOf({}).score;
    for (const changed of [
      { legs: [{ answeredAt: at(0), endedAt: at(15), durationSeconds: null }] },
      { counted: answers(1, Array<number>(8).fill(5)) },
      { counted: answers(2, [4, 5, 3, 4, 2, 4]) },
      { likest: { completionNumber: 1, shared: 30, equal: 30 } },
      { othersAtNumber: 5 },
      { offPath: ['A', 'B', 'C'] },
    ])
      expect(scoreOf(changed).score).toBeGreaterThan(plain);
  });

  test('sets an interview against its room: what all do says nothing', () => {
    const likest = { completionNumber: 1, shared: 30, equal: 29 };
    const alike: RoomRecord = {
      figures: Array.from({ length: 300 }, (_, index) => ({ 'near-duplicate': 0.94 + (index % 7) / 100 })),
      sums: [],
    };
    const zOf = (room: RoomRecord) =>
      scoreOf({ likest }, room).parts.find(({ name }) => name === 'near-duplicate')?.z ?? Number.NaN;
    expect(zOf(empty)).toBeGreaterThan(1.5);
    expect(Math.abs(zOf(alike))).toBeLessThan(0.3);
  });

  test('a room of three does not make its fourth interview an outlier', () => {
    const three: RoomRecord = {
      figures: Array.from({ length: 3 }, () => ({ 'straight-line': 0.5 })),
      sums: [],
    };
    const { parts } = scoreOf({ counted: answers(1, [4, 4, 4, 4, 4, 4, 2, 3]) }, three);
    const line = parts.find(({ name }) => name === 'straight-line');
    expect(line).toMatchObject({ room: 3, rank: 1 });
    expect(Math.abs(line?.z ?? 9)).toBeLessThan(1.5);
  });

  test('a weight of 0 leaves a rule out of the score, not out of proof', () => {
    const measures = measured({ legs: [] });
    const silent = { ...weights, 'no-answered-call': 0 };
    const { parts, proven } = evidenceScore(measures, empty, silent, separation);
    expect(parts.find(({ name }) => name === 'no-answered-call')?.adds).toBe(0);
    expect(proven).toBe(true);
  });
});
