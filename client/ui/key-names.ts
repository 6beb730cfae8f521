// Which key was pressed, as the words that screens show: '1', 'N', 'F12', 'Enter', 'Ctrl+K', '?'. Pure.

interface Pressed {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  /** A Vietnamese input method is still composing: the key belongs to it. */
  isComposing: boolean;
}

/** The name of the key pressed, or null while text is being composed or only a modifier went down. */
export function keyName(event: Pressed): string | null {
  const { key } = event;
  if (event.isComposing || key === 'Process' || key === 'Dead' || key === 'Unidentified') return null;
  if (key === 'Control' || key === 'Shift' || key === 'Alt' || key === 'Meta' || key === 'AltGraph')
    return null;
  const base = key === ' ' ? 'Space' : key.length === 1 ? key.toUpperCase() : key;
  // A sign such as ? or * already tells that Shift was held; with named keys it must be said.
  const shift = event.shiftKey && key.length > 1 ? 'Shift+' : '';
  const control = event.ctrlKey || event.metaKey ? 'Ctrl+' : '';
  return `${control}${event.altKey ? 'Alt+' : ''}${shift}${base}`;
}

/** Keys that mean the same inside a text field as outside it. */
export function worksInFields(name: string): boolean {
  return /^(Ctrl\+|Alt\+|F\d)/.test(name);
}
