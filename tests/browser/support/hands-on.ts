// One who presses keys and looks at what they brought.
import type { Page } from 'playwright-core';

import { hidden, lookAt } from './look.ts';

/** What is wrong with what was looked at is gathered in `faults`. */
export function handsOn(page: Page, group: string) {
  const faults: string[] = [];
  const press = async (...keys: string[]) => {
    for (const each of keys) await page.keyboard.press(each);
  };
  const dialog = page.getByRole('dialog');
  const shut = async (how = 'Escape') => {
    await press(how);
    await dialog.waitFor({ state: 'detached' });
  };
  const open = async (how: string) => {
    await press(how);
    await dialog.waitFor();
  };
  return {
    page,
    faults,
    press,
    dialog,
    shut,
    open,
    again: (how: string) => async () => {
      await shut();
      await open(how);
    },
    look: async (
      name: string,
      { where = page, reopen }: { where?: Page; reopen?: () => Promise<void> } = {},
    ) => {
      faults.push(...(await hidden(where)).map((each) => `${name}: ${each}`));
      faults.push(...(await lookAt(where, `${group}-${name}`, reopen, 'common')));
    },
  };
}
