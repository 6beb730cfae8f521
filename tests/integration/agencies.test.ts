// Agencies: names of lists are noted while they are read, said to be what they are, and stand in a tree.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import {
  changeAgency,
  createAgency,
  findAdministrativeUnits,
  getAgencies,
  getNewAgencyNames,
  removeAgency,
  reopenAgencyName,
  reviewAgencyName,
  type AgencyFields,
  type AgencyView,
} from '#contract/agencies.ts';
import { getList, setListUnitSystem } from '#contract/lists.ts';
import { nameId } from '#domain/agencies/name-key.ts';
import type { UnitSystem } from '#domain/agencies/unit-systems.ts';
import { spellingKey } from '#domain/samples/spelling.ts';
import type { Context } from '#server/context.ts';
import { loadAdministrativeUnits } from '#server/features/agencies/commands.ts';
import { agencyOfNames } from '#server/features/agencies/queries.ts';
import { openDatabase, type OpenDatabase } from '#server/platform/database.ts';
import { freshDatabase, type FreshDatabase } from '#tests/support/database.ts';
import { draftSurvey, loadList } from '#tests/support/frame-list.ts';
import type { Person } from '#demo/person.ts';
import { startProduct, type Product } from '#tests/support/product.ts';

let fresh: FreshDatabase;
let database: OpenDatabase;
let product: Product;
let ctx: Context;
let supervisor: Person;
let surveyId: string;

beforeAll(async () => {
  fresh = await freshDatabase();
  database = openDatabase(fresh.url, 4);
  product = await startProduct({ databaseUrl: fresh.url, withoutWorker: true });
  ctx = await product.as('giamsat');
  await loadAdministrativeUnits(ctx);
  supervisor = await product.signIn('giamsat');
  surveyId = await draftSurvey(ctx, product.versions);
});
afterAll(async () => {
  await product.close();
  await database.close();
  await fresh.drop();
});

let phones = 0;

/** Reads a list in which each of these agencies has as many transactions. Gives its id. */
function list(
  agencies: Record<string, number>,
  { survey = surveyId, resultOn = '08/03/2024' } = {},
): Promise<string> {
  const rows = Object.entries(agencies).flatMap(([agency, times]) =>
    Array.from({ length: times }, () => {
      phones += 1;
      return { name: `Người thứ ${phones}`, phone: `09${10_000_000 + phones}`, agency, resultOn };
    }),
  );
  return loadList(ctx, database.pool, survey, rows);
}

const blank = { class: null, parentId: null, unitSystem: null, unitCode: null } as const;
const create = (fields: Partial<AgencyFields> & { name: string }) =>
  supervisor.call(createAgency, { body: { level: 'unknown', ...blank, ...fields } });
const change = ({ id, name, level, parentId }: AgencyView, fields: Partial<AgencyFields>) =>
  supervisor.call(changeAgency, {
    params: { agencyId: id },
    body: { ...blank, name, level, parentId, ...fields },
  });
const review = (name: string, agencyId: string | null, system: UnitSystem = '63') =>
  supervisor.call(reviewAgencyName, { body: { system, key: spellingKey(name), agencyId } });
const waiting = async () => (await supervisor.call(getNewAgencyNames)).map(({ name }) => name);
const agencyNamed = async (name: string) =>
  (await supervisor.call(getAgencies)).find((one) => one.name === name);
const refusal = (code: string, details: object = {}) => ({ problem: { code, details } });

test('both code systems are loaded once, and again only where they changed', async () => {
  expect(await ctx.db.administrativeUnit.count()).toBe(63 + 696 + 10_035 + 34 + 3321);
  const begun = performance.now();
  expect(await loadAdministrativeUnits(ctx)).toBe(0);
  expect(performance.now() - begun).toBeLessThan(3_000);
  await ctx.db.administrativeUnit.update({
    where: { system_code: { system: '34', code: '75' } },
    data: { name: 'Tỉnh Đồng Nai' },
  });
  expect(await loadAdministrativeUnits(ctx)).toBe(1);
  const dongNai = { system_code: { system: '34', code: '75' } };
  expect(await ctx.db.administrativeUnit.findUnique({ where: dongNai })).toMatchObject({
    name: 'Thành phố Đồng Nai',
  });
});

test.each([
  [
    '63',
    'xa dak ha dak glong',
    ['24622 Xã Đắk Ha, Huyện Đăk Glong, Tỉnh Đắk Nông → 24611 Phường Bắc Gia Nghĩa'],
  ],
  ['63', '015', []],
  ['63', '24622', ['24622 Xã Đắk Ha, Huyện Đăk Glong, Tỉnh Đắk Nông → 24611 Phường Bắc Gia Nghĩa']],
  ['34', '24622', []],
  [
    '34',
    'đặc khu Côn',
    ['26732 Đặc khu Côn Đảo, Thành phố Hồ Chí Minh', '19742 Đặc khu Cồn Cỏ, Tỉnh Quảng Trị'],
  ],
  ['63', 'không có nơi này', []],
  ['63', "100% ' _", []],
] as const)('in the %s system «%s» finds %j', async (system, search, expected) => {
  const found = await supervisor.call(findAdministrativeUnits, { query: { system, search } });
  expect(
    found.map(({ code, name, parentName, became }) =>
      [
        [`${code} ${name}`, parentName].filter(Boolean).join(', '),
        became && `→ ${became.code} ${became.name}`,
      ]
        .filter(Boolean)
        .join(' '),
    ),
  ).toEqual(expected);
});

test('one code is another province in the other system', async () => {
  const names = await Promise.all(
    (['63', '34'] as const).map(async (system) => {
      const [first] = await supervisor.call(findAdministrativeUnits, { query: { system, search: '15' } });
      return first?.name;
    }),
  );
  expect(names).toEqual(['Tỉnh Yên Bái', 'Tỉnh Lào Cai']);
});

test('nothing typed offers the provinces of the system', async () => {
  for (const [system, count] of [
    ['63', 63],
    ['34', 34],
  ] as const)
    expect(await supervisor.call(findAdministrativeUnits, { query: { system } })).toHaveLength(count);
});

test("a list's new names wait, the most frequent first and under their most frequent spelling", async () => {
  await list({ 'UBND xã Đắk Ha': 2, 'Ủy ban nhân dân xã Đắk Ha': 3, 'UBND huyện Đắk Glong': 1 });
  expect(await supervisor.call(getNewAgencyNames)).toMatchObject([
    { name: 'Ủy ban nhân dân xã Đắk Ha', transactions: 5, level: 'commune', suggestions: [] },
    {
      name: 'UBND huyện Đắk Glong',
      transactions: 1,
      level: 'district',
      firstListName: expect.stringMatching(/csv$/),
    },
  ]);
  await list({ 'UBND XÃ ĐẮK HA': 1 });
  // Of one survey: its own names, with how many of its own records have them.
  const other = await draftSurvey(ctx, product.versions);
  await list({ 'UBND xã Đắk Ha': 4 }, { survey: other });
  const query = { surveyId: other };
  expect(await supervisor.call(getNewAgencyNames, { query })).toMatchObject([{ transactions: 4 }]);
  expect(await supervisor.call(getNewAgencyNames)).toMatchObject([{ transactions: 10 }, { transactions: 1 }]);
});

test('a name that nobody knows becomes an agency with level, unit and parent read from it', async () => {
  expect(await review('UBND huyện Đắk Glong', null)).toMatchObject({
    name: 'UBND huyện Đắk Glong',
    level: 'district',
    parentId: null,
    unitSystem: '63',
    unitCode: '661',
  });
  const district = await agencyNamed('UBND huyện Đắk Glong');
  expect(await review('UBND xã Đắk Ha', null)).toMatchObject({
    level: 'commune',
    // The list says no district; the commune's unit does.
    parentId: district?.id,
    unitCode: '24622',
    unitName: 'Xã Đắk Ha',
    names: [{ name: 'Ủy ban nhân dân xã Đắk Ha', system: '63' }],
  });
  expect(await waiting()).toEqual([]);
  const audited = await ctx.db.auditEntry.count({ where: { action: 'agency-name-reviewed' } });
  expect(audited).toBe(2);
});

test('the place that a name states is left out of the official name once its committee is known', async () => {
  await list({ 'UBND xã Quảng Sơn (H. Đắk Glong)': 1, 'UBND xã Tân Tiến, huyện Không Có': 1 });
  expect(await review('UBND xã Quảng Sơn (H. Đắk Glong)', null)).toMatchObject({
    name: 'UBND xã Quảng Sơn',
    parentId: (await agencyNamed('UBND huyện Đắk Glong'))?.id,
    unitCode: '24616',
  });
  expect(await review('UBND xã Tân Tiến, huyện Không Có', null)).toMatchObject({
    name: 'UBND xã Tân Tiến, huyện Không Có',
    parentId: null,
    unitCode: null,
  });
});

test('an exact name of one agency is linked by itself, in a list and when the agency is made', async () => {
  await create({ name: 'Sở Tư pháp', level: 'province' });
  await list({ 'SỞ TƯ PHÁP': 2, 'Sở Xây dựng': 1 });
  expect(await waiting()).toEqual(['Sở Xây dựng']);
  expect((await agencyNamed('Sở Tư pháp'))?.names).toEqual([{ name: 'SỞ TƯ PHÁP', system: '63' }]);
  await create({ name: 'Sở Xây Dựng', level: 'province' });
  expect(await waiting()).toEqual([]);
});

test('a name that two agencies have is asked about', async () => {
  const [cuJut, dakMil] = [
    await create({ name: 'UBND huyện Cư Jút' }),
    await create({ name: 'UBND huyện Đắk Mil' }),
  ];
  await create({ name: 'UBND xã Nam Sơn', parentId: cuJut.id });
  const meant = await create({ name: 'UBND xã Nam Sơn', parentId: dakMil.id });
  await list({ 'UBND xã Nam Sơn': 1, 'UBND xã Nam Sơn, huyện Đắk Mil': 1 });
  const names = await supervisor.call(getNewAgencyNames);
  for (const { suggestions } of names)
    expect(suggestions.slice(0, 2).map(({ name }) => name)).toEqual(['UBND xã Nam Sơn', 'UBND xã Nam Sơn']);
  expect(names.find(({ name }) => name.includes('Đắk Mil'))?.suggestions[0]?.id).toBe(meant.id);
  for (const { name } of names) await review(name, meant.id);
  expect((await agencyNamed('UBND huyện Đắk Mil'))?.children).toBe(1);
});

test('what was said of a name is taken back', async () => {
  await list({ 'Trạm y tế Đắk Ha': 1 });
  const agency = await create({ name: 'Trạm y tế xã Đắk Ha' });
  await review('Trạm y tế Đắk Ha', agency.id);
  expect(await waiting()).toEqual([]);
  await supervisor.call(reopenAgencyName, { body: { system: '63', key: spellingKey('Trạm y tế Đắk Ha') } });
  expect(await waiting()).toEqual(['Trạm y tế Đắk Ha']);
  await review('Trạm y tế Đắk Ha', agency.id);
});

test('a link that was wrong is moved; an agency made by mistake is taken out and its names wait again', async () => {
  await list({ 'Phòng TNMT': 1 });
  const mistake = await review('Phòng TNMT', null);
  const right = await create({ name: 'Phòng Tài nguyên và Môi trường' });
  expect((await review('Phòng TNMT', right.id)).names).toEqual([{ name: 'Phòng TNMT', system: '63' }]);
  await supervisor.call(removeAgency, { params: { agencyId: mistake.id } });
  await supervisor.call(removeAgency, { params: { agencyId: right.id } });
  expect(await waiting()).toEqual(['Phòng TNMT']);
  await expect(
    supervisor.call(removeAgency, {
      params: { agencyId: (await agencyNamed('UBND huyện Đắk Mil'))?.id ?? '' },
    }),
  ).rejects.toMatchObject(refusal('agency-has-units', { units: 1 }));
});

test('two agencies under one parent, or without any, have different names', async () => {
  const top = await create({ name: 'UBND tỉnh Đắk Nông', level: 'province' });
  await expect(create({ name: 'UBND tỉnh Đắk Nông' })).rejects.toMatchObject(
    refusal('agency-name-taken', { name: 'UBND tỉnh Đắk Nông' }),
  );
  await create({ name: 'Sở Nội vụ', parentId: top.id });
  const other = await create({ name: 'Sở Y tế', parentId: top.id });
  await expect(change(other, { name: 'Sở Nội vụ' })).rejects.toMatchObject(refusal('agency-name-taken'));
});

test('no agency stands in itself, whoever writes', async () => {
  const [a, b, c] = [
    await create({ name: 'Vòng A' }),
    await create({ name: 'Vòng B' }),
    await create({ name: 'Vòng C' }),
  ];
  await change(b, { parentId: a.id });
  await change(c, { parentId: b.id });
  await expect(change(a, { parentId: c.id })).rejects.toMatchObject(refusal('agency-in-itself'));
  await expect(change(a, { parentId: a.id })).rejects.toMatchObject(refusal('agency-in-itself'));
  await expect(
    database.pool.query('update agencies set parent_id = $2 where id = $1', [a.id, c.id]),
  ).rejects.toThrow('agencies_are_a_tree');
});

test('two changes side by side make no circle', async () => {
  for (let round = 0; round < 10; round += 1) {
    const [a, b] = [await create({ name: `Bên A${round}` }), await create({ name: `Bên B${round}` })];
    const outcomes = await Promise.allSettled([change(a, { parentId: b.id }), change(b, { parentId: a.id })]);
    const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
    expect(refused).toMatchObject([refusal('agency-in-itself')]);
  }
});

test('what is not there, or only half there, is refused', async () => {
  const nobody = '00000000-0000-4000-8000-000000000000';
  await expect(create({ name: 'X1', parentId: nobody })).rejects.toMatchObject(
    refusal('not-found', { what: 'agency' }),
  );
  await expect(create({ name: 'X2', unitSystem: '34', unitCode: '10' })).rejects.toMatchObject(
    refusal('not-found', { what: 'administrative-unit' }),
  );
  await expect(create({ name: 'X3', unitCode: '10' })).rejects.toMatchObject(
    refusal('input-invalid', expect.anything()),
  );
  await expect(review('Chưa từng có', null)).rejects.toMatchObject(
    refusal('not-found', { what: 'agency-name' }),
  );
});

test('whoever draws is told official name, level, class and district of linked names, and nothing of the others', async () => {
  const district = await agencyNamed('UBND huyện Đắk Glong');
  if (!district) throw new Error('The district is missing');
  await change(district, { class: 'III', unitSystem: '63', unitCode: '661' });
  await list({ 'Chưa ai biết': 1 });
  const named = (name: string) => ({ system: '63', key: spellingKey(name) }) as const;
  const known = await agencyOfNames(
    ctx.db,
    ['UBND xã Đắk Ha', 'UBND huyện Đắk Glong', 'Sở Tư pháp', 'Chưa ai biết'].map(named),
  );
  expect(Object.fromEntries(known)).toMatchObject({
    [nameId(named('UBND xã Đắk Ha'))]: {
      name: 'Ủy ban nhân dân xã Đắk Ha',
      level: 'commune',
      class: null,
      district: 'UBND huyện Đắk Glong',
      districtClass: 'III',
    },
    [nameId(named('UBND huyện Đắk Glong'))]: {
      name: 'UBND huyện Đắk Glong',
      level: 'district',
      class: 'III',
      district: 'UBND huyện Đắk Glong',
      districtClass: 'III',
    },
    [nameId(named('Sở Tư pháp'))]: {
      name: 'Sở Tư pháp',
      level: 'province',
      class: null,
      district: null,
      districtClass: null,
    },
  });
});

describe('a commune that both code systems have', () => {
  const name = 'UBND xã Quảng Khê';
  let mixed: string;
  const waitingNamed = async () =>
    (await supervisor.call(getNewAgencyNames)).filter((each) => each.name === name);

  test('is not taken for the other one: each waits for review with its system', async () => {
    const old = await create({ name, level: 'commune', unitSystem: '63', unitCode: '24631' });
    const survey = await draftSurvey(ctx, product.versions, ['2025-01-01', '2025-12-31']);
    await list({ [name]: 2, 'Sở Tư pháp': 1 }, { survey, resultOn: '30/06/2025' });
    expect((await agencyNamed(name))?.names).toEqual([{ name, system: '63' }]);
    mixed = await list({ [name]: 3, 'Sở Tư pháp': 2 }, { survey, resultOn: '01/07/2025' });
    // A department that bears no place's name is one in both.
    expect((await agencyNamed('Sở Tư pháp'))?.names).toHaveLength(2);
    expect(await waitingNamed()).toMatchObject([{ system: '34', transactions: 3, suggestions: [] }]);
    expect(await supervisor.call(getList, { params: { listId: mixed } })).toMatchObject({
      unitSystem: null,
      acceptedBySystem: { '63': 0, '34': 5 },
    });

    const since = await review(name, null, '34');
    expect(since).toMatchObject({ unitSystem: '34', unitCode: '24631', unitName: 'Xã Quảng Khê' });
    expect(since.id).not.toBe(old.id);
    const known = await agencyOfNames(
      ctx.db,
      (['63', '34'] as const).map((system) => ({ system, key: spellingKey(name) })),
    );
    expect([...known.values()].map(({ id }) => id).toSorted()).toEqual([old.id, since.id].toSorted());
    // From then on each is known by itself.
    await list({ [name]: 1 }, { survey, resultOn: '02/08/2025' });
    expect(await waitingNamed()).toEqual([]);
  });

  test('is understood as somebody says of the whole list, until the frame is closed', async () => {
    const setSystem = (unitSystem: UnitSystem | null) =>
      supervisor.call(setListUnitSystem, { params: { listId: mixed }, body: { unitSystem } });
    const understoodIn = async () => {
      const rows = await ctx.db.transaction.findMany({ where: { listId: mixed, agencyName: name } });
      return [...new Set(rows.map(({ unitSystem }) => unitSystem))];
    };
    expect(await understoodIn()).toEqual(['34']);
    expect(await setSystem('63')).toMatchObject({ unitSystem: '63', acceptedBySystem: { '34': 5 } });
    expect(await understoodIn()).toEqual(['63']);
    await setSystem(null);
    expect(await understoodIn()).toEqual(['34']);
    const { surveyId: survey } = await supervisor.call(getList, { params: { listId: mixed } });
    await ctx.db.survey.update({ where: { id: survey }, data: { frameClosedAt: new Date() } });
    await expect(setSystem('63')).rejects.toMatchObject(refusal('frame-closed', expect.anything()));
  });
});

test('a screen that is open hears of it', async () => {
  const changed = new Promise((resolve) => supervisor.socket.once('agencies:changed', resolve));
  await create({ name: 'Sở Ngoại vụ' });
  expect(await changed).toEqual({});
});

test('names are reviewed by supervisors and administrators; analysts read the tree', async () => {
  const analyst = await product.signIn('phantich');
  expect((await analyst.call(getAgencies)).length).toBeGreaterThan(0);
  await expect(analyst.call(getNewAgencyNames)).rejects.toMatchObject({ status: 403 });
});
