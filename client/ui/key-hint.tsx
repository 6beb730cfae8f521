// The key that stands beside what it does.
import classes from './key-hint.module.css';

const shown: Record<string, string> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  '-': '−',
};

/** Writes a key as people know it from their keyboard. */
function keyShown(name: string): string {
  return name
    .split(/\+(?=.)/)
    .map((part) => shown[part] ?? part)
    .join(' ');
}

/** Decorative for screen readers: the control it stands on carries `aria-keyshortcuts`. */
export function KeyHint({ name }: { name: string }) {
  return (
    <kbd className={classes.key} aria-hidden="true">
      {keyShown(name)}
    </kbd>
  );
}
