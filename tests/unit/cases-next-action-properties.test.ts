// What holds of the next action whatever has happened: hours, waits, caps, and that every case comes to its end.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { dispositionCodes } from '#domain/attempts/disposition-codes.ts';
import { dispositionOf, mostInformative } from '#domain/attempts/dispositions.ts';
import { isInsideHours, localDay, surveyTimeZone } from '#domain/cases/call-hours.ts';
import { callCalendar, defaultCallRules, retryDispositions } from '#domain/cases/call-rules.ts';
import { nextAction } from '#domain/cases/next-action.ts';
import type { AttemptOutcome, AttemptRecord } from '#domain/cases/next-action.ts';

function vn(local: string): Date {
  return new Date(`${local}:00+07:00`);
}

describe('whatever happens', () => {
  const interim = dispositionCodes.filter((code) => dispositionOf(code).finality === 'interim');
  const record = fc.record({
    disposition: fc.constantFrom(...interim),
    minute: fc.nat({ max: 30 * 24 * 60 }),
    placed: fc.boolean(),
  });
  const start = vn('2024-03-18T00:00').getTime();
  const situation = fc
    .record({
      history: fc.array(record, { minLength: 1, maxLength: 7 }),
      laterMinutes: fc.nat({ max: 600 }),
      endsOn: fc
        .integer({ min: 15, max: 60 })
        .map((days) => localDay(new Date(start + days * 86_400_000), surveyTimeZone)),
      appointmentMinutes: fc.option(fc.integer({ min: -600, max: 40_000 })),
      rules: fc.record({
        maxAttempts: fc.integer({ min: 1, max: 8 }),
        maxAttemptsPerDay: fc.integer({ min: 1, max: 3 }),
        minDaysSpread: fc.integer({ min: 0, max: 4 }),
        refusalConversions: fc.integer({ min: 0, max: 2 }),
        holidays: fc.constantFrom<string[]>(
          ['04-30', '05-01'],
          ['2024-03-19', '2024-03-20', '2024-03-21'],
          [],
        ),
      }),
    })
    .map(({ history, laterMinutes, endsOn, appointmentMinutes, rules }) => {
      const sorted = [...history].sort((left, right) => left.minute - right.minute);
      const attempts = sorted.map(({ disposition, minute, placed }) => ({
        disposition,
        placedAt: placed ? new Date(start + minute * 60_000) : null,
      }));
      const last = sorted.at(-1);
      const now = new Date(start + ((last?.minute ?? 0) + laterMinutes) * 60_000);
      return {
        disposition: last?.disposition ?? 'no-answer',
        attempts,
        rules: { ...defaultCallRules, ...rules },
        now,
        surveyEndsOn: endsOn,
        appointmentAt:
          appointmentMinutes === null ? null : new Date(now.getTime() + appointmentMinutes * 60_000),
      } satisfies AttemptOutcome;
    });

  test('no call is planned outside hours, holidays and end date (Surveda #780, #2369)', () => {
    fc.assert(
      fc.property(situation, (outcome) => {
        const next = nextAction(outcome);
        if (next.kind === 'final') return;
        const kind = next.kind === 'appointment' ? 'appointment' : 'ordinary';
        const calendar = callCalendar(outcome.rules, { startsOn: null, endsOn: outcome.surveyEndsOn }, kind);
        expect(isInsideHours(calendar, next.at)).toBe(true);
        expect(localDay(next.at, surveyTimeZone) <= outcome.surveyEndsOn).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('no retry comes before its wait, no appointment before it was agreed (Surveda #2368)', () => {
    fc.assert(
      fc.property(situation, (outcome) => {
        const next = nextAction(outcome);
        if (next.kind === 'final') return;
        const waited = (next.at.getTime() - outcome.now.getTime()) / 60_000;
        if (next.kind === 'appointment') {
          expect(next.at.getTime()).toBeGreaterThanOrEqual(
            Math.max(outcome.appointmentAt?.getTime() ?? 0, outcome.now.getTime()),
          );
        } else if (next.reason === 'refusal-conversion') {
          expect(waited).toBeGreaterThanOrEqual(7 * 24 * 60);
        } else {
          const code = retryDispositions.find((one) => one === outcome.disposition);
          expect(waited).toBeGreaterThanOrEqual(outcome.rules.retryAfterMinutes[code ?? 'appointment']);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('no retry breaks the caps of a day or of the case', () => {
    fc.assert(
      fc.property(situation, (outcome) => {
        const next = nextAction(outcome);
        if (next.kind !== 'retry' || next.reason === 'resume-interview') return;
        const placed = outcome.attempts.filter(({ placedAt }) => placedAt !== null);
        const sameDay = placed.filter(
          ({ placedAt }) =>
            placedAt && localDay(placedAt, surveyTimeZone) === localDay(next.at, surveyTimeZone),
        );
        expect(placed.length).toBeLessThan(outcome.rules.maxAttempts);
        expect(sameDay.length).toBeLessThan(outcome.rules.maxAttemptsPerDay);
        expect(sameDay.filter(({ disposition }) => dispositionOf(disposition).contact)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test('a closed case carries its most informative outcome', () => {
    fc.assert(
      fc.property(situation, (outcome) => {
        const next = nextAction(outcome);
        if (next.kind !== 'final') return;
        expect(next.disposition).toBe(
          mostInformative(outcome.attempts.map(({ disposition }) => disposition)),
        );
      }),
      { numRuns: 500 },
    );
  });

  test('every case comes to its end after a bounded number of calls', () => {
    const luck = fc.array(fc.tuple(fc.constantFrom(...interim), fc.boolean()), {
      minLength: 40,
      maxLength: 40,
    });
    fc.assert(
      fc.property(luck, (outcomes) => {
        const attempts: AttemptRecord[] = [];
        let at = vn('2024-03-18T08:00');
        for (const [disposition, placed] of outcomes) {
          attempts.push({ disposition, placedAt: placed ? at : null });
          const next = nextAction({
            disposition,
            attempts,
            rules: defaultCallRules,
            now: new Date(at.getTime() + 120_000),
            surveyEndsOn: null,
          });
          if (next.kind === 'final') return;
          expect(next.at.getTime()).toBeGreaterThan(at.getTime());
          at = next.at;
        }
        expect.fail(`still open after ${attempts.length} tries`);
      }),
    );
  });
});
