// An operator invents the rest of an interview after the citizen has hung up. At a rate of 3 % it is chosen because of
// that, re-called blind by Sở Nội vụ, denied, void at once, answered by the operator, decided by an official, replaced from the reserve; and the index
// follows each step. By keyboard, each person in a browser of their own.
import { fileURLToPath } from 'node:url';

import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest';

import { getIndex } from '#contract/results.ts';
import { verificationCode } from '#domain/cases/verification-code.ts';
import { defaultSelectionSettings } from '#domain/back-checks/selection-settings.ts';
import { setSelectionSettings } from '#server/features/back-checks/selection-settings.ts';
import { savePlan } from '#server/features/plans/commands.ts';
import { launchChromium } from '#tests/support/chromium.ts';
import { freshDatabase, type FreshDatabase } from '#tests/support/database.ts';
import { planByAgency } from '#tests/support/frame-list.ts';
import type { Person } from '#demo/person.ts';
import { startProduct, type Product } from '#tests/support/product.ts';
import { activeSurvey, mobileNumbers, roundTheClock } from '#tests/support/survey.ts';
import { lookAt } from './support/look.ts';
import { takeCall, type Encounter } from './support/operator-at-keyboard.ts';
import { openPage, photograph, type OpenPage } from './support/page.ts';

const clientFolder = fileURLToPath(new URL('../../dist/client', import.meta.url));
const ring = { ringSeconds: 1 };
const honest: Encounter = { behaviour: { kind: 'completes', ...ring }, disposition: 'complete' };
const invented: Encounter = {
  behaviour: { kind: 'hangs-up', afterQuestions: 5, ...ring },
  disposition: 'complete',
  listens: true,
  inventsTheRest: true,
  pauseAfter: true,
};

let database: FreshDatabase;
let product: Product;
let browser: Browser;
let analyst: Person;
let surveyId: string;
let operator: OpenPage;
let verdictId: string;
let citizen: { name: string; phone: string };
const faults: string[] = [];

beforeAll(async () => {
  database = await freshDatabase();
  product = await startProduct({ databaseUrl: database.url, clientFolder });
  browser = await launchChromium();
  const supervisor = await product.as('giamsat');
  const definition = planByAgency({ reserveFactor: 1 / 3 }, 3);
  const { key: planKey } = await savePlan(supervisor, { key: null, definition });
  surveyId = await activeSurvey(supervisor, database.url, product.versions, {
    phones: mobileNumbers(4, 8000),
    planKey,
    backCheckRate: 0.03,
    callRules: roundTheClock,
  });
  // Nothing is owed to anybody and nothing added for risk: who is not proven to be invented has the floor of 3 %. The
  // hand is quick here, so that no second is left for the last words.
  await setSelectionSettings(await product.as('sonoivu'), surveyId, {
    ...defaultSelectionSettings,
    risk: { ...defaultSelectionSettings.risk, floor: 0.03, perRisk: 0 },
    minimum: { perOperator: 0, perAgency: 0 },
    hangUpGrace: 0,
  });
  const cases = await product.ctx.prisma.case.findMany({
    where: { surveyId },
    orderBy: { drawOrder: 'asc' },
    include: { person: true },
  });
  for (const phone of mobileNumbers(4, 8000))
    product.simulator.setBehaviour(phone.replace('0', '+84'), honest.behaviour);
  const person = cases[2]?.person;
  citizen = { name: person?.name ?? '', phone: person?.phones[0] ?? '' };
  product.simulator.setBehaviour(citizen.phone, invented.behaviour);
  analyst = await product.signIn('phantich');
});
afterAll(async () => {
  await operator?.close();
  await browser.close();
  await product.close();
  await database.drop();
});

async function windowOf(username: string): Promise<OpenPage & { person: Person }> {
  const person = await product.signIn(username);
  const { cookie } = person;
  const opened = await openPage(browser, product.origin, { cookie });
  onTestFailed(() => photograph(opened.page, `failed-invented-${username}`));
  return { ...opened, person };
}

const index = async () => {
  const { interviews, overall } = await analyst.call(getIndex, { params: { surveyId } });
  return { interviews, score: overall.score };
};
let beforeInvention: { interviews: number; score: number | null };

/** Mostly satisfied, the same at every run. */
const mixed = () => {
  let count = 0;
  return () => ['4', '5', '3', '4', '5', '2'][(count += 1) % 6] ?? '4';
};

test('the citizen hangs up in the middle; the operator goes back and keys the rest alone', async () => {
  operator = await windowOf('dtv01');
  const { page } = operator;
  await page.goto('/console');
  await page.getByRole('heading', { name: 'Vào ca phỏng vấn' }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByText('Đang tạm nghỉ').waitFor();
  await page.keyboard.press('F2');
  await takeCall(page, honest, mixed());
  await takeCall(page, honest, mixed());
  beforeInvention = await index();
  expect(beforeInvention.interviews).toBe(2);
  await takeCall(page, invented, () => '1');
  await page.getByText('Đang tạm nghỉ').waitFor();
  const withIt = await index();
  expect(withIt.interviews).toBe(3);
  expect(withIt.score).toBeLessThan(beforeInvention.score ?? 0);
  const choices = await product.ctx.prisma.backCheckSelection.findMany({
    where: { surveyId },
    orderBy: { interview: { completionNumber: 'asc' } },
    include: { interview: { select: { backCheck: { select: { drawn: true } } } } },
  });
  expect(choices.map(({ reason, probability }) => [reason, probability])).toEqual([
    ['floor', 0.03],
    ['floor', 0.03],
    ['rule-fired', 1],
  ]);
  expect(choices[2]).toMatchObject({ chosen: true, interview: { backCheck: { drawn: true } } });
});

test('a verifier re-calls it without knowing, and is told that nobody asked those questions', async () => {
  product.simulator.setBehaviour(citizen.phone, honest.behaviour);
  const { page, person, complaints, close } = await windowOf('phuctra');
  await page.goto(`/surveys/${surveyId}/back-checks`);
  await page.getByRole('row').filter({ hasText: citizen.name }).focus();
  await page.getByRole('complementary').getByRole('heading', { name: citizen.name }).waitFor();
  faults.push(...(await lookAt(page, 'recall-queue')));
  await page.getByRole('row').filter({ hasText: citizen.name }).focus();
  // The console's first reading arrives only after the call has gone on: the hint fell into it, and is not lost.
  await page.route(
    '**/api/console',
    async (route) => {
      const early = await route.fetch();
      await person.console(({ session }) => session?.state === 'talking');
      await route.fulfill({ response: early });
    },
    { times: 1 },
  );
  await page.keyboard.press('g');
  await page.waitForURL(/\/console/);
  await takeCall(page, { ...honest, answers: { 'Đã được phỏng vấn': '2' } }, () => '4');
  const { id } = await product.ctx.prisma.backCheck.findFirstOrThrow({ where: { verdict: 'denied' } });
  verdictId = id;
  expect(await index()).toEqual(beforeInvention);
  await page.goto(`/surveys/${surveyId}/back-checks/${id}`);
  await page.getByLabel('Điều cần ghi thêm').fill('Người dân nói chỉ trả lời mấy câu đầu rồi cúp máy.');
  await page.keyboard.press('Control+Enter');
  await page.getByText('rồi cúp máy').first().waitFor();
  await photograph(page, 'recall-result');
  expect(complaints).toEqual([]);
  await close();
});

test('the operator sees the verdict, and answers it once', async () => {
  const { page } = operator;
  await page.goto('/verdicts');
  await page.getByText('Người dân nói không có ai phỏng vấn mình.').waitFor();
  expect(await page.getByText('Cán bộ phúc tra').count()).toBe(0);
  faults.push(...(await lookAt(page, 'own-verdicts')));
  await page.getByRole('textbox').fill('Người dân đã trả lời qua điện thoại, sau đó mới cúp máy.');
  await page.keyboard.press('Control+Enter');
  await page.getByText('Bạn đã giải trình').waitFor();
  await photograph(page, 'own-verdicts-answered');
});

test('an official sees which answers nobody can have given, upholds the verdict, and the board says it all', async () => {
  const { page, complaints, close } = await windowOf('sonoivu');
  await page.goto(`/surveys/${surveyId}/back-check-board`);
  await page.getByText(/^Trong 3 phiếu, ước tính/).waitFor();
  faults.push(...(await lookAt(page, 'back-check-board')));
  // Arrows choose a row at once, whatever has the focus.
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByText(/câu được nhập khi không có ai trên máy/).waitFor();
  faults.push(...(await lookAt(page, 'back-check-review')));
  await page.getByRole('link', { name: 'Chứng cứ và xác suất của phiếu' }).click();
  await page
    .getByText(
      /câu được trả lời khi không có người dân trên máy: trước khi họ nghe, hoặc hơn 0 giây sau khi họ gác máy/,
    )
    .waitFor();
  await photograph(page, 'evidence-of-reviewed');
  await page.getByRole('link', { name: 'Xem phúc tra của phiếu này' }).click();
  await page.getByLabel('Lý do quyết định').fill('Phần lớn câu trả lời được nhập sau khi cuộc gọi kết thúc.');
  await page.getByRole('button', { name: 'Quyết định' }).click();
  await page.getByText('Giữ nguyên kết luận').first().waitFor();
  await page.goto(`/surveys/${surveyId}/back-check-board`);
  await page.getByText(/^Trong 3 phiếu, ước tính/).waitFor();
  for (const [key, name, sign] of [
    ['2', 'operators', 'vài phiếu không đủ để kết tội ai'],
    ['3', 'coverage', 'UBND xã Đắk Ha'],
    ['5', 'report', 'người dân phủ nhận 1 phiếu'],
    ['4', 'statistics', 'Chưa có câu nào so sánh được'],
  ] as const) {
    await page.keyboard.press(key);
    await page.getByText(sign).first().waitFor();
    await photograph(page, `back-check-board-${name}`);
  }
  await page.keyboard.press('q');
  await page.getByLabel('Hạn phúc tra, số ngày từ lúc được chọn').fill('5');
  await photograph(page, 'back-check-rules');
  await page.getByRole('button', { name: 'Lưu quy tắc' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  const survey = await product.ctx.prisma.survey.findUniqueOrThrow({ where: { id: surveyId } });
  expect(survey.recallRules).toMatchObject({ dueDays: 5, appealDays: 3 });
  const decision = await product.ctx.prisma.backCheckDecision.findUniqueOrThrow({
    where: { backCheckId: verdictId },
  });
  expect(decision).toMatchObject({ finding: 'upheld', consequences: ['void', 'check-batch'] });

  // A citizen who was recorded rings up and wants that deleted.
  const recorded = await product.ctx.prisma.case.findFirstOrThrow({
    where: { surveyId, interviews: { some: { recordings: { some: { state: 'ready' } } } } },
  });
  await page.goto('/kiem-tra-cuoc-goi');
  await page.getByLabel('Mã kiểm tra').waitFor();
  await page.keyboard.type(verificationCode(recorded.verificationNumber));
  await page.keyboard.press('Enter');
  await page.getByText(/Người dân có quyền yêu cầu xóa/).waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Ông gọi lại, không muốn giữ ghi âm');
  faults.push(...(await lookAt(page, 'recording-deletion')));
  await page.keyboard.press('Enter');
  await page.getByText(/^Đã xóa \d+ bản/).waitFor();
  expect(complaints).toEqual([]);
  await close();
});

test('the next of the reserve is called in its place, and the index has three interviews again', async () => {
  const { page, complaints } = operator;
  await page.goto('/console');
  await page.getByText('Đang tạm nghỉ').waitFor();
  await page.keyboard.press('F2');
  await takeCall(page, { ...honest, pauseAfter: true }, mixed());
  await page.getByText('Đang tạm nghỉ').waitFor();
  expect((await index()).interviews).toBe(3);
  const replacement = await product.ctx.prisma.case.findFirstOrThrow({
    where: { surveyId, replacesId: { not: null } },
    include: { replaces: true },
  });
  expect(replacement).toMatchObject({ disposition: 'complete', replaces: { disposition: 'voided' } });
  expect(complaints).toEqual([]);
  expect(faults).toEqual([]);
});
