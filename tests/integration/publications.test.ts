// Publishing: frozen, numbered editions that anybody can compute again, and that tell nothing of a single citizen.
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { verifyBundle } from '#cli/bundle/verify-bundle.ts';
import { differenceSentence } from '#cli/bundle/difference.ts';
import { changeIndexRule, getShares } from '#contract/breakdown.ts';
import { getPublication, publishEdition, type ReadinessKey } from '#contract/publications.ts';
import { getFieldwork } from '#contract/fieldwork.ts';
import { getIndex } from '#contract/results.ts';
import { momentOf } from '#server/features/publications/one-moment.ts';
import { takeFigures } from '#server/features/reports/take-figures.ts';
import { cati } from '#tests/support/cati.ts';
import { freshDatabase, type FreshDatabase } from '#tests/support/database.ts';
import { flatSelection } from '#tests/support/flat-selection.ts';
import type { Person } from '#demo/person.ts';
import { startProduct, type Product } from '#tests/support/product.ts';
import { rateByThirty } from '#tests/support/thirty-interviews.ts';
import { activeSurvey, mobileNumbers } from '#tests/support/survey.ts';
import { apart } from '#tests/support/strata-apart.ts';
import { unpack } from '#tests/support/unpack.ts';

let database: FreshDatabase;
let product: Product;
let official: Person;
let surveyId: string;
let code: string;
const folder = mkdtempSync(join(tmpdir(), 'lang-nghe-publication-'));
const phones = mobileNumbers(40, 7_100);
const rule = { item: 'top2_share', rollup: 'factor_mean', minimumInterviews: 30 };
const stagedRule = { ...rule, loneUnits: 'certainty' };
const items = ['DV1.1', 'DV1.2', 'DV2.1', 'DV3.1'];

beforeAll(async () => {
  database = await freshDatabase();
  product = await startProduct({ databaseUrl: database.url, withoutWorker: true });
  official = await product.signIn('sonoivu');
  surveyId = await activeSurvey(await product.as('giamsat'), database.url, product.versions, { phones });
  const { prisma } = product.ctx;
  ({ code } = await prisma.survey.update({
    where: { id: surveyId },
    data: { indexRule: rule },
  }));
  await rateByThirty(product, surveyId, items);
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await product.close();
  await database.drop();
});

const view = () => official.call(getPublication, { params: { surveyId } });
const publish = (more: Partial<{ withFrame: boolean; reason: string; accepted: 'openCases'[] }> = {}) =>
  official.call(publishEdition, {
    params: { surveyId },
    body: { withFrame: true, reason: '', accepted: ['openCases'], ...more },
  });
const publicPage = (path: string) => fetch(`${product.origin}/cong-bo${path}`);

/** The bundle of an edition, unpacked. */
async function unpacked(number: number): Promise<string> {
  const file = join(folder, `ban-${number}.zip`);
  const response = await publicPage(`/${code}/${number}/ho-so.zip`);
  expect(response.status).toBe(200);
  writeFileSync(file, Buffer.from(await response.arrayBuffer()));
  return unpack(file, join(folder, `ban-${number}`));
}

test('before anything is published nothing of the survey can be seen', async () => {
  for (const path of ['', '/1/ho-so.zip']) expect((await publicPage(`/${code}${path}`)).status).toBe(404);
  expect(await (await publicPage('')).text()).not.toContain(code);
});

test('what is still open must have been seen, and an analyst does not publish', async () => {
  const { readiness, preview } = await view();
  expect(readiness).toContainEqual({ key: 'openCases', state: 'warns', count: 10, until: null });
  expect(readiness.filter(({ state }) => state === 'blocks')).toEqual([]);
  const index = await official.call(getIndex, { params: { surveyId } });
  expect(preview?.index.figures[0]?.score).toBe(index.overall.score);
  expect(preview?.index.figures[0]?.se).toBeCloseTo(index.overall.error.se ?? NaN, 9);
  await expect(publish({ accepted: [] })).rejects.toThrow('publication-not-ready');
  const analyst = await product.signIn('phantich');
  await expect(analyst.call(getPublication, { params: { surveyId } })).rejects.toThrow('forbidden');
});

test('the bundle that the public downloads gives draw, index and rates again', async () => {
  const edition = await publish();
  expect(edition).toMatchObject({ number: 1, supersedes: null, interviews: 30 });
  const into = await unpacked(1);
  const { findings, manifestDigest } = await verifyBundle(join(folder, 'ban-1.zip'));
  expect(findings.differences).toEqual([]);
  expect(manifestDigest).toBe(edition.manifestDigest);
  expect(findings.checked).toEqual(expect.arrayContaining(['files', 'draw', 'sample', 'index', 'rates']));
  expect(findings.notChecked).toContainEqual({ part: 'breakdowns', because: 'not-in-interviews' });
  expect(
    createHash('sha256')
      .update(readFileSync(join(into, 'manifest.json')))
      .digest('hex'),
  ).toBe(edition.manifestDigest);
  const results = JSON.parse(readFileSync(join(into, 'results.json'), 'utf8'));
  const fieldwork = await official.call(getFieldwork, { params: { surveyId } });
  expect(results.rates.rates.RR1).toBe(fieldwork.whole.rates.RR1);
});

test('nothing of the bundle but the frame says who, when or by whom; few women are not shown', async () => {
  const into = join(folder, 'ban-1');
  const readAll = [
    'interviews.csv',
    'cases.csv',
    'strata.csv',
    'results.json',
    'figures.csv',
    'phuong-phap.md',
  ];
  const text = readAll.map((name) => readFileSync(join(into, name), 'utf8')).join('\n');
  for (const secret of [...phones, 'Nguyễn Thị Mẫu', 'H16-240305', 'dtv01', '2026-11-20'])
    expect(text).not.toContain(secret);
  const results = JSON.parse(readFileSync(join(into, 'results.json'), 'utf8'));
  const sex = results.breakdowns.find(({ key }: { key: string }) => key === 'q:sex');
  // Men are 27 of 30: with them shown, the three women could be told from the whole.
  expect(sex).toBeUndefined();
  // All are of one field, so that its table would say the whole again.
  expect(results.breakdowns.map(({ key }: { key: string }) => key)).toEqual(['q:age-group']);
  const page = await (await publicPage(`/${code}`)).text();
  expect(page).toContain('Bản công bố số 1');
  expect(page).not.toContain('<script');
  expect(Buffer.byteLength(page)).toBeLessThan(100_000);
  const english = await (await publicPage(`/${code}/1?lang=en`)).text();
  expect(english).toContain('<html lang="en">');
});

test('the terminal says in words what differs and ends with 1', async () => {
  const into = join(folder, 'ban-1');
  const before = readFileSync(join(into, 'cases.csv'), 'utf8');
  writeFileSync(join(into, 'cases.csv'), before.replace('complete,1', 'refusal-hard,1'));
  const broken = await cati('verify', into);
  writeFileSync(join(into, 'cases.csv'), before);
  expect(broken.status).toBe(1);
  expect(broken.output).toContain('Khác: results.json rates.counts.R: giá trị khác');
});

test('an edition is never changed or removed, whoever asks the database', async () => {
  const { prisma } = product.ctx;
  const { id: editionId } = await prisma.edition.findFirstOrThrow();
  const added = { editionId, position: 99, bytes: new Uint8Array(1) };
  for (const change of [
    () => prisma.edition.updateMany({ data: { reason: 'khác' } }),
    () => prisma.edition.deleteMany(),
    () => prisma.editionPiece.deleteMany(),
    () => prisma.editionPiece.create({ data: added }),
  ])
    await expect(change()).rejects.toThrow('editions_are_frozen');
});

test('a correction is a new edition that names the former one and says why; the former stays', async () => {
  await expect(publish()).rejects.toThrow('publication-needs-reason');
  const reason = 'Một phiếu bị hủy sau phúc tra';
  const second = await publish({ reason, withFrame: false });
  expect(second).toMatchObject({ number: 2, supersedes: 1, reason });
  const page = await (await publicPage(`/${code}`)).text();
  expect(page).toContain(`Thay bản số 1. Lý do: ${reason}`);
  expect(await (await publicPage(`/${code}/1`)).text()).toContain('Bản này đã được thay bằng bản số 2.');
  await unpacked(2);
  const { findings } = await verifyBundle(join(folder, 'ban-2.zip'));
  expect(findings.differences).toEqual([]);
  // The frame has mã hồ sơ; without it the draw cannot be repeated, and that is said.
  expect(findings.notChecked).toContainEqual({ part: 'draw', because: 'withheld' });
  expect(findings.checked).toEqual(expect.arrayContaining(['sampleAlone', 'index', 'rates']));
  const told = (await view()).editions.map(({ number, publishedBy }) => `${number} ${publishedBy !== ''}`);
  expect(told).toEqual(['2 true', '1 true']);
});

test('an interview that is voided while an edition is made is in all of its parts or in none', async () => {
  const { prisma } = product.ctx;
  const { id } = await prisma.interview.findFirstOrThrow({ where: { surveyId, status: 'complete' } });
  const setStatus = (status: 'void' | 'complete') =>
    prisma.interview.update({ where: { id }, data: { status } });
  const looking = await prisma.$transaction(async (db) => {
    // What is read after the answers waits here.
    await db.$executeRaw`lock table contact_attempts in access exclusive mode`;
    const preview = view().then((now) => now.preview);
    const waiting = () => prisma.$queryRaw<unknown[]>`select 1 from pg_locks where not granted`;
    while ((await waiting()).length === 0);
    await setStatus('void');
    return { preview };
  });
  const preview = await looking.preview;
  expect([preview?.forms.valid, preview?.index.interviews]).toEqual([29, 29]);
  // Whoever compares it with the edition before learns what the one said.
  expect((await view()).readiness.at(-1)).toMatchObject({ key: 'fewChanged', state: 'warns', count: 1 });
  await setStatus('complete');
});

test('a correction of any answer, also one that commits later, ends the moment that is read', async () => {
  const { prisma } = product.ctx;
  const sex = { interview: { surveyId, status: 'complete' as const }, questionName: 'sex' };
  const { interviewId, code: was } = await prisma.countedAnswer.findFirstOrThrow({ where: sex });
  const correct = (db: Pick<typeof prisma, 'countedAnswer'>, to: number | null) =>
    db.countedAnswer.updateMany({ where: { ...sex, interviewId }, data: { code: to } });
  const isStill = await momentOf(product.ctx, surveyId);
  expect(await isStill()).toBe(true);
  await correct(prisma, 2);
  expect(await isStill()).toBe(false);
  const isAfter = await prisma.$transaction(async (db) => {
    await correct(db, was);
    return momentOf(product.ctx, surveyId);
  });
  expect(await isAfter()).toBe(false);
});

test('while calls end all the time the page opens, and publishing says why it must wait', async () => {
  const cases = product.ctx.prisma.case;
  const open = await cases.findFirstOrThrow({ where: { surveyId, status: 'open' } });
  const end = (to: string | null) => cases.update({ where: { id: open.id }, data: { disposition: to } });
  let isCalling = true;
  const calling = (async () => {
    while (isCalling) for (const disposition of ['no-answer', 'busy']) await end(disposition);
    await end(open.disposition);
  })();
  expect((await view()).preview?.index.interviews).toBe(30);
  await expect(publish({ reason: 'Thêm các phiếu mới' })).rejects.toThrow('figures-moving');
  isCalling = false;
  await calling;
});

test('profile and e of outcome rates are the survey’s on every output; a reader may look at others', async () => {
  const params = { surveyId };
  const look = async (query: Record<string, string> = {}) => {
    const { profile, whole, isOfSurvey } = await official.call(getFieldwork, { params, query });
    return { profile, e: whole.e, isOfSurvey, rate: whole.rates.RR3 ?? 0 };
  };
  const before = await look();
  expect(before).toMatchObject({ profile: 'named-list', e: { UH: 1, UO: 1 }, isOfSurvey: true });
  const analyst = await product.signIn('phantich');
  const { rule } = await analyst.call(getIndex, { params });
  const eligible = { UH: 0.5, UO: 0.25 };
  await analyst.call(changeIndexRule, {
    params,
    body: { rule: { ...rule, aaporProfile: 'rdd', eligible }, reason: 'Theo kế hoạch' },
  });
  const after = await look();
  expect(after).toMatchObject({ profile: 'rdd', e: eligible, isOfSurvey: true });
  // 30 complete, 10 never called: half of these are taken to be eligible.
  expect(after.rate).toBeCloseTo(30 / 35, 12);
  expect(await look({ profile: 'named-list', e: 'proportional' })).toEqual({ ...before, isOfSurvey: false });
  await publish({ reason: 'Đặt cách tính tỷ lệ trả lời', withFrame: false });
  const into = await unpacked(3);
  const results = JSON.parse(readFileSync(join(into, 'results.json'), 'utf8'));
  expect(results).toMatchObject({ profile: 'rdd', rates: { e: eligible, rates: { RR3: after.rate } } });
  const words = 'e = 0,5 với số chưa gặp ai (UH), 0,25 với hồ sơ chưa rõ khác (UO), do đợt khảo sát chọn.';
  expect(readFileSync(join(into, 'phuong-phap.md'), 'utf8')).toContain(words);
  expect((await takeFigures(product.ctx, surveyId)).rule.rateWords).toContain(words);
  expect((await verifyBundle(into)).findings.differences).toEqual([]);
  // Another e than the one that is told is found.
  const changed = { ...results, rule: { ...results.rule, eligible: { UH: 0.9, UO: 0.25 } } };
  writeFileSync(join(into, 'results.json'), JSON.stringify(changed));
  const sentences = (await verifyBundle(into)).findings.differences.map(differenceSentence).join('\n');
  expect(sentences).toContain('results.json rates.rates.RR3: giá trị khác');
});

test('where a commune was drawn of three, the bundle says so and everything is computed again with it', async () => {
  const { prisma } = product.ctx;
  const before = await official.call(getIndex, { params: { surveyId } });
  const sample = await prisma.sample.findFirstOrThrow({ where: { surveyId, status: 'confirmed' } });
  const plan = sample.plan as { parts: { name: string }[] };
  const name = plan.parts[0]?.name ?? '';
  const part = {
    ...plan.parts[0],
    stages: [{ area: 'commune', take: 1, chances: 'equal' }],
    strata: ['commune'],
    allocation: { kind: 'fixed', perStratum: 40 },
  };
  const areas = ['xã 1', 'xã 2', 'xã 3'].map((commune) => ({ district: '', class: '', commune }));
  await prisma.$transaction(async (db) => {
    // A confirmed sample is never changed; only here, to have one of communes.
    await db.$executeRaw`set local session_replication_role = replica`;
    await db.sample.update({ where: { id: sample.id }, data: { plan: { ...plan, parts: [part], areas } } });
    await db.stratum.updateMany({
      where: { sampleId: sample.id },
      data: { part: name, values: { commune: 'xã 2' } },
    });
  });
  await prisma.survey.update({ where: { id: surveyId }, data: { indexRule: stagedRule } });
  await publish({ reason: 'Chọn xã trước, để thử' });
  const into = await unpacked(4);
  expect(readFileSync(join(into, 'areas.csv'), 'utf8')).toBe('area,within,draw,drawn,of\n1,,1,1,3\n');
  const { findings } = await verifyBundle(join(folder, 'ban-4.zip'));
  const ofIndex = (where: string): boolean => /^(results|strata|areas)/.test(where);
  expect(findings.differences.filter(({ where }) => ofIndex(where))).toEqual([]);
  expect(findings.checked).toContain('index');
  expect(readFileSync(join(into, 'phuong-phap.md'), 'utf8')).toContain('sai số theo từng giai đoạn');
  const after = await official.call(getIndex, { params: { surveyId } });
  // One commune of three: what its persons vary by counts by a third, and between communes nothing can be seen.
  expect((after.overall.error.se ?? 0) ** 2).toBeCloseTo((before.overall.error.se ?? 0) ** 2 / 3, 9);
  writeFileSync(join(into, 'areas.csv'), 'area,within,draw,drawn,of\n1,,1,1,1\n');
  const changed = await verifyBundle(into);
  const sentences = changed.findings.differences.map(differenceSentence).join('\n');
  expect(sentences).toContain('areas.csv: nội dung khác');
  expect(sentences).toContain('results.json index overall.se: giá trị khác');
});

test('criteria of perceptions and expectations are told by the share that each counts, with its interval', async () => {
  const { prisma } = product.ctx;
  const idOf = async (key: string) =>
    (await prisma.questionnaireVersion.findFirstOrThrow({ where: { key } })).id;
  const interviewVersionId = await idOf('citizen-form');
  const backCheckVersionId = await idOf('citizen-back-check-form');
  const versions = { interviewVersionId, backCheckVersionId };
  const own = await activeSurvey(await product.as('giamsat'), database.url, versions, {
    phones: mobileNumbers(24, 7_300),
  });
  const operator = await prisma.user.findUniqueOrThrow({ where: { username: 'dtv01' } });
  const cases = await prisma.case.findMany({ where: { surveyId: own }, take: 12 });
  await apart(prisma, cases.slice(0, 4));
  for (const [at, { id: caseId }] of cases.entries())
    await prisma.interview.create({
      data: {
        surveyId: own,
        caseId,
        purpose: 'interview',
        questionnaireVersionId: interviewVersionId,
        operatorId: operator.id,
        status: 'complete',
        completionNumber: at + 1,
        selection: flatSelection(own, operator.id),
        startedAt: new Date('2026-11-20T03:00:00Z'),
        endedAt: new Date('2026-11-20T03:05:00Z'),
        countedAnswers: {
          create: [
            { questionName: 'DV1.1', value: { value: at < 3 ? 2 : 4 }, code: at < 3 ? 2 : 4 },
            // Nine of twelve wish for it; ten were bothered by nobody, one does not know.
            { questionName: 'MD.1', value: { value: at < 9 ? 1 : 2 }, code: at < 9 ? 1 : 2 },
            at === 11
              ? { questionName: 'NT5', value: { special: 'dontKnow' }, special: 'dontKnow' }
              : { questionName: 'NT5', value: { value: at < 10 ? 1 : 2 }, code: at < 10 ? 1 : 2 },
            { questionName: 'NT4', value: { value: at < 6 ? [1, 2] : [2] } },
            // What few did is told of nobody.
            { questionName: 'F4', value: { value: at < 9 ? 1 : 2 }, code: at < 9 ? 1 : 2 },
          ],
        },
      },
    });
  const { preview } = await official.call(getPublication, { params: { surveyId: own } });
  const criterion = (name: string) => preview?.shares.find((one) => one.name === name);
  expect(criterion('F4')).toBeUndefined();
  expect(criterion('MD.1')?.indicator).toMatchObject({
    aspect: 'expectation',
    criterion: 1,
    figure: 'Có mong đợi',
    share: 75,
  });
  expect(preview?.english['Có mong đợi']).toBe('Yes');
  // The answers behind a figure are told by their codes: words of an option may have a comma.
  const { questions } = await official.call(getShares, { params: { surveyId: own } });
  const wish = questions.find(({ name }) => name === 'MD.1');
  const behind = wish?.options.filter(({ code }) => wish.indicator?.figure?.counts.includes(code));
  expect(behind?.map(({ count }) => count)).toEqual([9]);
  expect(criterion('MD.1')?.indicator?.low).toBeLessThan(75);
  // One was bothered: of what citizens met, the criterion is named and its share is not.
  expect(criterion('NT5')).toMatchObject({
    options: [],
    hidden: 3,
    indicator: { criterion: 5, share: null, low: null, high: null, hidden: true },
  });
  // Several may be chosen and none is the figure: each option stands by itself; six of twelve are few.
  expect(criterion('NT4')?.indicator).toMatchObject({
    criterion: 4,
    figure: null,
    share: null,
    hidden: false,
  });
  expect(criterion('NT4')?.options.map(({ share }) => share)).toEqual([100, 0, 0, 0, 0]);

  // Four of a stratum are too few to be public by themselves: they count as joined on every screen, with one interval.
  const { overall, errorWords } = await official.call(getIndex, { params: { surveyId: own } });
  expect(preview?.strata.joined).toBe(2);
  const [published] = preview?.index.figures ?? [];
  expect(published?.score).toBe(overall.score);
  for (const key of ['se', 'low', 'high'] as const)
    expect(published?.[key]).toBeCloseTo(overall.error[key] ?? NaN, 9);
  expect(errorWords.vi).toContain('Tầng có dưới 10 phiếu được gộp (2 tầng)');
  expect(errorWords.vi).not.toContain('Tầng chỉ có một phiếu');
  const accepted: ReadinessKey[] = ['openCases', 'joinedStrata'];
  const body = { withFrame: false, reason: '', accepted };
  await official.call(publishEdition, { params: { surveyId: own }, body });
  const file = join(folder, 'joined.zip');
  const survey = await prisma.survey.findUniqueOrThrow({ where: { id: own } });
  const response = await publicPage(`/${survey.code}/1/ho-so.zip`);
  writeFileSync(file, Buffer.from(await response.arrayBuffer()));
  const { findings } = await verifyBundle(file);
  expect(findings.rules.join(' ')).toContain('Sai số theo tầng đã gộp (2 tầng');
  expect(findings.checked).toContain('index');
  expect(findings.differences.filter(({ where }) => where.startsWith('results'))).toEqual([]);
  const page = await (await publicPage(`/${survey.code}`)).text();
  expect(page).toContain('không nêu: ít hơn 10 người ở một phía');
});
