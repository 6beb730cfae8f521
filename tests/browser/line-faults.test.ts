// Lines as they are: half an hour without one, and one that loses, doubles, holds back and reorders what it carries. In
// the end every answer stands in the database once, as it was typed.
import { fileURLToPath } from 'node:url';

import type { Browser, Page, WebSocketRoute } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest';

import { releaseAbandoned } from '#server/features/attempts/commands.ts';
import { launchChromium } from '#tests/support/chromium.ts';
import { freshDatabase, type FreshDatabase } from '#tests/support/database.ts';
import { startProduct, type Product } from '#tests/support/product.ts';
import { activeSurvey, mobileNumbers } from '#tests/support/survey.ts';
import { answerSome, takeCall, type Encounter } from './support/operator-at-keyboard.ts';
import { openPage, photograph } from './support/page.ts';
import { typedForm } from './support/typed-form.ts';

const clientFolder = fileURLToPath(new URL('../../dist/client', import.meta.url));
const interviewed: Encounter = { behaviour: { kind: 'completes', ringSeconds: 1 }, disposition: 'complete' };
const halfAnHourMs = 30 * 60_000;

let database: FreshDatabase;
let product: Product;
let browser: Browser;

beforeAll(async () => {
  [database, browser] = await Promise.all([freshDatabase(), launchChromium()]);
  product = await startProduct({ databaseUrl: database.url, clientFolder });
  const phones = mobileNumbers(2, 9300);
  for (const phone of phones)
    product.simulator.setBehaviour(phone.replace('0', '+84'), interviewed.behaviour);
  await activeSurvey(await product.as('giamsat'), database.url, product.versions, { phones });
});
afterAll(async () => {
  await browser.close();
  await product.close();
  await database.drop();
});

/** 5 4 3 2 1 in turn, so that an answer stored for the wrong question shows. */
const inTurn = () => {
  let count = 0;
  return () => String(5 - (count++ % 5));
};

/**
 * Sits down and is put through. `prepare` acts on the page before anything is opened in it; what it gives is called when
 * the shift's key has been pressed.
 */
async function inCall(username: string, prepare: (page: Page) => Promise<(() => void) | void>) {
  const operator = await product.signIn(username);
  const window = await openPage(browser, product.origin, { cookie: operator.cookie });
  operator.leave();
  const { page } = window;
  onTestFailed(() => photograph(page, `failed-line-${username}`));
  const pressed = await prepare(page);
  await page.goto('/console');
  await page.getByRole('heading', { name: 'Vào ca phỏng vấn' }).waitFor();
  await page.keyboard.press('Enter');
  pressed?.();
  await page.getByText('Đang tạm nghỉ').waitFor();
  await page.keyboard.press('F2');
  await page.getByText(/^câu 1\//).waitFor();
  return window;
}

const storedOf = (page: Page, count: number) => page.getByText(`đã lưu ${count}/${count}`, { exact: true });

async function answersOf(username: string): Promise<[string, string][]> {
  const rows = await product.ctx.prisma.answer.findMany({
    where: { interview: { operator: { username } } },
    orderBy: [{ epoch: 'asc' }, { sequence: 'asc' }],
  });
  return typedForm(rows);
}

test('half an hour offline in mid-interview, the attempt closed meanwhile: every answer arrives, and the operator is told', async () => {
  const { page, close } = await inCall('dtv01', (opened) => opened.clock.install());
  const scale = inTurn();
  const typed = await answerSome(page, 6, interviewed, scale);
  await storedOf(page, 6).waitFor();

  await page.context().setOffline(true);
  await page.getByText('mất nối máy chủ, đang nối lại…').waitFor();
  typed.push(...(await answerSome(page, 4, interviewed, scale)));
  await page.clock.fastForward(halfAnHourMs / 2);
  typed.push(...(await answerSome(page, 5, interviewed, scale)));
  await page.keyboard.press('F4');
  await page.keyboard.type('nghe tiếng xe, gọi lại buổi tối');
  await page.keyboard.press('Enter');
  await page.clock.fastForward(halfAnHourMs / 2);
  await page.getByText('9 trả lời đang giữ trong máy này, chờ nối lại').waitFor();
  expect(await answersOf('dtv01')).toEqual(typed.slice(0, 6));
  const { ctx } = product;
  const later = new Date(Date.now() + halfAnHourMs);
  expect(await releaseAbandoned({ ...ctx, now: () => later })).toBe(1);

  await page.context().setOffline(false);
  // Timers run again from here on, as on a machine that is awake.
  await page.clock.resume();
  await page.getByText(/lượt gọi Nguyễn Thị Mẫu \d đã được đóng/).waitFor();
  const left = { where: { note: 'nghe tiếng xe, gọi lại buổi tối' } };
  await expect.poll(() => ctx.prisma.contactAttempt.count(left)).toBe(1);
  await photograph(page, 'line-closed-meanwhile');
  await expect.poll(() => answersOf('dtv01'), { timeout: 20_000 }).toEqual(typed);
  const events = await ctx.prisma.interviewEvent.findMany({
    where: { interview: { operator: { username: 'dtv01' } } },
    orderBy: { sequence: 'asc' },
  });
  expect(events.find(({ kind }) => kind === 'opened')).toBeDefined();
  await page.getByRole('button', { name: 'Đã rõ' }).click();
  await close();
});

/** What becomes of one answer on the line. */
type Fortune = 'arrives' | 'is-doubled' | 'is-lost' | 'loses-its-acknowledgement' | 'comes-late-again';
const fortunes: readonly Fortune[] = [
  'arrives',
  'is-doubled',
  'comes-late-again',
  'loses-its-acknowledgement',
  'is-doubled',
  'is-lost',
  'comes-late-again',
];
/** Cuts are mended by the client in its own time, so that there are only so many. */
const mostCuts = 5;

/**
 * Carries the page's socket by the fortunes in turn; a message of socket.io is `42ID["event",…]`, its reply `43ID[…]`.
 * The first connection is not there before `connect` is called.
 */
async function badLine(page: Page): Promise<{ counts: Map<Fortune, number>; connect: () => void }> {
  let connect = () => {};
  const begun = new Promise<void>((resolve) => {
    connect = resolve;
  });
  const counts = new Map<Fortune, number>();
  let sent = 0;
  let cuts = 0;
  let late: (string | Buffer)[] = [];
  await page.routeWebSocket(/socket\.io/, async (browserSide: WebSocketRoute) => {
    await begun;
    const serverSide = browserSide.connectToServer();
    const unheard = new Set<string>();
    const cut = () => {
      cuts += 1;
      // The page's socket takes the other one along; browsers let scripts close with 1000 and from 3000 on alone.
      void browserSide.close({ code: 4000, reason: 'cut' });
    };
    browserSide.onMessage((message) => {
      const id = /^42(\d+)\["answer:record"/.exec(String(message))?.[1];
      if (id === undefined) return serverSide.send(message);
      let fortune = fortunes[sent % fortunes.length] ?? 'arrives';
      if (cuts >= mostCuts && (fortune === 'is-lost' || fortune === 'loses-its-acknowledgement'))
        fortune = 'arrives';
      sent += 1;
      counts.set(fortune, (counts.get(fortune) ?? 0) + 1);
      if (fortune === 'is-lost') return cut();
      if (fortune === 'loses-its-acknowledgement') unheard.add(id);
      serverSide.send(message);
      if (fortune === 'is-doubled') serverSide.send(message);
      // Copies of answers long acknowledged come again, in the wrong order, among newer ones.
      if (fortune === 'comes-late-again') late.push(message);
      if (late.length === 2) {
        for (const copy of late.toReversed()) serverSide.send(copy);
        late = [];
      }
    });
    serverSide.onMessage((message) => {
      const id = /^43(\d+)\[/.exec(String(message))?.[1];
      if (id !== undefined && unheard.delete(id)) return cut();
      browserSide.send(message);
    });
  });
  return { counts, connect };
}

test('a line that comes late, loses, doubles and reorders answers and loses acknowledgements: each is stored once, as typed', async () => {
  let counts = new Map<Fortune, number>();
  const { page, close } = await inCall('dtv02', async (opened) => {
    const line = await badLine(opened);
    ({ counts } = line);
    return line.connect;
  });
  const typed = await takeCall(page, interviewed, inTurn());
  await page.getByText('Chưa có hồ sơ đến giờ gọi').waitFor();
  expect(await answersOf('dtv02')).toEqual([...typed]);
  for (const fortune of fortunes) expect(counts.get(fortune) ?? 0).toBeGreaterThan(0);
  const { prisma } = product.ctx;
  const interview = await prisma.interview.findFirstOrThrow({ where: { operator: { username: 'dtv02' } } });
  expect(interview.status).toBe('complete');
  await expect
    .poll(
      async () => {
        const events = await prisma.interviewEvent.findMany({ where: { interviewId: interview.id } });
        return new Set(events.filter(({ kind }) => kind === 'answered').map((each) => each.questionName))
          .size;
      },
      { timeout: 20_000 },
    )
    .toBe(typed.size);
  await close();
});
