// The operator's console at the keyboard alone: a whole interview, its result, an appointment, the next calls, help,
// notes and controls of the call. Every state is photographed and examined at the size most rooms have.
import { fileURLToPath } from 'node:url';

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';

import type { InterviewEvent } from '#contract/paradata.ts';
import { dispositionOf } from '#domain/attempts/dispositions.ts';
import { verificationCode } from '#domain/cases/verification-code.ts';
import { launchChromium } from '#tests/support/chromium.ts';
import { freshDatabase, type FreshDatabase } from '#tests/support/database.ts';
import { startProduct, type Product } from '#tests/support/product.ts';
import { activeSurvey, mobileNumbers } from '#tests/support/survey.ts';
import {
  focusRightAfter,
  keysOfHelp,
  keysOnScreen,
  keysUponHeading,
  moving,
  placesKept,
  unseenFocus,
} from './support/at-keyboard.ts';
import { formOfEveryKind } from './support/every-kind.ts';
import { handsOn } from './support/hands-on.ts';
import { lookAt } from './support/look.ts';
import { countPointerEvents, pointerEvents } from './support/no-mouse.ts';
import { answerSome, inWords, takeCall, type Encounter } from './support/operator-at-keyboard.ts';
import { photograph, windowOf } from './support/page.ts';
import { greetsAnew, signsOut } from './support/shared-machine.ts';

const clientFolder = fileURLToPath(new URL('../../dist/client', import.meta.url));

let database: FreshDatabase;
let product: Product;
let browser: Browser;
let surveyId: string;

beforeAll(async () => {
  database = await freshDatabase();
  product = await startProduct({ databaseUrl: database.url, clientFolder, sweepEveryMs: 3_600_000 });
  const phones = mobileNumbers(12, 9000);
  for (const phone of phones)
    product.simulator.setBehaviour(phone.replace('0', '+84'), { kind: 'completes', ringSeconds: 1 });
  surveyId = await activeSurvey(await product.as('giamsat'), database.url, product.versions, { phones });
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  await product.close();
  await database.drop();
});

const signedIn = (username: string) => windowOf(browser, product, username, 'console');

const willing: Encounter = { behaviour: { kind: 'completes' }, disposition: 'complete' };
const mostly4 = () => '4';
const shows = (page: Page, words: string | RegExp) => page.getByText(words).first().waitFor();
const key = (code: Parameters<typeof dispositionOf>[0]) => dispositionOf(code).key ?? '';

/** What the console told of its interviews, each with the question that stood there. */
async function eventsOf(...kinds: InterviewEvent['kind'][]): Promise<Set<string>> {
  const events = await product.ctx.prisma.interviewEvent.findMany({ where: { kind: { in: kinds } } });
  return new Set(events.map(({ kind, questionName }) => `${kind} ${questionName}`));
}

test('an interview, its result, an appointment and the next calls without the mouse', async () => {
  const { page, complaints, close } = await signedIn('dtv01');
  await countPointerEvents(page);
  const { faults, press, look, dialog, shut, open, again } = handsOn(page, 'console');
  await page.goto('/console');
  await shows(page, 'Vào ca phỏng vấn');
  const second = await page.context().newPage();
  await second.goto('/console');
  await shows(second, 'Bàn gọi đang mở ở thẻ khác');
  await second.close();
  expect(await unseenFocus(page)).toEqual([]);
  await press('Enter');
  await shows(page, 'Đang tạm nghỉ');
  await press('F2');

  // Back, a changed answer, forward again, a jump, a note, hold and mute: then the interview to its end.
  await shows(page, /^câu 1\//);
  await answerSome(page, 8, willing, mostly4);
  await shows(page, /^câu 9\//);
  const strip = page.getByRole('region', { name: 'Người dân nói' });
  const saidHere = (await strip.locator('q').textContent()) ?? '';
  await press('Backspace');
  await shows(page, 'Đang xem lại câu đã hỏi');
  // What was said at the next question does not stand under this one.
  expect(await strip.textContent()).not.toContain(saidHere);
  // It is asked again by key alone.
  await press('F3');
  await strip.locator('q').waitFor();
  await press('2');
  await shows(page, /^câu 9\//);
  expect(await moving(page)).toEqual([]);
  const told = await keysOnScreen(page);
  await open('?');
  expect(told.length).toBeGreaterThan(10);
  expect(await keysOfHelp(page)).toEqual(expect.arrayContaining(told));
  await shut();
  // Not a letter is lost between the key and the field.
  expect(await focusRightAfter(page, 'n')).toBe('TEXTAREA');
  await page.keyboard.type('Bà nói: chờ hơn hai tiếng mới tới lượt');
  await look('note', { reopen: again('n') });
  await shut('Enter');
  await shows(page, 'Bà nói: chờ hơn hai tiếng mới tới lượt');
  await open('j');
  await look('jump', { reopen: again('j') });
  await page.keyboard.type('khong hai long');
  await press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await shows(page, /^câu 8\//);
  await press('End', 'h');
  await shows(page, 'Người dân đang giữ máy');
  await look('held');
  await press('h', 'm');
  await shows(page, 'Bạn đang tắt tiếng');
  await press('m', 'F6');
  await shows(page, 'chưa ai thấy');
  await look('hand-raised');
  await press('F6');
  await page.getByText('chưa ai thấy').waitFor({ state: 'detached' });
  // Words that begin with the sign of «từ chối» are words, and what the fingers type on answers nothing.
  const pressed = await takeCall(page, { ...willing, leavesHalfTyped: true }, mostly4);
  expect(pressed.get('Giới tính')).toBe('1');
  const words = await product.ctx.prisma.answer.findFirst({ where: { questionName: 'open' } });
  expect(words?.value).toEqual({ value: inWords });

  // The next citizen: later, at an agreed time; found by the words that they say.
  await shows(page, /^câu 1\//);
  await press('r');
  await shows(page, 'Người dân nói…');
  await look('refusal', { reopen: () => press('Escape', 'r') });
  const search = page.getByRole('combobox');
  await search.fill('tien');
  await shows(page, 'nghe máy không mất tiền');
  await search.fill('tieng');
  await press('Enter');
  await shows(page, 'Ghi kết quả: Bất đồng ngôn ngữ');
  await search.fill('ban');
  await press('Enter');
  await shows(page, 'Hẹn gọi lại lúc nào?');
  // The time is typed as the field shows it: no letter of it commands the call, nor does a second H.
  const time = page.getByRole('textbox', { name: 'hoặc gõ giờ hẹn' });
  await page.keyboard.type('h18/3 9h');
  expect(await time.inputValue()).toBe('18/3 9h');
  await press('Escape');
  await page.keyboard.type('hmai 9h');
  expect(await time.inputValue()).toBe('mai 9h');
  expect(await keysOnScreen(page)).toEqual(expect.arrayContaining(['Alt+H', 'Alt+M']));
  await look('appointment');
  await press('Escape', '2', 'Enter');

  // One who wants to know who is calling first, and is told the code.
  await shows(page, /^câu 1\//);
  await press('r');
  await page.keyboard.type('lua dao');
  await shows(page, /đọc mã \d{4} \d{4} để kiểm tra/);
  await look('refusal-code');
  await press('Enter');
  await shows(page, 'Hẹn gọi lại lúc nào?');
  await press('Enter');

  // One who has to stop in the middle: somebody else goes on at the same question.
  await shows(page, /^câu 1\//);
  await answerSome(page, 9, willing, mostly4);
  const where = await page
    .getByText(/^câu \d+\//)
    .first()
    .textContent();
  await press('F9', 'F12', key('callback-mid-interview'), 'Enter');
  await shows(page, 'Đang tạm nghỉ');
  await open('F7');
  await shows(page, 'Hoàn thành phiếu');
  await look('day', { reopen: again('F7') });
  await press('2');
  expect(await dialog.getByRole('row').count()).toBe(2);
  await shut();
  await press('Shift+F9');
  await shows(page, 'Ca vừa xong');
  await look('shift-ended');
  await expect
    .poll(() => eventsOf('helpOpened', 'noted'))
    .toEqual(new Set(['helpOpened DV1.2', 'noted DV1.2', 'helpOpened introduction']));
  expect(await pointerEvents(page)).toEqual([]);
  expect(faults).toEqual([]);
  expect(complaints).toEqual([]);
  await close();

  const interrupted = await product.ctx.prisma.case.findFirstOrThrow({
    where: { surveyId, disposition: 'callback-mid-interview' },
  });
  await product.ctx.prisma.case.update({
    where: { id: interrupted.id },
    data: { nextCallAt: new Date(), appointmentAt: new Date() },
  });
  const colleague = await signedIn('dtv02');
  await colleague.page.goto('/console');
  await shows(colleague.page, 'Vào ca phỏng vấn');
  await colleague.page.keyboard.press('Enter');
  await shows(colleague.page, 'Đang tạm nghỉ');
  await colleague.page.keyboard.press('F2');
  await greetsAnew(colleague.page, where ?? '');
  await takeCall(colleague.page, willing, mostly4);
  expect(await product.ctx.prisma.interview.findFirst({ where: { caseId: interrupted.id } })).toMatchObject({
    status: 'complete',
  });

  // Signing out of a shared machine with a note half-typed: it is stored, and nothing of it stays here.
  expect(await signsOut(colleague.page, 'bận việc đồng áng')).toEqual([]);
  expect(await product.ctx.prisma.interviewNote.count({ where: { text: 'bận việc đồng áng' } })).toBe(1);
  expect(await placesKept(colleague.page)).not.toContainEqual(
    expect.stringMatching(/^(half-typed|notes|answer|attempt-note):/),
  );
  await colleague.close();
});

test('every kind of question, a supervisor called in and handed over to, the wrap-up’s limit and a cut line', async () => {
  const phones = mobileNumbers(6, 9500);
  for (const phone of phones)
    product.simulator.setBehaviour(phone.replace('0', '+84'), { kind: 'completes', ringSeconds: 1 });
  await activeSurvey(
    await product.as('giamsat'),
    database.url,
    { ...product.versions, interviewVersionId: await formOfEveryKind(await product.as('quantri')) },
    { phones },
  );
  const floor = await signedIn('giamsat');
  const { page, complaints, close } = await signedIn('dtv01');
  const { faults, press, look } = handsOn(page, 'console');

  await page.goto('/console');
  await shows(page, 'Vào ca phỏng vấn');
  await press('Enter');
  await shows(page, 'Đang tạm nghỉ');
  await press('F2');
  await shows(page, /^câu 1\//);
  await answerSome(page, 3, willing, mostly4);
  await shows(page, 'những cách nào');
  await press('1', '3');
  await look('multiple');
  await press('Enter');
  await shows(page, 'phải đi lại mấy lần');
  // A sign alone says what Enter will do; with a digit beside it, it is a number; beside the field it goes into it.
  await press('-');
  await shows(page, /^từ chối trả lời$/);
  await look('sign');
  await press('Backspace');
  await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
  await page.keyboard.type('-2');
  expect(await page.getByRole('textbox', { name: 'Nhập số' }).inputValue()).toBe('-2');
  await press('Backspace', 'Backspace');
  await page.keyboard.type('2');
  // Letters are text here: the commands are reached with Alt, and say so.
  await press('Alt+h');
  await shows(page, 'Người dân đang giữ máy');
  await press('Alt+h', 'Alt+ArrowUp', 'Alt+ArrowUp');
  await look('number-larger');
  await press('Alt+ArrowDown', 'Alt+ArrowDown', 'Enter');
  await shows(page, 'nhận kết quả ngày nào');
  await page.keyboard.type('8/3/2024');
  await look('date');
  await press('Enter');

  // An earlier answer is changed so that a later one cannot be true: said in words, gone to by key, put right.
  await shows(page, /^câu 7\//);
  await press('Backspace');
  await shows(page, 'nhận kết quả ngày nào');
  await press('ArrowUp', 'ArrowUp');
  await shows(page, 'những cách nào');
  await press('2', 'Enter');
  await shows(page, 'Câu trả lời mâu thuẫn');
  await press('Alt+End');
  await shows(page, /^câu 7\//);
  await press('F10');
  await shows(page, 'phải đi lại mấy lần');
  await look('contradiction');
  await press('F10');
  await shows(page, 'những cách nào');
  await press('2', 'Enter');
  await page.getByText('Câu trả lời mâu thuẫn').waitFor({ state: 'detached' });
  await press('Alt+End');
  await shows(page, /^câu 7\//);
  const where = await page
    .getByText(/^câu \d+\//)
    .first()
    .textContent();

  // The floor sees a raised hand, and the operator that it was seen.
  const surveys = await product.ctx.prisma.survey.findMany({ orderBy: { createdAt: 'desc' } });
  await floor.page.goto(`/surveys/${surveys[0]?.id}/floor`);
  await press('F6');
  await shows(floor.page, 'Điện thoại viên 01 giơ tay');
  faults.push(...(await lookAt(floor.page, 'floor-hand', undefined, 'common')));
  await floor.page.keyboard.press('t');
  await shows(page, 'Giám sát viên đã thấy, đang tới');
  await floor.page.keyboard.press('h');
  await page.getByText('đang tới').waitFor({ state: 'detached' });

  // A supervisor is called in, and the conversation handed over.
  await press('F9', 'F8');
  await shows(page, 'Mời giám sát viên vào cuộc gọi');
  await look('supervisor-choice');
  await press('1');
  await shows(page, 'Giám sát viên đang trong cuộc gọi');
  await look('supervisor-joined');
  await press('F8');
  await shows(page, 'Giao cuộc gọi cho Giám sát viên?');
  await look('hand-over');
  await press('Enter');
  await shows(page, 'Đang tạm nghỉ');
  await shows(page, 'Đã chuyển giám sát viên');
  await shows(floor.page, 'Giám sát viên nhận cuộc gọi của Điện thoại viên 01');
  await photograph(floor.page, 'floor-taken-over');
  await floor.page.keyboard.press('b');
  await shows(floor.page, where ?? '');
  await shows(floor.page, 'Nhận từ Điện thoại viên 01');
  await look('taken-over', { where: floor.page });
  await answerSome(floor.page, 1, willing, mostly4);
  await floor.page.keyboard.press('F12');
  await floor.page.keyboard.press(key('callback-mid-interview'));
  await shows(floor.page, 'Hẹn gọi lại lúc nào?');
  await floor.page.keyboard.press('Enter');
  await shows(floor.page, 'Chưa có cuộc gọi nào được giao cho bạn');
  await look('nothing-handed', { where: floor.page });

  // The citizen hangs up: there is a limit for saying how it ended, and it may run over.
  await press('F2');
  await shows(page, /^câu 1\//);
  await answerSome(page, 2, willing, mostly4);
  const halfTyped = 'Chờ lâu quá, cán b';
  await page.keyboard.type(halfTyped);
  const live = product.simulator
    .log()
    .calls.findLast(({ to, status }) => to.startsWith('+84') && status === 'in-progress');
  await keysUponHeading(page, 'Kết quả liên hệ', ['Enter', 'h', 'Enter']);
  product.simulator.hangUp(live?.sid ?? '');
  await shows(page, 'Ghi kết quả trong');
  await page.locator('main [aria-busy=false]').waitFor();
  await look('wrap-up');
  expect(
    await product.ctx.prisma.contactAttempt.count({
      where: { operator: { username: 'dtv01' }, endedAt: null },
    }),
  ).toBe(1);
  await product.ctx.prisma.operatorSession.updateMany({
    where: { operator: { username: 'dtv01' }, endedAt: null },
    data: { stateSince: new Date(Date.now() - 120_000) },
  });
  // The window is closed and another opened: the words wait at their question, and become its note with the result.
  const room = page.context();
  await page.close();
  const later = handsOn(await room.newPage(), 'console');
  await later.page.goto('/console');
  await shows(later.page, 'Quá giờ ghi kết quả');
  await shows(later.page, `«${halfTyped}»`);
  await later.look('wrap-up-over');
  await later.press('Escape');
  await expect.poll(() => later.page.locator('main textarea').last().inputValue()).toBe(halfTyped);
  await later.press('F12', key('hung-up'), 'Enter');
  await shows(later.page, 'Đang tạm nghỉ');
  await shows(later.page, /^Quá giờ ghi kết quả/);
  const noted = () => product.ctx.prisma.interviewNote.findMany({ where: { questionName: 'told' } });
  await expect.poll(noted).toMatchObject([{ text: halfTyped }]);
  await expect
    .poll(() => placesKept(later.page))
    .not.toContainEqual(expect.stringMatching(/^(half-typed|notes):/));

  await room.setOffline(true);
  await shows(later.page, 'mất nối máy chủ, đang nối lại…');
  await later.look('cut');
  await room.setOffline(false);
  await later.page.getByText('mất nối máy chủ').waitFor({ state: 'detached' });

  // Whoever doubts a call has a code; staff see what it was.
  const { verificationNumber } = await product.ctx.prisma.case.findFirstOrThrow({
    where: { survey: { code: surveys[0]?.code ?? '' }, attempts: { some: {} } },
  });
  await floor.page.goto('/kiem-tra-cuoc-goi');
  await floor.page.getByLabel('Mã kiểm tra').waitFor();
  await floor.page.keyboard.type(verificationCode(verificationNumber));
  await floor.page.keyboard.press('Enter');
  await shows(floor.page, 'Đúng là cuộc gọi khảo sát.');
  faults.push(...(await lookAt(floor.page, 'call-check', undefined, 'common')));
  expect([...faults, ...later.faults]).toEqual([]);
  expect(
    [...complaints, ...floor.complaints].filter((each) => !each.includes('ERR_INTERNET_DISCONNECTED')),
  ).toEqual([]);
  await close();
  await floor.close();
});
