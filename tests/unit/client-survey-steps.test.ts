import { describe, expect, test } from 'vitest';

import { nextAct, stepStates, whyNotActivate } from '#client/features/surveys/survey-steps.ts';
import type { SurveySummary } from '#contract/surveys.ts';

const surveyId = '6f1b6f0e-0000-4000-8000-000000000001';
const prepared: SurveySummary = {
  id: surveyId,
  code: 'dak-glong-2024',
  name: 'Khảo sát Đắk Glong 2024',
  authority: 'UBND huyện Đắk Glong',
  planNumber: '59/KH-UBND',
  verificationPhone: '0261 3 000 000',
  status: 'draft',
  demo: true,
  periodFrom: '2024-01-01',
  periodTo: '2024-12-31',
  startsOn: '2024-11-01',
  endsOn: '2024-12-31',
  interviewVersionId: surveyId,
  backCheckVersionId: surveyId,
  lists: 0,
  listsUnread: 0,
  frameTransactions: 0,
  sample: null,
  completes: 0,
  openCases: 0,
  recallsWaiting: null,
};
const sampleOf = (status: NonNullable<SurveySummary['sample']>['status']) => ({
  id: surveyId,
  status,
  target: 400,
  released: 400,
  drawnAt: '2024-11-01T02:00:00.000Z',
});
const listed: SurveySummary = { ...prepared, lists: 1, frameTransactions: 3525 };
const drawn: SurveySummary = { ...listed, sample: sampleOf('drawn') };
const confirmed: SurveySummary = { ...listed, sample: sampleOf('confirmed') };
const calling: SurveySummary = { ...confirmed, status: 'active', completes: 122 };

describe('the steps of a survey', () => {
  test.each([
    ['without accepted transactions: load a list', prepared, 'lists'],
    ['with a list whose rows were all refused: load a list', { ...prepared, lists: 1 }, 'lists'],
    ['with a frame: draw', listed, 'draw'],
    ['with a frame and a file that waits for its columns: read it', { ...listed, listsUnread: 1 }, 'unread'],
    ['while the sample is drawn: look at it', { ...listed, sample: sampleOf('drawing') }, 'drawing'],
    ['with a draw that failed: draw again', { ...listed, sample: sampleOf('failed') }, 'draw'],
    ['with a draw: confirm it', drawn, 'confirm'],
    ['with a confirmed sample: start calling', confirmed, 'activate'],
    ['while calling: watch the floor', calling, 'watch'],
    ['while paused: resume', { ...calling, status: 'paused' as const }, 'resume'],
    ['with the whole sample interviewed: read the results', { ...calling, completes: 400 }, 'results'],
    ['once closed: read the results', { ...calling, status: 'closed' as const }, 'results'],
  ])('%s', (_, survey, act) => {
    expect(nextAct(survey)).toBe(act);
  });

  test('calling starts on a confirmed sample only', () => {
    expect(whyNotActivate(listed)).toBe('no-sample');
    expect(whyNotActivate(drawn)).toBe('sample-not-confirmed');
    expect(whyNotActivate(confirmed)).toBeNull();
    expect(whyNotActivate({ ...calling, status: 'closed' })).toBe('closed');
  });

  test('lists are not done while one waits to be read', () => {
    expect(stepStates({ ...listed, listsUnread: 1 }).lists).toBe('next');
  });

  test('a list loaded after the sample was confirmed opens no step again', () => {
    expect(stepStates({ ...calling, lists: 2 })).toMatchObject({
      lists: 'done',
      sample: 'done',
      calls: 'running',
    });
  });

  test('a paused survey stands at its calls, and its results go on counting what is in', () => {
    const states = stepStates({ ...calling, status: 'paused' });
    expect(states).toMatchObject({ calls: 'stopped', backChecks: 'running', results: 'running' });
  });
});
