// What operators type by hand: numbers, days, appointment times.
import { describe, expect, test } from 'vitest';

import {
  appointmentChoices,
  beginsTime,
  meantAppointment,
  typedAppointment,
} from '#client/features/console/appointment-times.ts';
import { dayAsTyped, typedDay, typedNumber } from '#domain/questionnaire/typed-values.ts';

describe('typed numbers', () => {
  test.each([
    ['12', 12],
    ['12,5', 12.5],
    ['1.200', 1200],
    ['1.234.567,8', 1_234_567.8],
    ['12.5', 12.5],
    [' 7 ', 7],
    ['-3', -3],
    ['', null],
    ['mười', null],
    ['1,2,3', null],
    ['1.20.0', null],
  ])('%s is %s', (typed, value) => {
    expect(typedNumber(typed)).toBe(value);
  });
});

describe('typed days', () => {
  test.each([
    ['18/3/2024', '2024-03-18'],
    ['18-03-24', '2024-03-18'],
    ['18032024', '2024-03-18'],
    ['18/3', '2026-03-18'],
    ['mai', null],
  ])('%s is %s', (typed, day) => {
    expect(typedDay(typed, '2026-11-22')).toBe(day);
  });

  test('a day shown for correction reads back as itself', () => {
    expect(typedDay(dayAsTyped('2024-03-18'), '2026-11-22')).toBe('2024-03-18');
  });
});

// Sunday 22/11/2026, 09:40 in Viet Nam.
const now = new Date('2026-11-22T02:40:00.000Z');

describe('appointment times', () => {
  test.each([
    ['14:30', '2026-11-22T07:30:00.000Z'],
    ['14h30', '2026-11-22T07:30:00.000Z'],
    ['1430', '2026-11-22T07:30:00.000Z'],
    ['14', '2026-11-22T07:00:00.000Z'],
    ['14h', '2026-11-22T07:00:00.000Z'],
    ['mai 9h', '2026-11-23T02:00:00.000Z'],
    ['Mốt 8:30', '2026-11-24T01:30:00.000Z'],
    ['t5 8h30', '2026-11-26T01:30:00.000Z'],
    ['cn 9h', '2026-11-29T02:00:00.000Z'],
    ['23/11 14:00', '2026-11-23T07:00:00.000Z'],
    ['5/1 8h', '2027-01-05T01:00:00.000Z'],
  ])('%s is %s', (typed, at) => {
    expect(typedAppointment(typed, now)).toBe(at);
  });

  // Sunday 22/11/2026, 09:41 in Viet Nam.
  test.each([
    ['7 giờ tối mai', '23/11 19:00'],
    ['19h tối mai', '23/11 19:00'],
    ['tối mai 7h30', '23/11 19:30'],
    ['toi nay 8 ruoi', '22/11 20:30'],
    ['3 giờ chiều', '22/11 15:00'],
    ['lúc 9h sáng ngày mai', '23/11 09:00'],
    ['9h sáng', '23/11 09:00'],
    ['12h trưa nay', '22/11 12:00'],
    ['1 giờ trưa thứ 2', '23/11 13:00'],
    ['8 giờ kém 15 tối nay', '22/11 19:45'],
    ['12h đêm nay', '23/11 00:00'],
    ['sáng thứ năm', '26/11 08:30'],
    ['tối mai', '23/11 19:00'],
    ['chiều 25/11 lúc 2h', '25/11 14:00'],
    ['thứ 3 tuần sau 9h', '24/11 09:00'],
    ['chủ nhật tuần tới 8h', '29/11 08:00'],
  ])('“%s” is %s, as people say it', (typed, local) => {
    const at = typedAppointment(typed, now);
    const shown = at === null ? null : new Date(Date.parse(at) + 7 * 3_600_000);
    const two = (part: number) => String(part).padStart(2, '0');
    expect(
      shown &&
        `${two(shown.getUTCDate())}/${two(shown.getUTCMonth() + 1)} ${two(shown.getUTCHours())}:${two(shown.getUTCMinutes())}`,
    ).toBe(local);
  });

  test.each([
    '9h tối sáng mai',
    '3h tối mai',
    '15h sáng mai',
    'mai thứ 5 9h',
    'tuần sau 9h',
    'đêm mai',
    '8h sáng nay',
  ])('“%s” contradicts itself or says too little', (typed) => {
    expect(typedAppointment(typed, now)).toBeNull();
  });

  test('a bare time that has passed today means tomorrow', () => {
    expect(typedAppointment('8:30', now)).toBe('2026-11-23T01:30:00.000Z');
  });

  test('a digit alone is a choice, and the beginning of a time as soon as more follows', () => {
    const choices = appointmentChoices(now);
    const meant = (typed: string) => meantAppointment(typed, choices, now);
    expect(meant('1')).toBe(choices[0]?.at);
    expect(meant('18/3 9h')).toBe('2027-03-18T02:00:00.000Z');
    expect(meant('14')).toBe('2026-11-22T07:00:00.000Z');
    expect(meant('9')).toBe(typedAppointment('9h', now));
    expect(meant('18/')).toBeNull();
  });

  test('every sign that can begin a time is written, one that cannot is not', () => {
    for (const time of [
      '08:30',
      '18/3 9h',
      'nay 15h',
      'mai 9h',
      'mốt 8h',
      'kia 8h',
      't5 8h30',
      'thứ 5 8h',
      'cn 8h',
      'sáng mai 9h',
      'đêm nay 8h',
      'lúc 9h',
      'ngày 23/11 9h',
    ])
      expect([time, beginsTime(time.slice(0, 1))]).toEqual([time, true]);
    expect(['h', '-', ' '].filter(beginsTime)).toEqual([]);
  });

  test.each(['', '25:00', '14:75', '31/2 9h', 'nay 8h', 'bao giờ'])('“%s” is no appointment', (typed) => {
    expect(typedAppointment(typed, now)).toBeNull();
  });

  test('the quick choices lie ahead, each at its own time, minutes rounded up to five', () => {
    const choices = appointmentChoices(new Date('2026-11-22T02:41:00.000Z'));
    expect(choices.map(({ key, name, at }) => [key, name, at])).toEqual([
      ['1', 'inAnHour', '2026-11-22T03:45:00.000Z'],
      ['2', 'inTwoHours', '2026-11-22T04:45:00.000Z'],
      ['3', 'thisAfternoon', '2026-11-22T07:00:00.000Z'],
      ['4', 'tomorrowMorning', '2026-11-23T01:30:00.000Z'],
      ['5', 'tomorrowAfternoon', '2026-11-23T07:00:00.000Z'],
    ]);
  });

  test('in the afternoon “this afternoon” is no longer offered', () => {
    const names = appointmentChoices(new Date('2026-11-24T07:30:00.000Z')).map(({ name }) => name);
    expect(names).toEqual([
      'inAnHour',
      'inTwoHours',
      'tomorrowMorning',
      'tomorrowAfternoon',
      'mondayMorning',
    ]);
  });
});
