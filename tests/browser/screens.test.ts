// Every screen in believable states: photographed for people to look at, and examined against WCAG A and AA.
import { fileURLToPath } from 'node:url';

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { getFloor } from '#contract/monitoring.ts';
import { dispositionOf } from '#domain/attempts/dispositions.ts';
import { remindOfSteps } from '#server/features/timeline/commands.ts';
import { launchChromium } from '#tests/support/chromium.ts';
import { freshDatabase, type FreshDatabase } from '#tests/support/database.ts';
import { dispose, fillForm, nextTalk } from '#tests/support/interview.ts';
import { startProduct, type Product } from '#tests/support/product.ts';
import { busyRoom, opinionOf, type BusyRoom } from './support/busy-room.ts';
import { backCheckFigures, codeFigure, earlierFigure, resultFigures } from './support/calculations.ts';
import { barWithNote, lookAt, tour } from './support/look.ts';
import { answerSome, type Encounter } from './support/operator-at-keyboard.ts';
import { ownForms } from './support/own-form.ts';
import { openPage, photograph, windowOf } from './support/page.ts';
import { publishAtKeyboard } from './support/publishing.ts';

const clientFolder = fileURLToPath(new URL('../../dist/client', import.meta.url));

let database: FreshDatabase;
let product: Product;
let browser: Browser;
let room: BusyRoom;

beforeAll(async () => {
  database = await freshDatabase();
  // No sweep: a telephone that rings for a picture goes on ringing.
  product = await startProduct({ databaseUrl: database.url, clientFolder, sweepEveryMs: 3_600_000 });
  [browser, room] = await Promise.all([launchChromium(), busyRoom(product, database.url)]);
});
afterAll(async () => {
  await browser.close();
  await product.close();
  await database.drop();
});

const signedIn = (username: string) => windowOf(browser, product, username, 'screens');

test('sign-in', async () => {
  const { page, complaints, close } = await openPage(browser, product.origin);
  expect(await tour(page, [{ name: 'sign-in', path: '/sign-in', sign: 'Tài khoản dùng thử' }])).toEqual([]);
  expect(complaints).toEqual([]);
  await close();
});

test("the supervisor's surveys, lists and samples", async () => {
  const { page, complaints, close } = await signedIn('giamsat');
  const [active, draft] = [`/surveys/${room.activeId}`, `/surveys/${room.draftId}`];
  const faults = await tour(page, [
    { name: 'surveys', path: '/surveys', sign: 'Khảo sát bổ sung huyện Đắk Glong 2024' },
    { name: 'survey-draft', path: draft, sign: 'Việc tiếp theo' },
    { name: 'survey-active', path: active, sign: 'Tạm dừng' },
    { name: 'survey-settings', path: `${draft}/settings`, sign: 'Giờ gọi' },
    { name: 'lists-read', path: `${active}/lists`, sign: '3.525' },
    { name: 'lists-fault', path: `${draft}/lists/${room.faultyListId}`, sign: 'Không đọc được' },
    { name: 'sample-confirmed', path: `${active}/sample`, sign: 'Mẫu này không đổi được nữa' },
    { name: 'sample-drawn', path: `${draft}/sample`, sign: 'Xác nhận mẫu…' },
  ]);
  await page.getByRole('button', { name: 'Xác nhận mẫu…' }).click();
  await page.getByRole('dialog').getByRole('textbox').fill('xác nhận 40');
  faults.push(...(await lookAt(page, 'sample-confirm')));

  await page.goto('/surveys/new');
  await page.getByLabel('Tên đợt khảo sát').fill('Khảo sát hài lòng huyện Đắk Glong 2025');
  await page.getByLabel('Số kế hoạch').fill('59/KH-UBND ngày 18/03/2024');
  faults.push(...(await lookAt(page, 'survey-new')));
  await page.keyboard.press('Enter');
  await page.getByText(/^Còn \d+ mục chưa đúng/).waitFor();
  faults.push(...(await lookAt(page, 'survey-new-faults')));
  expect(faults).toEqual([]);
  expect(complaints).toEqual([]);
  await close();
});

const willing: Encounter = { behaviour: { kind: 'completes' }, disposition: 'complete' };
const mostly4 = () => '4';

/** The telephones ring and nobody is heard to answer until `release`. */
function keepRinging(): { release: () => void } {
  product.simulator.addCallbackFault({ kind: 'hold', events: ['answered', 'participant-join'] });
  return {
    release() {
      product.simulator.clearFaults();
      product.simulator.releaseCallbacks('in-order');
    },
  };
}

/** The shift and its call as they are after some hours: the clocks on the screen have their usual width. */
async function backdate(hours: number): Promise<void> {
  const startedAt = new Date(Date.now() - hours * 3_600_000 - 14 * 60_000);
  await product.ctx.prisma.operatorSession.updateMany({
    where: { operator: { username: 'dtv01' } },
    data: { startedAt },
  });
}

test("the operator's console, by keyboard", async () => {
  const faults: string[] = [];
  const [colleague] = room.operators;
  if (!colleague) throw new Error('Nobody works');
  // Somebody who asked to be called again now: the next call has a past.
  await colleague.emit('session:ready', {});
  const promised = await nextTalk(colleague);
  await dispose(colleague, promised, 'appointment', {
    appointmentAt: new Date().toISOString(),
    note: 'đang đi rẫy, gọi buổi trưa',
  });

  const { page, complaints, close } = await signedIn('dtv01');
  const look = async (name: string, reopen?: () => Promise<void>) =>
    faults.push(...(await lookAt(page, `console-${name}`, reopen)));
  const dialog = page.getByRole('dialog');
  const shut = async () => {
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  };
  const open = async (key: string) => {
    await page.keyboard.press(key);
    await dialog.waitFor();
  };
  await page.goto('/console');
  await page.getByText('Khảo sát xã Đắk Ha 2024').waitFor();
  await look('start');
  await page.keyboard.press('Enter');
  await page.getByText('Đang tạm nghỉ').waitFor();
  await page.keyboard.press('F2');
  await page.getByText('Chưa có hồ sơ đến giờ gọi').waitFor();
  await look('waiting');
  await open('F9');
  await look('pause-choice');
  await shut();
  await page.keyboard.press('Shift+F9');
  await page.getByRole('heading', { name: 'Vào ca phỏng vấn' }).waitFor();

  await page.keyboard.press('2');
  await page.keyboard.press('Enter');
  await page.getByText('Đang tạm nghỉ').waitFor();
  await backdate(2);
  const ringing = keepRinging();
  await page.keyboard.press('F2');
  await page.getByText('Đang đổ chuông…').waitFor();
  await look('ringing');
  ringing.release();
  await page.getByText(/^câu 1\//).waitFor();
  await look('introduction');
  await answerSome(page, 8, willing, mostly4);
  await look('scale');
  await open('?');
  await look('help', async () => {
    await shut();
    await open('?');
  });
  await shut();
  await open('Control+k');
  await page.keyboard.type('nghi sau');
  await dialog.getByRole('option', { name: 'Nghỉ sau cuộc này' }).waitFor();
  await look('palette-typed');
  await shut();
  await open('Control+k');
  await look('palette', async () => {
    await shut();
    await open('Control+k');
  });
  await shut();
  while ((await page.getByRole('textbox').count()) < 2) await answerSome(page, 1, willing, mostly4);
  await page.keyboard.type('Trả kết quả đúng hẹn hơn; báo trước khi hồ sơ còn thiếu giấy tờ.');
  await look('text');
  await page.keyboard.press('F12');
  await page.getByRole('heading', { name: 'Kết quả liên hệ' }).waitFor();
  await look('dispositions');
  await page.keyboard.press(dispositionOf('callback-mid-interview').key ?? '');
  await page.getByText('Hẹn gọi lại lúc nào?').waitFor();
  await page.keyboard.press('2');
  await look('appointment');

  await page.keyboard.press('Enter');
  await page.getByText(/^câu 1\//).waitFor();
  await answerSome(page, 1, willing, mostly4);
  await page.keyboard.press('3');
  await page.getByText('Cuộc phỏng vấn dừng ở đây').waitFor();
  await look('ended');
  await page.keyboard.press('F9');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Kết quả liên hệ' }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByText('Đang tạm nghỉ').waitFor();
  await look('paused');
  expect(faults).toEqual([]);
  expect(complaints).toEqual([]);
  await close();
});

/** A completed interview in which rules of both kinds spoke against answers. */
async function contradicted(): Promise<string> {
  const { prisma } = product.ctx;
  const { id } = await prisma.interview.findFirstOrThrow({
    where: { surveyId: room.activeId, purpose: 'interview', status: 'complete' },
    orderBy: { completionNumber: 'desc' },
  });
  const message = { vi: 'Vừa nói chưa nộp hồ sơ lần nào, nay lại nói phải nộp lại.' };
  const contradictions = [
    { question: 'DV1.1', code: 'check', hard: false, confirmed: true, message },
    { question: 'DV2.1', code: 'option-not-offered', hard: true, confirmed: false },
  ];
  await prisma.interview.update({ where: { id }, data: { contradictions } });
  return id;
}

test('the floor, with everybody in another state', async () => {
  const [talking, beginning, eating, wrappingUp, ringing] = room.operators;
  if (!talking || !beginning || !eating || !wrappingUp || !ringing) throw new Error('Too few operators');
  const inTalk = async (person: typeof talking, questions: number) => {
    await person.emit('session:ready', {});
    const attempt = await nextTalk(person);
    await fillForm(person, attempt, opinionOf(attempt), questions);
    return attempt;
  };
  await inTalk(talking, 17);
  await inTalk(beginning, 6);
  await eating.emit('session:pause', { reason: 'meal' });
  const left = await inTalk(wrappingUp, 12);
  product.simulator.hangUp(left.call?.carrierCallSid ?? '');
  await wrappingUp.console(({ session }) => session?.state === 'wrapUp');
  keepRinging();
  await ringing.emit('session:ready', {});
  await ringing.console(({ attempt }) => attempt?.call?.state === 'ringing');

  const { page, complaints, close } = await signedIn('giamsat');
  const supervisor = await product.signIn('giamsat');
  const noted = await contradicted();
  const { operators } = await supervisor.call(getFloor, { params: { surveyId: room.activeId } });
  const opened = operators.find(({ state }) => state === 'talking');
  const floor = `/surveys/${room.activeId}/floor`;
  const faults = await tour(page, [
    { name: 'floor', path: floor, sign: 'Đang đổ chuông' },
    {
      name: 'noted',
      path: `/surveys/${room.activeId}/notes?interview=${noted}`,
      sign: 'Ghi chú cạnh câu hỏi',
    },
    { name: 'floor-operator', path: `${floor}?operator=${opened?.sessionId}`, sign: 'Số gọi' },
  ]);
  expect(faults).toEqual([]);
  expect(complaints).toEqual([]);
  await close();
});

/** Drafts the report, writes into it, is told of a typed figure, inserts the figure instead, saves; all by keyboard. */
async function reportAtKeyboard(page: Page, path: string): Promise<string[]> {
  const faults = await tour(page, [{ name: 'report-none', path, sign: 'Chưa có dự thảo báo cáo' }]);
  await page.keyboard.press('d');
  const text = page.getByLabel('V.1. Chỉ số hài lòng chung');
  await text.focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('Đạt 12,34 %');
  await page.getByText('là số gõ tay').waitFor();
  faults.push(...(await lookAt(page, 'report-typed-figure')));
  await text.focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('Chỉ số chung đạt ');
  await page.keyboard.press('F4');
  await page.keyboard.type('chi so hai long chung');
  await page.keyboard.press('Enter');
  await page.getByText(/^Chỉ số chung đạt [\d,]+\s%$/).waitFor();
  await page.keyboard.press('Control+S');
  await page.getByText(/lưu lúc/).waitFor();
  faults.push(...(await lookAt(page, 'report')));
  return faults;
}

/** Begins with a template, is told of a day that cannot be read, adds and moves a step, saves, marks it; all by keyboard. */
async function timelineAtKeyboard(page: Page, path: string): Promise<string[]> {
  const faults = await tour(page, [{ name: 'timeline-none', path, sign: 'Chưa có kế hoạch thời gian' }]);
  await page.keyboard.press('1');
  await page.getByText('Chưa lưu; giữ trong trình duyệt này.').waitFor();
  const first = page.getByRole('group', { name: 'Bước 1', exact: true });
  await first.getByLabel('Hạn').fill('giữa tháng 3');
  await page.getByText('Không hiểu «giữa tháng 3».').waitFor();
  faults.push(...(await lookAt(page, 'timeline-editing')));
  await first.getByLabel('Hạn').fill('trước 15/10/2026');
  await page.keyboard.press('Alt+N');
  await page.keyboard.type('Giao nhiệm vụ cho Tổ khảo sát');
  await page.keyboard.press('Alt+ArrowUp');
  await expect.poll(() => first.getByLabel('Nội dung công việc').inputValue()).toContain('Giao nhiệm vụ');
  await page.keyboard.press('Control+S');
  await page.getByText('Việc tiếp theo').or(page.getByText('Tiếp theo')).first().waitFor();
  const row = page.getByRole('row', { name: /Giao nhiệm vụ/ });
  await row.focus();
  await page.keyboard.press('Enter');
  await page.getByText('Chưa ai đánh dấu bước này.').waitFor();
  faults.push(...(await lookAt(page, 'timeline-step', undefined, 'common')));
  await page.keyboard.type('Quyết định thành lập Tổ');
  await page.keyboard.press('Control+Enter');
  await row.getByText('đánh dấu lúc').waitFor();
  // The daily sweep writes; the bar of whoever leads says so without a reload.
  await remindOfSteps(product.ctx);
  await page.getByRole('button', { name: /^Lời nhắc về tiến độ/ }).waitFor();
  faults.push(...(await lookAt(page, 'timeline')));
  const administrator = await signedIn('quantri');
  await administrator.page.goto(`/surveys/${room.activeId}/index`);
  for (const each of [page, administrator.page]) faults.push(...(await barWithNote(each)));
  await administrator.close();
  await page.keyboard.press('Alt+R');
  await page.getByRole('menuitem').first().waitFor();
  await photograph(page, 'timeline-reminders');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByText('Ban hành kế hoạch khảo sát').waitFor();
  return faults;
}

test('phúc tra and the index', async () => {
  const backCheck = await product.ctx.prisma.backCheck.findFirstOrThrow({
    where: { surveyId: room.activeId, verdict: 'differs' },
  });
  const queue = `/surveys/${room.activeId}/back-checks`;
  const verifier = await signedIn('phuctra');
  const faults = await tour(verifier.page, [
    { name: 'back-checks', path: queue, sign: 'Câu trả lời cũ chưa hiện' },
    { name: 'back-checks-submitted', path: `${queue}?show=submitted`, sign: 'Xem kết luận' },
    { name: 'back-check-result', path: `${queue}/${backCheck.id}`, sign: 'Sai lệch' },
  ]);
  const analyst = await signedIn('phantich');
  const results = `/surveys/${room.activeId}/index`;
  faults.push(
    ...(await tour(analyst.page, [
      { name: 'data', path: `/surveys/${room.activeId}/data`, sign: 'Chọn dạng tệp' },
      { name: 'index', path: `${results}?open=DV1`, sign: 'khoảng tin cậy 95 %' },
      { name: 'index-breakdown', path: `${results}/breakdown`, sign: 'So với chung' },
      { name: 'index-shares', path: `${results}/shares`, sign: 'Phương án' },
      { name: 'index-fieldwork', path: `${results}/fieldwork`, sign: 'Tỷ lệ AAPOR' },
      { name: 'index-calculation', path: `${results}/calculation/DV1`, sign: 'Hệ số thiết kế' },
      { name: 'index-share', path: `${results}/shares/sex?option=1`, sign: 'số câu trả lời hợp lệ. Không' },
      { name: 'index-rate', path: `${results}/fieldwork/RR3?e=0.4&eOther=0.2`, sign: 'do người xem chọn' },
    ])),
  );
  const words = analyst.page;
  faults.push(...(await resultFigures(words, results)));
  // Words are coded without the mouse: a code is named, then chosen by its key.
  await words.goto(`${results}/words`);
  await words.getByText('Chưa có mã nào').waitFor();
  await words.keyboard.press('n');
  await words.keyboard.type('Thời hạn giải quyết');
  await words.keyboard.press('Enter');
  await words.getByRole('button', { name: 'Thời hạn giải quyết' }).waitFor();
  await words.keyboard.press('1');
  await words.getByRole('cell', { name: '1', exact: true }).waitFor();
  faults.push(...(await lookAt(words, 'index-words')));
  faults.push(...(await codeFigure(words)));
  // Last year's table is looked at before it is kept.
  await words.goto(`/surveys/${room.activeId}/index/earlier`);
  await words.getByText('Chưa có kỳ trước để so').waitFor();
  await words.keyboard.press('n');
  await words.getByLabel('Tên kỳ, ví dụ 2023').fill('Năm 2023');
  const table =
    'Cơ quan;Yếu tố;Điểm;Sai số ±\nToàn huyện;DV1;95,2;1,5\nToàn huyện;DV2;70;\nXã cũ;DV1;cao;2\nXã cũ;DV1;81;2';
  await words
    .locator('input[type=file]')
    .setInputFiles({ name: 'sipas-2023.csv', mimeType: 'text/csv', buffer: Buffer.from(table) });
  await words.getByText('điểm không phải số').waitFor();
  await photograph(words, 'index-earlier-table');
  await words.getByRole('button', { name: 'Lưu các con số đọc được' }).click();
  await words.getByText('Tên cơ quan kỳ trước').first().waitFor();
  faults.push(...(await lookAt(words, 'index-earlier', undefined, 'common')));
  faults.push(...(await earlierFigure(words)));
  await words.goto(`/surveys/${room.activeId}/index/improvement`);
  await words.getByText('Giảm nhiều nhất so với Năm 2023').first().waitFor();
  faults.push(...(await lookAt(words, 'index-improvement', undefined, 'common')));
  const official = await signedIn('sonoivu');
  faults.push(...(await reportAtKeyboard(official.page, `/surveys/${room.activeId}/report`)));
  faults.push(...(await timelineAtKeyboard(official.page, `/surveys/${room.activeId}/timeline`)));
  const statistics = `/surveys/${room.activeId}/back-check-board?view=statistics`;
  faults.push(
    ...(await tour(official.page, [
      { name: 'back-check-statistics', path: statistics, sign: 'Độ tin cậy của câu trả lời' },
    ])),
  );
  faults.push(...(await backCheckFigures(official.page)));
  faults.push(...(await ownForms(official.page, browser, product, room.activeId)));
  expect(faults).toEqual([]);
  expect([...verifier.complaints, ...analyst.complaints, ...official.complaints]).toEqual([]);
  await verifier.close();
  await analyst.close();
  await official.close();
});

test('publishing, and the page that everybody may read', async () => {
  const { page, complaints, close } = await signedIn('sonoivu');
  expect(await publishAtKeyboard(page, product, room.activeId)).toEqual([]);
  expect(complaints).toEqual([]);
  await close();
});
