// The plan of time of a survey: what the survey shows by itself, what people mark, reminders, annex, calendar.
import { Zip } from 'easy-template-x';
import { afterAll, beforeAll, expect, test } from 'vitest';

import type { Endpoint } from '#contract/endpoint.ts';
import {
  getTimeline,
  getTimelineCalendar,
  getTimelineDocx,
  getTimelinePdf,
  getTimelineReminders,
  markTimelineStep,
  type SavedTimeline,
  saveTimeline,
} from '#contract/timeline.ts';
import { Refused, type Person } from '#demo/person.ts';
import { remindOfSteps } from '#server/features/timeline/commands.ts';
import { freshDatabase, type FreshDatabase } from '#tests/support/database.ts';
import { startProduct, type Product } from '#tests/support/product.ts';
import { activeSurvey, mobileNumbers } from '#tests/support/survey.ts';

let database: FreshDatabase;
let product: Product;
let official: Person;
let supervisor: Person;
let surveyId: string;
const params = () => ({ surveyId });

beforeAll(async () => {
  database = await freshDatabase();
  product = await startProduct({ databaseUrl: database.url, withoutWorker: true });
  official = await product.signIn('sonoivu');
  supervisor = await product.signIn('giamsat');
  surveyId = await activeSurvey(await product.as('giamsat'), database.url, product.versions, {
    phones: mobileNumbers(3, 9_300),
  });
});
afterAll(async () => {
  await product.close();
  await database.drop();
});

type Step = SavedTimeline['steps'][number];
const step = (content: string, lead: string, more: Partial<Step> = {}): Step => ({
  id: null,
  content,
  lead,
  cooperating: '',
  product: '',
  due: null,
  evidence: null,
  ...more,
});
const view = (person: Person = official) => person.call(getTimeline, { params: params() });
const save = (person: Person, version: number, steps: Step[]) =>
  person.call(saveTimeline, { params: params(), body: { version, steps } });
/** The steps as they would be sent again. */
const again = async (): Promise<Step[]> =>
  (await view()).steps.map(({ id, content, lead, cooperating, product: gives, due, evidence }) => ({
    id,
    content,
    lead,
    cooperating,
    product: gives,
    due,
    evidence,
  }));
const at = (day: string) => ({ ...product.ctx, now: () => new Date(`${day}T02:00:00.000Z`) });

test('a plan shows what the survey has reached, and what is left to people', async () => {
  expect((await view()).templates.map(({ key }) => key)).toContain('binh-dinh-2023');
  const saved = await save(official, 0, [
    step('Chọn mẫu', 'Sở Nội vụ', { evidence: 'sample', due: { form: 'on', on: '2020-01-01' } }),
    step('Tập huấn', 'Sở Nội vụ', { due: { form: 'before', on: '2020-01-02' } }),
    step('Phỏng vấn', 'Tổ khảo sát', { evidence: 'target', due: { form: 'month', on: '2098-03-01' } }),
  ]);
  expect(saved.steps.map(({ state, shown }) => [state, shown?.stage ?? null])).toEqual([
    ['done', 'done'],
    ['late', null],
    ['waiting', 'open'],
  ]);
  expect(saved.nextId).toBe(saved.steps[2]?.id);
  expect(saved.steps.map(({ mine }) => mine)).toEqual([true, true, false]);
});

test('who read an older plan does not write over a newer one', async () => {
  const refused = await save(supervisor, 0, []).catch((thrown: unknown) => thrown);
  expect(refused).toBeInstanceOf(Refused);
  expect(refused).toMatchObject({ problem: { code: 'timeline-overtaken' } });
  expect((await view()).steps).toHaveLength(3);
});

test('a mark says who and when and is kept when it is taken back, and when its step leaves the plan', async () => {
  const [, training] = (await view()).steps;
  const stepId = training?.id ?? '';
  const mark = (person: Person, done: boolean, note: string) =>
    person.call(markTimelineStep, { params: { stepId }, body: { done, note } });
  const marked = await mark(official, true, 'Biên bản 12');
  expect(marked.steps[1]).toMatchObject({
    state: 'done',
    marks: [{ note: 'Biên bản 12', by: 'Cán bộ Sở Nội vụ' }],
  });
  const reopened = await mark(supervisor, false, 'còn hai người');
  expect(reopened.steps[1]?.state).toBe('late');
  expect(reopened.steps[1]?.marks.map(({ done, by }) => [done, by])).toEqual([
    [false, 'Giám sát viên'],
    [true, 'Cán bộ Sở Nội vụ'],
  ]);
  const { version } = await view();
  const steps = await again();
  await save(
    official,
    version,
    steps.filter(({ id }) => id !== stepId),
  );
  expect(await product.ctx.prisma.timelineMark.count({ where: { stepId } })).toBe(2);
  await expect(mark(official, true, '')).rejects.toMatchObject({ problem: { code: 'not-found' } });
  expect((await save(official, version + 1, steps)).steps[1]?.marks).toHaveLength(2);
});

test('the sweep reminds once a day those whose unit leads, until the step is done', async () => {
  const { version } = await view();
  const steps = await again();
  const [sample, training, interviews] = steps;
  if (!sample || !training || !interviews) throw new Error('The plan has three steps');
  await save(official, version, [
    sample,
    { ...training, due: { form: 'on', on: '2026-12-01' } },
    { ...interviews, due: { form: 'on', on: '2026-12-03' } },
    step('Tuyên truyền', 'Trung tâm Văn hóa', { due: { form: 'on', on: '2026-12-01' } }),
  ]);
  const written = () => product.ctx.prisma.timelineReminder.count({ where: { step: { removedAt: null } } });
  await remindOfSteps(at('2026-11-20'));
  expect(await written()).toBe(0);
  await remindOfSteps(at('2026-11-25'));
  await remindOfSteps(at('2026-11-25'));
  expect(await written()).toBe(2);
  await remindOfSteps(at('2026-12-02'));
  const reminded = async (person: Person) =>
    (await person.call(getTimelineReminders)).map(({ content, kind }) => [content, kind]);
  // Nobody here is of the Trung tâm Văn hóa: Sở Nội vụ sees to it.
  expect(await reminded(official)).toEqual([
    ['Tập huấn', 'late'],
    ['Tuyên truyền', 'late'],
  ]);
  expect(await reminded(supervisor)).toEqual([['Phỏng vấn', 'soon']]);
  await official.call(markTimelineStep, {
    params: { stepId: training.id ?? '' },
    body: { done: true, note: '' },
  });
  expect(await reminded(official)).toEqual([['Tuyên truyền', 'late']]);
});

async function fileOf(endpoint: Pick<Endpoint, 'path'>, query = ''): Promise<Buffer> {
  const path = endpoint.path.replace(':surveyId', surveyId);
  const response = await fetch(`${product.origin}${path}${query}`, { headers: { cookie: official.cookie } });
  expect(response.status).toBe(200);
  return Buffer.from(await response.arrayBuffer());
}

test('it goes with a plan as annex, and into a calendar with the steps that are still open', async () => {
  const words = async (query: string) => {
    const zip = await Zip.load(await fileOf(getTimelineDocx, query));
    return (await zip.getFile('word/document.xml').getContentText()).replace(/<[^>]+>/g, ' ');
  };
  const plain = await words('');
  for (const word of ['KẾ HOẠCH THỜI GIAN THỰC HIỆN', 'Kế hoạch số 59/KH-UBND', 'Tuyên truyền', '03/12/2026'])
    expect(plain).toContain(word);
  expect(plain).not.toContain('Tình trạng');
  expect(plain).not.toContain('{{');
  expect(await words('?states=yes')).toContain('Tình trạng');
  expect((await fileOf(getTimelinePdf)).subarray(0, 5).toString()).toBe('%PDF-');
  const calendar = (await fileOf(getTimelineCalendar)).toString('utf8').replace(/\r\n[ \t]/g, '');
  expect(calendar).toContain('SUMMARY:Phỏng vấn');
  expect(calendar).toContain('DTSTART;VALUE=DATE:20261203');
  expect(calendar).toContain('TRIGGER:-P7D');
  expect(calendar).not.toContain('SUMMARY:Chọn mẫu');
});
