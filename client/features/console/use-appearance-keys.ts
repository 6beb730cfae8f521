// Size of the text and light or dark by key, remembered for the person in this browser. Everything on the console is
// measured in the root's size, so one figure scales it all.
import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { useEffect, useState } from 'react';

import { useText } from '#client/text/text.ts';
import { useWho } from '#client/frame/who.ts';
import { useKeys } from '#client/ui/keys.ts';

/** Percent of the browser's own size. */
const sizes = [87.5, 100, 112.5, 125, 137.5] as const;
const ordinary = 1;

const placeOf = (personId: string) => `text-size:${personId}`;

function stored(personId: string): number {
  const kept = Number(localStorage.getItem(placeOf(personId)) ?? ordinary);
  return Number.isInteger(kept) && kept >= 0 && kept < sizes.length ? kept : ordinary;
}

export function useAppearanceKeys(): void {
  const text = useText().desk.look;
  const { id } = useWho();
  const [step, setStep] = useState(() => stored(id));
  const scheme = useComputedColorScheme('light');
  const { setColorScheme } = useMantineColorScheme();
  useEffect(() => {
    document.documentElement.style.fontSize = step === ordinary ? '' : `${sizes[step] ?? 100}%`;
  }, [step]);
  const change = (by: number) => {
    const next = Math.min(sizes.length - 1, Math.max(0, step + by));
    localStorage.setItem(placeOf(id), String(next));
    setStep(next);
  };
  useKeys(
    [
      { key: 'Alt+ArrowUp', label: text.larger, run: () => change(1) },
      { key: 'Alt+ArrowDown', label: text.smaller, run: () => change(-1) },
      {
        key: 'Alt+T',
        label: text.theme,
        run: () => setColorScheme(scheme === 'light' ? 'dark' : 'light'),
      },
    ],
    { group: text.group },
  );
}
