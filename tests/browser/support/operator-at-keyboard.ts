// An operator in a browser test: reads the screen, presses keys, never touches the mouse.
import type { Page, Response } from 'playwright-core';

import type { Behaviour } from '#simulator/citizens/behaviour.ts';
import { dispositionOf } from '#domain/attempts/dispositions.ts';
import type { DispositionCode } from '#domain/attempts/disposition-codes.ts';

/** What the operator meets in one call and does about it. */
export interface Encounter {
  readonly behaviour: Behaviour;
  /** How the attempt ends; null when the carrier tells by itself and the operator sees nothing of it. */
  readonly disposition: DispositionCode | null;
  /** Answers that differ from the first option, by the question's label. */
  readonly answers?: Readonly<Record<string, string>>;
  /** How the attempt ends when the citizen hangs up before the form is through. */
  readonly otherwise?: DispositionCode;
  /** Hear the citizen out after each question, as one who may hang up needs it. */
  readonly listens?: boolean;
  /** When the citizen has hung up: back to the questions with Esc, and the rest keyed with nobody on the line. */
  readonly inventsTheRest?: boolean;
  /** A pause is asked for while this call goes on. */
  readonly pauseAfter?: boolean;
  /** What is done at the end of the form, before Enter goes on to the result. */
  readonly looksThrough?: (page: Page) => Promise<void>;
  /** Words are left half-typed for the panel of the result, and gone on with afterwards. */
  readonly leavesHalfTyped?: boolean;
  /** Stop asking after so many questions and key the disposition. */
  readonly stopAfter?: number;
}

/** Label of the question → key pressed, or the words typed. */
export type Pressed = Map<string, string>;

/** Which key to press on a satisfaction question. */
export type Scale = (label: string) => string;

export type Screen =
  | { at: 'question'; label: string; progress: string; keys: string[]; enter: boolean; typed: boolean }
  | { at: 'ended' }
  | { at: 'dispositions' }
  | { at: 'elsewhere' };

/** What is on the console now, as a person reads it. */
export function screenOf(page: Page): Promise<Screen> {
  return page.evaluate(() => {
    const headings = [...document.querySelectorAll('main h2')].map((heading) => heading.textContent);
    // Keys of before the citizen hung up do nothing; then those of the result begin.
    if (document.querySelector('main [aria-busy=true]') !== null) return { at: 'elsewhere' as const };
    if (headings.includes('Kết quả liên hệ')) return { at: 'dispositions' as const };
    const main = document.querySelector('main')?.textContent ?? '';
    if (/Đã hỏi hết các câu hỏi|Cuộc phỏng vấn dừng ở đây/.test(main)) return { at: 'ended' as const };
    const head = [...document.querySelectorAll('main header span')].map((span) => span.textContent ?? '');
    const progress = head.find((part) => /^câu \d+\/\d+$/.test(part));
    const label = head
      .find((part) => part.includes(' · '))
      ?.split(' · ')
      .at(-1);
    if (progress === undefined || label === undefined) return { at: 'elsewhere' as const };
    const keys = [...document.querySelectorAll('main button[aria-keyshortcuts]')].map(
      (button) => button.getAttribute('aria-keyshortcuts') ?? '',
    );
    const typed = document.activeElement?.matches('main textarea, main input') ?? false;
    return { at: 'question' as const, label, progress, keys, enter: /Đã đọc, đi tiếp/.test(main), typed };
  });
}

const patienceMs = 30_000;

/** What is typed where words are asked for: as operators list them, with the sign that alone would mean «từ chối». */
export const inWords = '- Trả kết quả đúng hẹn hơn.';

/** The next screen that is not the one before: waits for the page, not for time. */
export async function screenAfter(page: Page, before: Screen | null): Promise<Screen> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const screen = await screenOf(page);
    if (screen.at !== 'elsewhere' && JSON.stringify(screen) !== JSON.stringify(before)) return screen;
    if (Date.now() > deadline) throw new Error(`The console stays as it is: ${JSON.stringify(screen)}`);
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
}

/** Takes one call to its end: answers, disposition, and on to the next. Gives the keys pressed by question. */
export async function takeCall(page: Page, encounter: Encounter, scale: Scale): Promise<Pressed> {
  const pressed: Pressed = new Map();
  const replies = { count: 0 };
  const count = (response: Response) => {
    if (response.url().endsWith('/say')) replies.count += 1;
  };
  page.on('response', count);
  let before: Screen | null = null;
  let isThrough = false;
  let isAlone = false;
  for (;;) {
    const screen: Screen = await screenAfter(page, before);
    before = screen;
    isThrough ||= screen.at === 'ended';
    if (screen.at === 'ended') {
      await encounter.looksThrough?.(page);
      await page.keyboard.press('Enter');
    } else if (screen.at === 'dispositions') {
      if (isThrough || isAlone || !encounter.inventsTheRest) break;
      isAlone = true;
      await page.keyboard.press('Escape');
    } else if (screen.at === 'question') {
      if (encounter.pauseAfter && pressed.size === 0) await page.keyboard.press('F9');
      if (encounter.stopAfter !== undefined && pressed.size >= encounter.stopAfter) {
        await page.keyboard.press('F12');
        continue;
      }
      if (encounter.listens && !isAlone && !(await heardOut(page, replies, pressed.size + 1))) continue;
      pressed.set(screen.label, await answer(page, screen, encounter, scale));
    }
  }
  page.off('response', count);
  const disposition = isThrough ? encounter.disposition : (encounter.otherwise ?? encounter.disposition);
  await conclude(page, { ...encounter, disposition });
  return pressed;
}

/** Answers the next `count` questions, as fast as the console shows them. Gives them as Pressed, in order. */
export async function answerSome(
  page: Page,
  count: number,
  encounter: Encounter,
  scale: Scale,
): Promise<[label: string, key: string][]> {
  const pressed: [string, string][] = [];
  let before: Screen | null = null;
  while (pressed.length < count) {
    before = await screenAfter(page, before);
    if (before.at !== 'question') throw new Error(`No question but ${JSON.stringify(before)}`);
    pressed.push([before.label, await answer(page, before, encounter, scale)]);
  }
  // The last key has taken effect when the next question stands there.
  await screenAfter(page, before);
  return pressed;
}

type QuestionScreen = Extract<Screen, { at: 'question' }>;

async function answer(
  page: Page,
  screen: QuestionScreen,
  encounter: Encounter,
  scale: Scale,
): Promise<string> {
  const key = keyFor(screen, encounter, scale);
  if (screen.typed && encounter.leavesHalfTyped) await typeWithABreak(page);
  else if (screen.typed) await page.keyboard.type(inWords);
  await page.keyboard.press(key);
  // A key too many: the fingers went on typing.
  if (screen.typed) await page.keyboard.press('1');
  return screen.typed ? inWords : key;
}

/** The panel of the result, by F12 or because the citizen hung up, takes nothing of what stands in the field. */
async function typeWithABreak(page: Page): Promise<void> {
  const half = Math.ceil(inWords.length / 2);
  await page.keyboard.type(inWords.slice(0, half));
  await page.keyboard.press('F12');
  await page.getByText(`«${inWords.slice(0, half)}»`).waitFor();
  await page.keyboard.press('Escape');
  await page.waitForFunction(
    (typed) =>
      document.activeElement instanceof HTMLTextAreaElement && document.activeElement.value === typed,
    inWords.slice(0, half),
  );
  await page.keyboard.press('End');
  await page.keyboard.type(inWords.slice(half));
}

/** Waits until the citizen has answered the last of `asked` questions; false when the console moved on by itself. */
async function heardOut(page: Page, replies: { count: number }, asked: number): Promise<boolean> {
  while (replies.count < asked) {
    if ((await screenOf(page)).at === 'dispositions') return false;
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
  return true;
}

function keyFor(screen: QuestionScreen, encounter: Encounter, scale: Scale): string {
  const chosen = encounter.answers?.[screen.label];
  if (chosen !== undefined) return chosen;
  if (screen.enter || screen.typed) return 'Enter';
  const isScale =
    ['1', '2', '3', '4', '5'].every((key) => screen.keys.includes(key)) &&
    screen.keys.includes('8') &&
    screen.keys.length >= 7;
  return isScale ? scale(screen.label) : (screen.keys[0] ?? 'Enter');
}

/** Chooses the disposition by its key, books a time where one is needed, records. */
async function conclude(page: Page, { disposition }: Encounter): Promise<void> {
  if (disposition === null) throw new Error('A call that the carrier ended has brought the operator a panel');
  const { key } = dispositionOf(disposition);
  await page.keyboard.press(key ?? '');
  if (disposition === 'appointment') await page.keyboard.press('1');
  await page.keyboard.press('Enter');
  await page.waitForFunction(
    () =>
      ![...document.querySelectorAll('main h2')].some((heading) => heading.textContent === 'Kết quả liên hệ'),
  );
}
