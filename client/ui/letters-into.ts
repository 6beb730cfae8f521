// A field that what is typed beside it goes into: letters are never lost, nor taken for commands, because the focus was
// elsewhere.
import { use, useEffect, useEffectEvent, type RefObject } from 'react';

import { KeysRestContext } from './keys-rest.ts';

const elsewhere = 'input, textarea, select, [contenteditable=true], [role=dialog] *';

/** Gives the field the focus in time to take the key that was pressed; keys that are bound do what they do. */
export function useLettersInto(
  field: RefObject<HTMLElement | null>,
  /** Which signs are meant for the field. */
  isMeant: (sign: string) => boolean,
): void {
  const rests = use(KeysRestContext);
  const take = useEffectEvent((event: KeyboardEvent) => {
    const { key, target } = event;
    if (event.defaultPrevented || event.repeat || event.ctrlKey || event.altKey || event.metaKey) return;
    if (key.length !== 1 || key === ' ' || !isMeant(key)) return;
    if (target instanceof Element && target.matches(elsewhere)) return;
    field.current?.focus();
  });
  useEffect(() => {
    if (rests) return;
    const listen = (event: KeyboardEvent) => take(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [rests]);
}
