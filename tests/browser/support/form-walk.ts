// One conversation by a whole form at the keyboard, each of its screens looked at in both languages and both themes.
import type { Page } from 'playwright-core';

import type { questionnaireDefinition } from '#contract/questionnaire-definition.ts';
import { dispositionOf } from '#domain/attempts/dispositions.ts';
import { lookEveryWay } from './look.ts';
import { screenAfter, type Screen } from './operator-at-keyboard.ts';

export type Form = ReturnType<typeof questionnaireDefinition.parse>;

export interface WalkedForm {
  /** The pictures' names without language and theme, in the order in which the screens came. */
  readonly pictures: readonly string[];
  readonly faults: readonly string[];
}

/**
 * Goes from the first question on the screen to the recorded result: the first option everywhere, 4 on scales, so that
 * the conversation is held to its end.
 * @param name what the pictures' names begin with
 */
export async function walkForm(page: Page, form: Form, name: string): Promise<WalkedForm> {
  const pictures: string[] = [];
  const faults: string[] = [];
  let before: Screen | null = null;
  for (;;) {
    before = await screenAfter(page, before);
    const picture = `${name}/${String(pictures.length + 1).padStart(2, '0')}`;
    pictures.push(picture);
    faults.push(...(await lookEveryWay(page, picture)));
    if (before.at === 'dispositions') break;
    for (const key of before.at === 'question' ? keysFor(form, before) : ['Enter'])
      await (key.length === 1 || key === 'Enter' ? page.keyboard.press(key) : page.keyboard.type(key));
  }
  await page.keyboard.press(dispositionOf('complete').key ?? '');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Kết quả liên hệ' }).waitFor({ state: 'detached' });
  return { pictures, faults };
}

/** What an operator presses, or types, at this question. */
function keysFor(form: Form, { label, keys }: Extract<Screen, { at: 'question' }>): string[] {
  const kinds = new Set(
    form.blocks
      .flatMap(({ questions }) => questions)
      .flatMap((question) => ('label' in question && question.label.vi === label ? [question.kind] : [])),
  );
  const [kind] = kinds;
  if (kind === undefined || kinds.size > 1)
    throw new Error(`Questions of ${kinds.size} kinds called ${label}`);
  const first = keys[0] ?? '1';
  switch (kind) {
    case 'statement':
      return ['Enter'];
    case 'scale':
      return ['4'];
    case 'multiple':
      return [first, 'Enter'];
    case 'number':
      return ['2', 'Enter'];
    case 'date':
      return ['8/3/2024', 'Enter'];
    case 'text':
      return ['Trả kết quả đúng hẹn hơn; báo trước khi hồ sơ còn thiếu giấy tờ.', 'Enter'];
    default:
      return [first];
  }
}
