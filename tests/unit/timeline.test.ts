import { readFileSync } from 'node:fs';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { readDue, writeDue } from '#client/features/timeline/due-text.ts';
import { vi } from '#client/text/vi.ts';
import { annexOf } from '#domain/timeline/annex.ts';
import { type Due, dueForms, dueWords, lastDayOf } from '#domain/timeline/due.ts';
import { evidenceOf, type SurveyFacts } from '#domain/timeline/evidence.ts';
import { isNamedIn, reminderDue } from '#domain/timeline/reminders.ts';
import { doneLateBy, nextOf, standingOf } from '#domain/timeline/standing.ts';
import { stepsOf, timelineTemplates } from '#domain/timeline/templates.ts';
import { annexTemplateFile } from '#server/features/timeline/annex-files.ts';
import { makeAnnexTemplate } from '#server/features/timeline/make-template.ts';

const on = (day: string): Due => ({ form: 'on', on: day });

describe('a due date', () => {
  it.each([
    ['31/12/2023', '31/12/2023', '2023-12-31'],
    ['trước ngày 15/10/2023', 'Trước 15/10/2023', '2023-10-14'],
    ['Tháng 2/2024', 'Tháng 2/2024', '2024-02-29'],
    ['3/2015', 'Tháng 3/2015', '2015-03-31'],
  ])('written %s is printed %s and ends on %s', (typed, printed, last) => {
    const due = readDue(typed);
    expect(due && [dueWords(due), lastDayOf(due)]).toEqual([printed, last]);
  });

  it('that means nothing is not taken for none', () => {
    expect(readDue(' ')).toBeNull();
    for (const typed of ['giữa tháng', '31/02/2024', 'trước', 'tháng 13/2024'])
      expect(readDue(typed)).toBeUndefined();
  });

  it('is read again as it is written', () => {
    const due = fc.record({
      form: fc.constantFrom(...dueForms),
      on: fc
        .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
        .map((day) => day.toISOString().slice(0, 10)),
    });
    fc.assert(
      fc.property(due, (one) => {
        const back = readDue(writeDue(one, vi.timeline.due));
        expect(back && lastDayOf(back)).toBe(lastDayOf(one));
      }),
      { numRuns: 100 },
    );
  });
});

const facts: SurveyFacts = {
  questionnairePublishedAt: '2026-01-01T00:00:00.000Z',
  lists: 2,
  transactions: 3525,
  frameClosedAt: null,
  samplesDrawn: 0,
  sampleConfirmedAt: null,
  firstAttemptAt: '2026-03-02T02:00:00.000Z',
  completes: 399,
  target: 400,
  targetReachedAt: null,
  openCases: 12,
  lastFinalAt: '2026-03-20T02:00:00.000Z',
  backChecksChosen: 40,
  backChecksOpen: 0,
  lastBackCheckAt: '2026-03-21T02:00:00.000Z',
  report: {
    number: '      /BC-SNV',
    date: 'ngày      tháng 03 năm 2026',
    savedAt: '2026-03-22T02:00:00.000Z',
  },
  firstEditionAt: null,
};

describe('what a survey shows of its steps', () => {
  it('lists are in when the frame is closed, not with the first file', () => {
    expect(evidenceOf(facts).lists).toMatchObject({ stage: 'begun', count: 3525 });
    expect(evidenceOf({ ...facts, frameClosedAt: '2026-02-01T00:00:00.000Z' }).lists.stage).toBe('done');
  });

  it('interviewing ends with the target or with the last citizen who may be called, and phúc tra not before', () => {
    expect(evidenceOf(facts).target).toEqual({ stage: 'begun', at: null, count: 399, of: 400 });
    expect(evidenceOf(facts).backChecks.stage).toBe('begun');
    const over = evidenceOf({ ...facts, openCases: 0 });
    expect(over.target).toMatchObject({ stage: 'done', at: facts.lastFinalAt });
    expect(over.backChecks).toEqual({ stage: 'done', at: facts.lastBackCheckAt, count: 40, of: 40 });
    expect(evidenceOf({ ...facts, openCases: 0, backChecksOpen: 1 }).backChecks.stage).toBe('begun');
  });

  it('a report is issued once it has its number and its day', () => {
    expect(evidenceOf(facts).report.stage).toBe('begun');
    const issued = {
      number: '30/BC-SNV',
      date: 'ngày 02 tháng 02 năm 2026',
      savedAt: '2026-02-02T02:00:00Z',
    };
    expect(evidenceOf({ ...facts, report: issued }).report.stage).toBe('done');
    expect(evidenceOf({ ...facts, report: null }).report.stage).toBe('open');
  });
});

describe('where a step stands', () => {
  const open = { evidence: null, markedDone: false };
  const states = (due: Due | null, today: string) => standingOf({ ...open, due }, today);

  it('is late on the day after its last day, soon due in the week before', () => {
    expect(states(on('2026-10-15'), '2026-10-16')).toEqual({ state: 'late', daysLeft: -1 });
    expect(states(on('2026-10-15'), '2026-10-15')).toEqual({ state: 'soon', daysLeft: 0 });
    expect(states({ form: 'before', on: '2026-10-15' }, '2026-10-15').state).toBe('late');
    expect(states({ form: 'month', on: '2026-10-01' }, '2026-10-24').state).toBe('soon');
    expect(states(on('2026-10-15'), '2026-10-07').state).toBe('waiting');
    expect(states(null, '2030-01-01')).toEqual({ state: 'waiting', daysLeft: null });
  });

  it('is done by what the survey shows or by a mark, however late; the first that is not late comes next', () => {
    const shown = { stage: 'done', at: null, count: null, of: null } as const;
    expect(
      standingOf({ due: on('2020-01-01'), evidence: shown, markedDone: false }, '2026-01-01').state,
    ).toBe('done');
    expect(standingOf({ due: null, evidence: null, markedDone: true }, '2026-01-01').state).toBe('done');
    expect(nextOf(['done', 'late', 'soon'])).toBe(2);
    expect(nextOf(['done', 'late'])).toBe(1);
    expect(nextOf(['done'])).toBeNull();
    expect(doneLateBy({ form: 'before', on: '2026-10-15' }, '2026-10-16')).toBe(2);
    expect(doneLateBy(on('2026-10-15'), '2026-10-15')).toBe(0);
  });
});

describe('reminders', () => {
  /** The days of reminding when it is looked on each day, or only on those that `runs` has. */
  function written(due: Due, from: string, days: number, runs: (day: number) => boolean = () => true) {
    let last: string | null = null;
    const found: string[] = [];
    for (let at = 0; at < days; at += 1) {
      const today = new Date(Date.parse(from) + at * 86_400_000).toISOString().slice(0, 10);
      const kind = runs(at) ? reminderDue(due, last, today) : null;
      if (kind === null) continue;
      last = today;
      found.push(`${today.slice(5)} ${kind}`);
    }
    return found;
  }

  it('come seven days and one day before, on the day, on the day after, then weekly', () => {
    expect(written(on('2026-10-15'), '2026-10-01', 31)).toEqual([
      '10-08 soon',
      '10-14 soon',
      '10-15 today',
      '10-16 late',
      '10-23 late',
      '10-30 late',
    ]);
  });

  it('that a stopped system missed are made good on the next day, once', () => {
    expect(written(on('2026-10-15'), '2026-10-01', 31, (day) => day >= 9 && day !== 14)).toEqual([
      '10-10 soon',
      '10-14 soon',
      '10-16 late',
      '10-23 late',
      '10-30 late',
    ]);
  });

  it('go to the unit that leads, however it is written', () => {
    expect(isNamedIn('Sở Nội vụ', 'SỞ NỘI VỤ; UBND các xã')).toBe(true);
    expect(isNamedIn('Sở Nội vụ', 'Sở Nội vụ tỉnh Đắk Nông')).toBe(false);
    expect(isNamedIn('', '')).toBe(false);
  });
});

describe('the templates', () => {
  it('have the days of their documents for a survey of those days', () => {
    const daysOf = (key: string, startsOn: string, endsOn: string) => {
      const template = timelineTemplates.find((one) => one.key === key);
      return template && stepsOf(template, { startsOn, endsOn }).map(({ due }) => due && dueWords(due));
    };
    // Cà Mau interviewed in May 2015, Bình Định until 30/11/2023 (whose plan leaves three days open).
    expect(daysOf('ca-mau-2014', '2015-05-04', '2015-05-29')).toEqual([
      'Tháng 3/2015',
      'Tháng 4/2015',
      'Tháng 4/2015',
      'Tháng 4/2015',
      'Tháng 5/2015',
      'Tháng 5/2015',
      'Tháng 6/2015',
      'Tháng 7/2015',
      'Tháng 9/2015',
    ]);
    expect(daysOf('binh-dinh-2023', '2023-10-15', '2023-11-30')).toEqual([
      'Trước 15/10/2023',
      '30/11/2023',
      null,
      null,
      '31/12/2023',
      null,
    ]);
  });

  it('are printed as plans have them, and with states as of a day', () => {
    const [template] = timelineTemplates;
    const survey = { name: 'Khảo sát', planNumber: '59/KH-UBND', authority: 'UBND huyện Đắk Glong' };
    const steps = (template ? stepsOf(template, { startsOn: '2026-03-02', endsOn: '2026-03-31' }) : []).map(
      (step) => ({ ...step, state: 'late' as const, daysLeft: -3, doneOn: null, doneLate: 0 }),
    );
    const plain = annexOf(survey, steps, { today: '2026-05-01', withStates: false });
    expect(plain.of).toContain('(Kèm theo Kế hoạch số 59/KH-UBND của UBND huyện Đắk Glong)');
    expect(plain.table.rows[6]).toMatchObject({
      noi_dung: 'Phỏng vấn qua điện thoại',
      thoi_gian: '31/03/2026',
    });
    for (const withStates of [false, true]) {
      const { table, title } = annexOf(survey, steps, { today: '2026-05-01', withStates });
      expect(table.columns.reduce((sum, { width }) => sum + width, 0)).toBe(100);
      expect(table.columns.some(({ field }) => field === 'tinh_trang')).toBe(withStates);
      if (withStates)
        expect([title, table.rows[0]?.['tinh_trang']]).toEqual([
          'TIẾN ĐỘ THỰC HIỆN ĐẾN NGÀY 01/05/2026',
          'Chậm 3 ngày',
        ]);
    }
  });

  it('of Word is what its maker makes, byte for byte', async () => {
    expect((await makeAnnexTemplate()).equals(readFileSync(annexTemplateFile))).toBe(true);
  });
});
