// What an operator typed outlives the page, the server and the line: a reload, a power cut, a cut cable.
import { fileURLToPath } from 'node:url';

import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, onTestFailed, test } from 'vitest';

import { anyFreePort } from '#launcher/free-port.ts';
import { openDatabase, type OpenDatabase } from '#server/platform/database.ts';
import { startSimulator, type Simulator } from '#simulator/start-simulator.ts';
import { launchChromium } from '#tests/support/chromium.ts';
import { freshDatabase, type FreshDatabase } from '#tests/support/database.ts';
import { startPart } from '#tests/support/processes.ts';
import { signInAs } from '#demo/person.ts';
import { startProduct, type Product } from '#tests/support/product.ts';
import { activeSurvey, mobileNumbers } from '#tests/support/survey.ts';
import {
  answerSome,
  screenAfter,
  screenOf,
  takeCall,
  type Encounter,
} from './support/operator-at-keyboard.ts';
import { openPage, photograph, type OpenPage } from './support/page.ts';
import { typedForm } from './support/typed-form.ts';

const clientFolder = fileURLToPath(new URL('../../dist/client', import.meta.url));
const phone = '+84910009000';
const interviewed: Encounter = { behaviour: { kind: 'completes', ringSeconds: 1 }, disposition: 'complete' };

let browser: Browser;
let database: FreshDatabase;
let opened: OpenDatabase;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());
beforeEach(async () => {
  database = await freshDatabase();
  opened = openDatabase(database.url, 2);
});
afterEach(async () => {
  await opened.close();
  await database.drop();
});

const phones = mobileNumbers(1, 9000);

/** 5 4 3 2 1 in turn, so that an answer stored for the wrong question shows. */
const inTurn = () => {
  let count = 0;
  return () => String(5 - (count++ % 5));
};

/** Enters the console of a signed-in operator, who sits down and is put through. */
async function inCall(
  origin: string,
  cookie: string,
  prepare: (page: Page) => Promise<void> = async () => undefined,
): Promise<OpenPage> {
  const window = await openPage(browser, origin, { cookie });
  await prepare(window.page);
  onTestFailed(() => photograph(window.page, 'failed-resume'));
  const { page } = window;
  await page.goto('/console');
  await page.getByRole('heading', { name: 'Vào ca phỏng vấn' }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByText('Đang tạm nghỉ').waitFor();
  await page.keyboard.press('F2');
  await page.getByText(/^câu 1\//).waitFor();
  return window;
}

const storedOf = (page: Page, count: number) => page.getByText(`đã lưu ${count}/${count}`, { exact: true });

/** Every row of the answers table, in the order in which it was stored, as the operator typed it. */
const storedAnswers = async () => typedForm(await opened.prisma.answer.findMany({ orderBy: { id: 'asc' } }));

/** What failed because the line was down, as it must; anything else that the page complained of counts. */
const besidesTheCut = (complaints: readonly string[]) =>
  complaints.filter((complaint) => !/net::ERR_(CONNECTION|INTERNET|EMPTY|SOCKET)/.test(complaint));

const callsPlaced = (simulator: Simulator) => simulator.log().calls.filter(({ to }) => to === phone);

async function oneInterviewWith(answers: number): Promise<void> {
  const interviews = await opened.prisma.interview.findMany({
    include: { _count: { select: { answers: true } } },
  });
  expect(interviews.map(({ status, _count }) => [status, _count.answers])).toEqual([['complete', answers]]);
}

async function startedProduct(): Promise<Product> {
  const product = await startProduct({ databaseUrl: database.url, clientFolder });
  product.simulator.setBehaviour(phone, interviewed.behaviour);
  await activeSurvey(await product.as('giamsat'), database.url, product.versions, { phones });
  return product;
}

test('a page reloaded in mid-interview goes on at the same question, with the call up and every answer there', async () => {
  const product = await startedProduct();
  try {
    const operator = await product.signIn('dtv01');
    const { page, complaints, close } = await inCall(product.origin, operator.cookie);
    const before = await answerSome(page, 12, interviewed, inTurn());
    const question = await screenOf(page);
    await storedOf(page, 12).waitFor();

    await page.reload();
    expect(await screenAfter(page, null)).toEqual(question);
    await storedOf(page, 12).waitFor();
    await page.getByRole('region', { name: 'Cuộc gọi' }).getByText('Đang nói').waitFor();
    expect(callsPlaced(product.simulator).map(({ status }) => status)).toEqual(['in-progress']);

    const after = await takeCall(page, interviewed, inTurn());
    await page.getByText('Chưa có hồ sơ đến giờ gọi').waitFor();
    expect(callsPlaced(product.simulator)).toHaveLength(1);
    await oneInterviewWith(before.length + after.size);
    expect(complaints).toEqual([]);
    await close();
  } finally {
    await product.close();
  }
});

/** Lets everything through to the page but the acknowledgement of the answer of that sequence: then `kill` is called. */
const killBefore = (sequence: number, kill: () => Promise<void>) => (page: Page) => {
  let isKilled = false;
  return page.routeWebSocket(/socket\.io/, (browserSide) => {
    const serverSide = browserSide.connectToServer();
    serverSide.onMessage((message) => {
      // socket.io's reply to `answer:record`.
      const isIt = /^43\d+/.test(String(message)) && String(message).includes(`"sequence":${sequence}}`);
      if (!isIt || isKilled) return browserSide.send(message);
      isKilled = true;
      void kill();
    });
  });
};

test('the server killed between commit and acknowledgement: what is typed meanwhile is shown as unsent and stored once it is back', async () => {
  // Accounts and survey are made by a product that is closed again; then server and worker run as processes.
  const product = await startProduct({ databaseUrl: database.url, withoutWorker: true });
  await activeSurvey(await product.as('giamsat'), database.url, product.versions, { phones });
  await product.close();
  const simulator = await startSimulator();
  simulator.setBehaviour(phone, interviewed.behaviour);
  const port = await anyFreePort('127.0.0.1');
  const origin = `http://127.0.0.1:${port}`;
  const env = {
    PORT: String(port),
    DATABASE_URL: database.url,
    REDIS_URL: '',
    AUTH_SECRET: 'a secret for tests alone, 32 characters',
    TWILIO_ACCOUNT_SID: simulator.accountSid,
    TWILIO_AUTH_TOKEN: simulator.authToken,
    TWILIO_FROM: '+15005550006',
    TWILIO_API_BASE_URL: simulator.origin,
    DEMO_VOICE_URL: simulator.origin,
    LOG_LEVEL: 'fatal',
  };
  const server = await startPart('server/main.ts', env);
  const worker = await startPart('workers/main.ts', env);
  try {
    const operator = await signInAs(origin, 'dtv01');
    operator.leave();
    let dead: () => void = () => undefined;
    const killed = new Promise<void>((resolve) => (dead = resolve));
    const kill = () => server.kill().then(dead);
    const { page, complaints, close } = await inCall(origin, operator.cookie, killBefore(10, kill));
    const scale = inTurn();
    const typed = await answerSome(page, 17, interviewed, scale);
    await killed;
    typed.push(...(await answerSome(page, 3, interviewed, scale)));
    await page.getByText('mất nối máy chủ, đang nối lại…').waitFor();
    await page.getByText(/^\d+ trả lời đang giữ trong máy này, chờ nối lại$/).waitFor();
    await photograph(page, 'resume-server-killed');
    const storedBefore = await storedAnswers();
    // The tenth was committed, and nobody told the page.
    expect(storedBefore).toEqual(typed.slice(0, 10));

    await server.restart();
    await storedOf(page, typed.length).waitFor();
    expect(await storedAnswers()).toEqual(typed);
    typed.push(...(await takeCall(page, interviewed, scale)));
    await page.getByText('Chưa có hồ sơ đến giờ gọi').waitFor();
    expect(await storedAnswers()).toEqual(typed);
    expect(callsPlaced(simulator)).toHaveLength(1);
    await oneInterviewWith(typed.length);
    expect(besidesTheCut(complaints)).toEqual([]);
    await close();
  } finally {
    await server.stop();
    await worker.stop();
    await simulator.close();
  }
});

test('a cut line, twice, and a reload as it comes back: nothing is lost, nothing is stored twice', async () => {
  const product = await startedProduct();
  try {
    const operator = await product.signIn('dtv01');
    const { page, complaints, close } = await inCall(product.origin, operator.cookie);
    const scale = inTurn();
    const typed = await answerSome(page, 8, interviewed, scale);
    await storedOf(page, 8).waitFor();

    await page.context().setOffline(true);
    await page.getByText('mất nối máy chủ, đang nối lại…').waitFor();
    typed.push(...(await answerSome(page, 5, interviewed, scale)));
    await page.getByText('5 trả lời đang giữ trong máy này, chờ nối lại').waitFor();
    expect(await storedAnswers()).toEqual(typed.slice(0, 8));
    await page.context().setOffline(false);
    await storedOf(page, 13).waitFor();
    expect(await storedAnswers()).toEqual(typed);

    await page.context().setOffline(true);
    await page.getByText('mất nối máy chủ, đang nối lại…').waitFor();
    typed.push(...(await answerSome(page, 4, interviewed, scale)));
    await page.getByText('4 trả lời đang giữ trong máy này, chờ nối lại').waitFor();
    await page.context().setOffline(false);
    await page.reload();
    await storedOf(page, 17).waitFor();
    typed.push(...(await takeCall(page, interviewed, scale)));
    await page.getByText('Chưa có hồ sơ đến giờ gọi').waitFor();
    expect(await storedAnswers()).toEqual(typed);
    expect(callsPlaced(product.simulator)).toHaveLength(1);
    await oneInterviewWith(typed.length);
    expect(besidesTheCut(complaints)).toEqual([]);
    await close();
  } finally {
    await product.close();
  }
});
