// What somebody does with their own account and screen: in the menu under their name and in the palette.
import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core';

import { chooseLanguage, useLanguage } from '#client/text/language.ts';
import { useText } from '#client/text/text.ts';

export interface AccountAct {
  name: 'language' | 'scheme' | 'sign-out';
  label: string;
  /** Of the label, where it is not the screen's. */
  lang?: string;
  run: () => void;
}

export function useAccountActs(onSignOut: () => void): AccountAct[] {
  const text = useText().common.frame;
  const other = useLanguage() === 'vi' ? 'en' : 'vi';
  const scheme = useComputedColorScheme('light');
  const { setColorScheme } = useMantineColorScheme();
  return [
    { name: 'language', label: text.otherLanguage, lang: other, run: () => chooseLanguage(other) },
    {
      name: 'scheme',
      label: scheme === 'light' ? text.toDark : text.toLight,
      run: () => setColorScheme(scheme === 'light' ? 'dark' : 'light'),
    },
    { name: 'sign-out', label: text.signOut, run: onSignOut },
  ];
}
