// How long it takes in the browser from the press of an answer's key until the next question is painted: the built
// console against the real server, socket and simulated line, in forms of 60 questions, one key after the other.
//
// A press is timed in the page, from the moment that the browser gives the key event (its timeStamp) to the first task
// after the animation frame in which the next question stands in the document: by then the page's own part of the
// painting is done. The Event Timing API times the same presses to the presentation of the frame, in steps of 8 ms and
// from 16 ms up; its count over 50 ms stands beside.
//
// The baseline is a bare page that holds the same texts ready and puts the next one in place at the same key, timed the
// same way: the price of a key, a frame and a painting in this browser. Both take turns at every question.
import type { Page } from 'playwright-core';

import { publishQuestionnaire } from '#server/features/questionnaires/commands.ts';
import { screenAfter, type Screen } from '#tests/browser/support/operator-at-keyboard.ts';
import { openPage } from '#tests/browser/support/page.ts';
import { openStage, type Stage } from '#tests/support/stage.ts';
import { activeSurvey, mobileNumbers } from '#tests/support/survey.ts';
import type { Measurement } from './measurement.ts';
import { percentiles, ratios } from './percentiles.ts';
import { longForm } from './long-form.ts';

const interviews = { full: 10, quick: 1 };
const wantedMs = 50;

/** Interviews from the first question to the last; gives milliseconds. */
export async function measureKeyPress({ isQuick }: { isQuick: boolean }): Promise<Measurement> {
  const stage = await openStage();
  try {
    const count = isQuick ? interviews.quick : interviews.full;
    const console = await consoleOf(stage, count + 1);
    const bare = await barePage(stage);
    // The first interview warms both up and does not count.
    await interview(console, bare);
    for (const page of [console, bare]) await page.evaluate(() => globalThis.keyPresses.forget());
    for (let at = 0; at < count; at += 1) await interview(console, bare);
    const [measured, baseline] = await Promise.all([timesOf(console), timesOf(bare)]);
    return {
      measured: { keys: measured.painted.length, ...percentiles(measured.painted), ...over(measured) },
      baseline: { keys: baseline.painted.length, ...percentiles(baseline.painted), ...over(baseline) },
      ratio: ratios(percentiles(measured.painted), percentiles(baseline.painted)),
    };
  } finally {
    await stage.close();
  }
}

interface Times {
  painted: number[];
  /** Durations by the Event Timing API of presses that took at least 16 ms. */
  presented: number[];
}

const over = ({ painted, presented }: Times) => ({
  paintedLater: painted.filter((ms) => ms > wantedMs).length,
  presentedLater: presented.filter((ms) => ms > wantedMs).length,
});
const timesOf = (page: Page): Promise<Times> => page.evaluate(() => globalThis.keyPresses.times());

declare global {
  /** Only in pages that are being measured. */
  var keyPresses: { times: () => Times; forget: () => void };
}

async function watch(page: Page): Promise<void> {
  // tsx marks functions with their names through a helper that pages do not have.
  await page.addInitScript('globalThis.__name = (named) => named');
  await page.addInitScript(watchKeyPresses);
}

/** In the page: times each key press whose effect is another question. */
function watchKeyPresses(): void {
  let times: Times = { painted: [], presented: [] };
  let watching: MutationObserver | null = null;
  const question = () => document.querySelector('main header + p[role=status]')?.textContent ?? null;
  addEventListener(
    'keydown',
    ({ timeStamp }) => {
      const before = question();
      watching?.disconnect();
      if (before === null) return;
      watching = new MutationObserver(() => {
        const now = question();
        if (now === null || now === before) return;
        watching?.disconnect();
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.addEventListener('message', () => times.painted.push(performance.now() - timeStamp));
          port1.start();
          port2.postMessage(null);
        });
      });
      watching.observe(document, { subtree: true, childList: true, characterData: true });
    },
    { capture: true },
  );
  new PerformanceObserver((list) => {
    for (const { name, duration } of list.getEntries())
      if (name === 'keydown') times.presented.push(duration);
  }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
  globalThis.keyPresses = {
    times: () => times,
    forget: () => (times = { painted: [], presented: [] }),
  };
}

/** An operator's console in which the first citizen is about to answer. */
async function consoleOf({ product, databaseUrl, browser }: Stage, calls: number): Promise<Page> {
  const phones = mobileNumbers(calls, 9000);
  for (const phone of phones)
    product.simulator.setBehaviour(phone.replace('0', '+84'), { kind: 'completes', ringSeconds: 1 });
  const supervisor = await product.as('giamsat');
  const interviewVersionId = await publishQuestionnaire(supervisor, await longForm(60));
  await activeSurvey(supervisor, databaseUrl, { ...product.versions, interviewVersionId }, { phones });
  const { cookie } = await product.signIn('dtv01');
  const { page } = await openPage(browser, product.origin, { cookie });
  await watch(page);
  await page.goto('/console');
  await page.getByRole('heading', { name: 'Vào ca phỏng vấn' }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByText('Đang tạm nghỉ').waitFor();
  await page.keyboard.press('F2');
  return page;
}

/** The bare page, in a window of its own. */
async function barePage({ browser, product }: Stage): Promise<Page> {
  const { page } = await openPage(browser, product.origin);
  await watch(page);
  await page.goto('/healthz');
  await page.evaluate(() => {
    document.body.innerHTML = '<main><header></header><p role="status"></p></main>';
    const line = document.querySelector('p');
    let at = 0;
    const show = () =>
      line?.replaceChildren(`Thưa bà, về nội dung thứ ${(at += 1)}, bà hài lòng ở mức nào ạ?`);
    addEventListener('keydown', show);
    show();
  });
  return page;
}

/** One interview from its first question to the next citizen, with a key on the bare page after each answer. */
async function interview(console: Page, bare: Page): Promise<void> {
  let before: Screen | null = null;
  for (;;) {
    before = await screenAfter(console, before);
    if (before.at === 'dispositions') break;
    if (before.at === 'question') {
      if (before.typed) await console.keyboard.type('Tốt');
      // The best that there is on a scale, the first answer elsewhere: every question is asked.
      await console.keyboard.press(before.enter || before.typed ? 'Enter' : keyOf(before.keys));
      await bare.keyboard.press('4');
    } else await console.keyboard.press('Enter');
  }
  await console.keyboard.press('Enter');
  await console.getByRole('heading', { name: 'Kết quả liên hệ' }).waitFor({ state: 'detached' });
}

const keyOf = (keys: readonly string[]) =>
  keys.includes('5') && keys.includes('7') ? '4' : (keys[0] ?? 'Enter');
