// Results by everything that they can be broken down by, alone and crossed, against interviews counted one by one.
import { afterAll, beforeAll, expect, test } from 'vitest';

import { changeIndexRule, getBreakdown } from '#contract/breakdown.ts';
import { getIndex } from '#contract/results.ts';
import type { Person } from '#demo/person.ts';
import { freshDatabase, type FreshDatabase } from '#tests/support/database.ts';
import { finishedForm } from '#tests/support/finished-form.ts';
import { startProduct, type Product } from '#tests/support/product.ts';
import { activeSurvey, mobileNumbers } from '#tests/support/survey.ts';

let database: FreshDatabase;
let product: Product;
let analyst: Person;
let surveyId: string;

/** Interviews with what the list, the form and the agency say of them, by other joins than the product's. */
interface Told {
  readonly rating: number;
  readonly values: Readonly<Record<string, string | null>>;
}

const people = 36;

beforeAll(async () => {
  database = await freshDatabase();
  product = await startProduct({ databaseUrl: database.url, withoutWorker: true });
  analyst = await product.signIn('phantich');
  const phones = mobileNumbers(people, 6_900);
  surveyId = await activeSurvey(await product.as('giamsat'), database.url, product.versions, { phones });
  const { prisma } = product.ctx;
  // Two procedures of two fields, three ways that files came and went, of some of which nothing is known, two levels.
  const [list] = await prisma.transactionList.findMany({ where: { surveyId } });
  const listId = list?.id ?? '';
  await prisma.$executeRaw`
    insert into list_procedures (list_id, number, name, field)
    values (${listId}::uuid, 101, 'Cấp giấy phép xây dựng', 'Xây dựng'), (${listId}::uuid, 102, 'Chứng thực', null)`;
  await prisma.$executeRaw`
    insert into list_courses (list_id, number, sheet, channel, timeliness)
    values (${listId}::uuid, 101, '', 'online', 'late'), (${listId}::uuid, 102, '', null, 'onTime')`;
  await prisma.$executeRaw`
    update transaction_rows set
      procedure = case row_number % 3 when 0 then procedure when 1 then 101 else 102 end,
      course = case row_number % 4 when 0 then course when 1 then 102 else 101 end
    where list_id = ${listId}::uuid`;
  const commune = await prisma.agency.create({
    data: { name: 'UBND xã Đắk Ha', level: 'commune', createdAt: new Date() },
  });
  await prisma.agencyName.updateMany({ data: { agencyId: commune.id } });
  const cases = await prisma.case.findMany({ where: { surveyId }, orderBy: { drawOrder: 'asc' } });
  for (const [at, { id: caseId }] of cases.entries())
    await finishedForm(
      product,
      { surveyId, caseId, number: at + 1, mode: at < 9 ? 'paper' : 'telephone' },
      {
        'DV1.1': 1 + ((at * 7) % 5),
        // One does not say.
        ...(at === 5 ? { sex: 'dontKnow' } : { sex: 1 + (at % 2) }),
        'age-group': 1 + (at % 4),
      },
    );
});
afterAll(async () => {
  await product.close();
  await database.drop();
});

async function told(): Promise<Told[]> {
  const rows = await product.ctx.prisma.$queryRaw<({ rating: number } & Record<string, string | null>)[]>`
    select a.code as rating, la.name as agency, g.level, lp.field, lp.name as service, lc.channel, lc.timeliness,
           i.mode::text as mode,
           (select case code when 1 then 'Nam' when 2 then 'Nữ' end from counted_answers
            where interview_id = i.id and question_name = 'sex') as "q:sex",
           (select code::text from counted_answers where interview_id = i.id and question_name = 'age-group') as "q:age-group"
    from interviews i join counted_answers a on a.interview_id = i.id and a.question_name = 'DV1.1'
    join cases c on c.id = i.case_id join sample_units u on u.id = c.sample_unit_id
    join transaction_rows r on r.id = u.transaction_id
    left join list_agencies la on la.list_id = r.list_id and la.number = r.agency
    left join list_procedures lp on lp.list_id = r.list_id and lp.number = r.procedure
    left join list_courses lc on lc.list_id = r.list_id and lc.number = r.course
    left join agencies g on g.name = la.name
    where i.survey_id = ${surveyId}::uuid and i.status = 'complete'`;
  return rows.map(({ rating, ...values }) => ({ rating: Number(rating), values }));
}

const breakdown = (by: string, and?: string) =>
  analyst.call(getBreakdown, {
    params: { surveyId },
    query: { by, measure: 'DV1.1', ...(and !== undefined && { and }) },
  });

/** Interviews and percent satisfied of each combination of values that occurs. */
function countedBy(all: readonly Told[], keys: readonly string[]): Map<string, [number, number]> {
  const cells = new Map<string, number[]>();
  for (const { rating, values } of all) {
    const labels = keys.map((key) => values[key] ?? null);
    if (labels.includes(null)) continue;
    const key = labels.join(' · ');
    cells.set(key, [...(cells.get(key) ?? []), rating]);
  }
  return new Map(
    [...cells].map(([key, ratings]) => [
      key,
      [ratings.length, (100 * ratings.filter((one) => one >= 4).length) / ratings.length],
    ]),
  );
}

test('each figure is that of its interviews, alone and crossed, and who is in no row is told', async () => {
  const all = await told();
  expect(all).toHaveLength(people);
  const { domains } = await breakdown('agency');
  const ages = domains.find(({ key }) => key === 'q:age-group');
  expect(ages).toBeDefined();
  const keys = ['agency', 'level', 'field', 'service', 'channel', 'timeliness', 'mode', 'q:sex'];
  expect(domains.map(({ key }) => key)).toEqual(expect.arrayContaining(keys));
  // Whoever was interviewed agreed to be: nothing to break down by.
  for (const key of ['q:consent', 'q:recording-consent'])
    expect(domains.map((domain) => domain.key)).not.toContain(key);
  const pairs = keys.map((key, at) => [key, keys[(at + 3) % keys.length] ?? 'agency']);
  for (const by of [...keys.map((key) => [key]), ...pairs]) {
    const [first = '', second] = by;
    const view = await breakdown(first, second);
    const wanted = countedBy(all, by);
    const found = new Map(
      view.cells.map(({ labels, interviews, score }) => [labels.join(' · '), [interviews, score]]),
    );
    expect([by, [...found.keys()].toSorted()]).toEqual([by, [...wanted.keys()].toSorted()]);
    for (const [label, [interviews, score]] of wanted)
      expect([by, label, found.get(label)]).toEqual([by, label, [interviews, expect.closeTo(score, 9)]]);
    const counted = view.cells.reduce((sum, { interviews }) => sum + interviews, 0);
    expect([by, counted + view.without]).toEqual([by, people]);
  }
  // Age groups have no interview without one, and their cells add up, too.
  const byAge = await breakdown('q:age-group');
  expect([byAge.cells.length, byAge.without]).toEqual([4, 0]);
});

test('equal published scores share a rank; below the minimum shown, neither ranked nor compared', async () => {
  const { rule } = await analyst.call(getIndex, { params: { surveyId } });
  await analyst.call(changeIndexRule, {
    params: { surveyId },
    body: { rule: { ...rule, minimumInterviews: 10 }, reason: 'Thử ngưỡng xếp hạng' },
  });
  const { cells } = await breakdown('mode');
  const [telephone, paper] = ['telephone', 'paper'].map((mode) =>
    cells.find(({ labels }) => labels[0] === mode),
  );
  expect(telephone).toMatchObject({ rank: 1, next: null, interviews: 27 });
  expect(paper).toMatchObject({ rank: null, next: null, whole: null, interviews: 9 });
  expect(paper?.score).not.toBeNull();
  // All of one sex and of the other are made to say the same.
  await product.ctx.prisma.countedAnswer.updateMany({
    where: { questionName: 'DV1.1', interview: { surveyId } },
    data: { code: 5, value: { value: 5 } },
  });
  const bySex = await breakdown('q:sex');
  expect(bySex.cells.map(({ rank, shown }) => [rank, shown])).toEqual([
    [1, 100],
    [1, 100],
  ]);
  expect(bySex.cells.map(({ whole }) => whole?.significant)).toEqual([false, false]);
});
