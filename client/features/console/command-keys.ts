// Commands of a conversation are single keys; where these mean something to the text being typed they are reached with
// Alt. Pure.
import type { KeyBinding } from '#client/ui/keys.ts';

/** The key to show beside a command: what works now. */
export const commandKey = (key: string, typing: boolean) => (typing ? `Alt+${key}` : key);

/**
 * The ways to a command. While something is typed there is the one with Alt alone: a letter that missed its field is no
 * command.
 */
export function commandBindings(key: string, typing: boolean, label: string, run: () => void): KeyBinding[] {
  const withAlt = { key: `Alt+${key}`, label, run, hidden: !typing };
  return typing ? [withAlt] : [{ key, label, run }, withAlt];
}
