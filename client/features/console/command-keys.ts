// Commands of a conversation are single keys; where these mean something to the text being typed they are reached with
// Alt. Pure.
import type { KeyBinding } from '#client/ui/keys.ts';

/** The key to show beside a command: what works now. */
export const commandKey = (key: string, typing: boolean) => (typing ? `Alt+${key}` : key);

/** Both ways to a command; the help shows the one that works now. */
export function commandBindings(key: string, typing: boolean, label: string, run: () => void): KeyBinding[] {
  return [
    { key, label, run, hidden: typing },
    { key: `Alt+${key}`, label, run, hidden: !typing },
  ];
}
