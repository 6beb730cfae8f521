// Commands of a conversation are single letters; where letters are typed as text they are reached with Alt. Pure.
import type { KeyBinding } from '#client/ui/keys.ts';

/** The key to show beside a command: what works now. */
export const commandKey = (letter: string, typing: boolean) => (typing ? `Alt+${letter}` : letter);

/** Both ways to a command; the help shows the one that works now. */
export function commandBindings(
  letter: string,
  typing: boolean,
  label: string,
  run: () => void,
): KeyBinding[] {
  return [
    { key: letter, label, run, hidden: typing },
    { key: `Alt+${letter}`, label, run, hidden: !typing },
  ];
}
