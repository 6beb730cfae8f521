import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  commonWindows,
  hoursStatus,
  isInsideHours,
  localDay,
  localTime,
  nextPermittedMoment,
  startOfNextDay,
  surveyTimeZone,
  windowsOn,
} from '#domain/cases/call-hours.ts';
import type { CallCalendar, Weekday, WeeklyWindow } from '#domain/cases/call-hours.ts';
import { callCalendar, defaultCallRules } from '#domain/cases/call-rules.ts';

/** A moment by the clock of Việt Nam. */
function vn(local: string): Date {
  return new Date(`${local}:00+07:00`);
}

const survey = { startsOn: '2024-03-18', endsOn: '2024-05-31' };
const ordinary = callCalendar(defaultCallRules, survey, 'ordinary');
const appointments = callCalendar(defaultCallRules, survey, 'appointment');

describe('the default hours of a survey', () => {
  test.each([
    ['opens at eight', '2024-03-18T08:00', true],
    ['is closed a minute before', '2024-03-18T07:59', false],
    ['is closed at the stroke of half past eleven', '2024-03-18T11:30', false],
    ['lets people have lunch', '2024-03-18T12:15', false],
    ['goes on after lunch', '2024-03-18T13:30', true],
    ['ends at five', '2024-03-18T17:00', false],
    ['includes Saturday', '2024-03-23T09:00', true],
    ['never includes Sunday', '2024-03-24T09:00', false],
    ['leaves out 30 April of every year', '2024-04-30T09:00', false],
    ['leaves out 1 May', '2024-05-01T09:00', false],
    ['does not begin before the first day', '2024-03-16T09:00', false],
    ['holds on the last day', '2024-05-31T16:59', true],
    ['is over after the last day', '2024-06-01T09:00', false],
  ])('%s', (_, moment, inside) => {
    expect(isInsideHours(ordinary, vn(moment))).toBe(inside);
  });

  test('reach over lunch and into the evening for people who asked for a time', () => {
    expect(isInsideHours(appointments, vn('2024-03-18T12:15'))).toBe(true);
    expect(isInsideHours(appointments, vn('2024-03-18T20:29'))).toBe(true);
    expect(isInsideHours(appointments, vn('2024-03-18T20:30'))).toBe(false);
    expect(isInsideHours(appointments, vn('2024-03-24T12:15'))).toBe(false);
  });

  test.each([
    ['this very moment inside the hours', '2024-03-18T09:10', '2024-03-18T09:10'],
    ['the afternoon from lunch', '2024-03-18T11:45', '2024-03-18T13:30'],
    ['the next morning from the evening', '2024-03-18T17:00', '2024-03-19T08:00'],
    ['Monday from Saturday evening', '2024-03-23T17:30', '2024-03-25T08:00'],
    ['after the holidays from the evening before them', '2024-04-29T17:00', '2024-05-02T08:00'],
    ['the first day from long before it', '2023-01-05T09:00', '2024-03-18T08:00'],
  ])('the next permitted moment is %s', (_, from, next) => {
    expect(nextPermittedMoment(ordinary, vn(from))).toEqual(vn(next));
  });

  test('the next permitted moment does not exist once the last afternoon is over', () => {
    expect(nextPermittedMoment(ordinary, vn('2024-05-31T17:00'))).toBeNull();
    expect(nextPermittedMoment(ordinary, vn('2024-05-31T16:59'))).toEqual(vn('2024-05-31T16:59'));
  });

  test('a closed moment says why and until when, an open one how long', () => {
    expect(hoursStatus(ordinary, vn('2024-03-18T12:00'))).toEqual({
      open: false,
      reason: 'outside-hours',
      opensAt: vn('2024-03-18T13:30'),
    });
    expect(hoursStatus(ordinary, vn('2024-04-30T09:00'))).toMatchObject({ reason: 'holiday' });
    expect(hoursStatus(ordinary, vn('2024-03-01T09:00'))).toMatchObject({ reason: 'before-start' });
    expect(hoursStatus(ordinary, vn('2024-06-01T09:00'))).toEqual({
      open: false,
      reason: 'after-end',
      opensAt: null,
    });
    expect(hoursStatus(ordinary, vn('2024-03-18T09:00'))).toEqual({
      open: true,
      closesAt: vn('2024-03-18T11:30'),
    });
  });
});

describe('hours over midnight', () => {
  const night: CallCalendar = {
    timeZone: surveyTimeZone,
    windows: [{ weekday: 5, from: '22:00', to: '02:00' }],
    holidays: ['2024-03-30'],
    startsOn: null,
    endsOn: '2024-04-05',
  };

  test('go on into the next day', () => {
    expect(isInsideHours(night, vn('2024-03-22T23:59'))).toBe(true);
    expect(isInsideHours(night, vn('2024-03-23T01:59'))).toBe(true);
    expect(isInsideHours(night, vn('2024-03-23T02:00'))).toBe(false);
    expect(isInsideHours(night, vn('2024-03-22T01:00'))).toBe(false);
  });

  test('stop at midnight when the next day is a holiday or lies after the end', () => {
    expect(isInsideHours(night, vn('2024-03-29T23:59'))).toBe(true);
    expect(isInsideHours(night, vn('2024-03-30T00:30'))).toBe(false);
    expect(isInsideHours(night, vn('2024-04-05T23:59'))).toBe(true);
    expect(nextPermittedMoment(night, vn('2024-04-06T00:00'))).toBeNull();
  });

  test('may end with the day itself', () => {
    const late = { ...night, windows: [{ weekday: 5, from: '22:00', to: '24:00' } as const] };
    expect(isInsideHours(late, vn('2024-03-22T23:59'))).toBe(true);
    expect(isInsideHours(late, vn('2024-03-23T00:00'))).toBe(false);
  });
});

describe('the zone', () => {
  const berlin: CallCalendar = {
    timeZone: 'Europe/Berlin',
    windows: windowsOn([1, 2, 3, 4, 5, 6, 7], '02:15', '09:00'),
    holidays: [],
    startsOn: null,
    endsOn: null,
  };

  test('is asked for its offset, also on the night when summer time skips an hour', () => {
    expect(nextPermittedMoment(berlin, new Date('2024-03-30T12:00:00Z'))).toEqual(
      new Date('2024-03-31T01:15:00Z'),
    );
    expect(isInsideHours(berlin, new Date('2024-03-31T06:59:00Z'))).toBe(true);
    expect(isInsideHours(berlin, new Date('2024-03-31T07:00:00Z'))).toBe(false);
    expect(isInsideHours(berlin, new Date('2024-03-29T07:59:00Z'))).toBe(true);
  });

  test('decides which day a moment falls on', () => {
    expect(localDay(new Date('2024-03-18T17:30:00Z'), surveyTimeZone)).toBe('2024-03-19');
    expect(localTime(new Date('2024-03-18T17:30:00Z'), surveyTimeZone)).toBe('00:30');
    expect(startOfNextDay(vn('2024-03-18T09:00'), surveyTimeZone)).toEqual(vn('2024-03-19T00:00'));
  });
});

describe('for any hours', () => {
  const clock = fc.integer({ min: 0, max: 95 }).map((quarter) => {
    const minute = quarter * 15;
    return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  });
  const weekday = fc.constantFrom<Weekday>(1, 2, 3, 4, 5, 6, 7);
  const window: fc.Arbitrary<WeeklyWindow> = fc.record({
    weekday,
    from: clock,
    to: fc.oneof({ weight: 4, arbitrary: clock }, { weight: 1, arbitrary: fc.constant('24:00') }),
  });
  const day = fc
    .integer({ min: 0, max: 60 })
    .map((offset) => new Date(Date.UTC(2024, 2, 1) + offset * 86_400_000).toISOString().slice(0, 10));
  const calendar: fc.Arbitrary<CallCalendar> = fc.record({
    timeZone: fc.constantFrom(surveyTimeZone, 'Europe/Berlin', 'America/New_York'),
    windows: fc.array(window, { maxLength: 6 }),
    holidays: fc.array(day, { maxLength: 8 }),
    startsOn: fc.option(day),
    endsOn: fc.option(day),
  });
  const moment = fc
    .integer({ min: 0, max: 70 * 24 * 60 })
    .map((minutes) => new Date(Date.UTC(2024, 1, 25) + minutes * 60_000));

  test('the next permitted moment is inside them, not before the moment asked for, and nothing before it is', () => {
    fc.assert(
      fc.property(calendar, moment, fc.double({ min: 0, max: 1, noNaN: true }), (hours, from, share) => {
        const next = nextPermittedMoment(hours, from);
        const horizon = next ?? new Date(from.getTime() + 80 * 86_400_000);
        if (next !== null) {
          expect(next.getTime()).toBeGreaterThanOrEqual(from.getTime());
          expect(isInsideHours(hours, next)).toBe(true);
        }
        const before = from.getTime() + Math.floor(share * (horizon.getTime() - from.getTime()));
        if (before < horizon.getTime()) expect(isInsideHours(hours, new Date(before))).toBe(false);
      }),
      { numRuns: 400 },
    );
  });

  test('no permitted moment lies outside the first and last day or on a holiday', () => {
    fc.assert(
      fc.property(calendar, moment, (hours, from) => {
        const next = nextPermittedMoment(hours, from);
        if (next === null) return;
        const on = localDay(next, hours.timeZone);
        expect(hours.startsOn === null || on >= hours.startsOn).toBe(true);
        expect(hours.endsOn === null || on <= hours.endsOn).toBe(true);
        expect(hours.holidays).not.toContain(on);
      }),
    );
  });

  test('Việt Nam agrees with the clock and calendar of the platform', () => {
    const parts = new Intl.DateTimeFormat('en-GB', {
      timeZone: surveyTimeZone,
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
    const windowsOnly = calendar.map((hours) => ({
      ...hours,
      timeZone: surveyTimeZone,
      holidays: [],
      startsOn: null,
      endsOn: null,
    }));
    fc.assert(
      fc.property(windowsOnly, moment, (hours, at) => {
        const shown = Object.fromEntries(parts.formatToParts(at).map(({ type, value }) => [type, value]));
        const today = weekdays.indexOf(shown['weekday'] ?? '') + 1;
        const yesterday = today === 1 ? 7 : today - 1;
        const time = `${shown['hour']}:${shown['minute']}`;
        const expected = hours.windows.some(({ weekday: on, from, to }) =>
          from < to
            ? on === today && from <= time && time < to
            : (on === today && from <= time) || (on === yesterday && time < to),
        );
        expect(isInsideHours(hours, at)).toBe(expected);
      }),
      { numRuns: 400 },
    );
  });

  test('the common time of two sets of windows is the time inside both', () => {
    const always = { timeZone: surveyTimeZone, holidays: [], startsOn: null, endsOn: null };
    const windows = fc.array(window, { maxLength: 5 });
    fc.assert(
      fc.property(windows, windows, moment, (left, right, at) => {
        const inside = (some: readonly WeeklyWindow[]) => isInsideHours({ ...always, windows: some }, at);
        expect(inside(commonWindows(left, right))).toBe(inside(left) && inside(right));
      }),
      { numRuns: 400 },
    );
  });
});

test('a time that is none is refused by name', () => {
  const broken = { ...ordinary, windows: [{ weekday: 1, from: '8:00', to: '17:00' } as const] };
  expect(() => isInsideHours(broken, vn('2024-03-18T09:00'))).toThrow('"8:00"');
  const tooLate = { ...ordinary, windows: [{ weekday: 1, from: '08:00', to: '24:30' } as const] };
  expect(() => isInsideHours(tooLate, vn('2024-03-18T09:00'))).toThrow('"24:30"');
});
