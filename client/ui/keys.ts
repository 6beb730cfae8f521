// Keyboard bindings: components declare them, one listener runs them, the `?` help and Ctrl+K list them.
// An open dialog declares its bindings as modal and thereby silences those of the page behind it.
import { use, useEffectEvent, useLayoutEffect, useRef } from 'react';

import { keyName, worksInFields } from './key-names.ts';
import { keysRest } from './keys-at-rest.ts';
import { KeysRestContext } from './keys-rest.ts';

export interface KeyBinding {
  /** As keyName gives it: '1', 'N', 'F12', 'Enter', 'Ctrl+K'. */
  key: string;
  /** What it does, in the person's language; shown by `?` and Ctrl+K. */
  label: string;
  run: () => void;
  /** Also while a text field has the focus (function keys and Ctrl combinations always do). */
  inFields?: boolean;
  /** Not while a control has the focus that arrows belong to: a field, a choice, an open menu. */
  yieldsToControls?: boolean;
  /** Another key for the same: the help shows it after those that are not, the palette shows it not at all. */
  hidden?: boolean;
  /** Left out of the palette: an answer is keyed, not looked up. */
  helpOnly?: boolean;
}

interface Layer {
  bindings: readonly KeyBinding[];
  modal: boolean;
  group: string;
}

const layers: Layer[] = [];

function reachable(): Layer[] {
  const from = layers.findLastIndex((layer) => layer.modal);
  return layers.slice(Math.max(0, from)).toReversed();
}

const typingIn =
  'input:not([type=radio]):not([type=checkbox]):not([type=button]), textarea, select, [contenteditable=true]';
const walksItself =
  'input, textarea, select, [contenteditable=true], [role=menu] *, [role=listbox] *, [role=radiogroup] *, [role=tablist] *';
const pressable = 'button, a[href], summary, [role=option], [role=tab], [role=menuitem]';

function handle(event: KeyboardEvent): void {
  const name = keyName(event);
  if (name === null || event.defaultPrevented) return;
  const target = event.target instanceof Element ? event.target : null;
  const typing = target?.matches(typingIn) ?? false;
  // Enter and Space on a focused control press that control.
  if ((name === 'Enter' || name === 'Space') && target?.matches(pressable)) return;
  if (keysRest() && !typing && !worksInFields(name)) return event.preventDefault();
  for (const layer of reachable()) {
    const binding = layer.bindings.find((each) => each.key === name);
    if (!binding) continue;
    if (binding.yieldsToControls && target?.matches(walksItself)) continue;
    if (typing && !binding.inFields && !worksInFields(name)) continue;
    event.preventDefault();
    if (!event.repeat || name.startsWith('Arrow') || name === 'Backspace') binding.run();
    return;
  }
}

if (typeof window !== 'undefined') window.addEventListener('keydown', handle);

export interface BindingGroup {
  group: string;
  bindings: readonly KeyBinding[];
}

/** The bindings that would run now, nearest first, for the help and the palette. Ask before opening a dialog. */
export function bindingsNow(): BindingGroup[] {
  return groupsOf(reachable());
}

/** One group of each heading, at the place where the heading comes first: parts of a screen declare keys each for itself. */
export function groupsOf(declared: readonly BindingGroup[]): BindingGroup[] {
  const groups = new Map<string, KeyBinding[]>();
  for (const { group, bindings } of declared)
    if (bindings.length > 0) groups.set(group, [...(groups.get(group) ?? []), ...bindings]);
  return [...groups].map(([group, bindings]) => ({ group, bindings }));
}

export interface HelpRow {
  label: string;
  keys: readonly string[];
}

/** Every key of these bindings, those that do the same in one row. */
export function helpRows(bindings: readonly KeyBinding[]): HelpRow[] {
  const rows = new Map<string, string[]>();
  const shownFirst = bindings.toSorted(
    (left, right) => Number(left.hidden ?? false) - Number(right.hidden ?? false),
  );
  for (const { label } of bindings) rows.set(label, []);
  for (const { label, key } of shownFirst) rows.get(label)?.push(key);
  return [...rows].map(([label, keys]) => ({ label, keys }));
}

interface KeyOptions {
  /** Silences everything declared before, while this is shown. */
  modal?: boolean;
  enabled?: boolean;
  /** Heading in the key help. */
  group?: string;
}

/**
 * Declares keys while the component is shown. The list may be new at every render. In layout effects, so that no key
 * pressed right after the paint meets the bindings of what was there before.
 */
export function useKeys(
  bindings: readonly KeyBinding[],
  { modal = false, enabled = true, group = '' }: KeyOptions = {},
): void {
  const layer = useRef<Layer>({ bindings, modal, group });
  const works = !use(KeysRestContext) && enabled;
  const refresh = useEffectEvent(() => Object.assign(layer.current, { bindings, modal, group }));
  useLayoutEffect(() => {
    refresh();
  });
  useLayoutEffect(() => {
    if (!works) return;
    const mine = layer.current;
    layers.push(mine);
    return () => {
      layers.splice(layers.indexOf(mine), 1);
    };
  }, [works]);
}
