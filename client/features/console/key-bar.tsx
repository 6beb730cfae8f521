// The foot of the console: the keys that apply to this question beyond its answers, each clickable too.
import { useText } from '#client/text/text.ts';
import { KeyHint } from '#client/ui/key-hint.tsx';
import { useKeys } from '#client/ui/keys.ts';

import classes from './key-bar.module.css';
import { commandKey } from './command-keys.ts';
import type { Aside } from './use-course.ts';
import type { InterviewDesk } from './use-interview-desk.ts';

interface KeyBarProps {
  desk: InterviewDesk | null;
  /** Letters are being typed as text. */
  typing: boolean;
  /** Null while something is open already. */
  onOpen: ((aside: Aside) => void) | null;
  onFinish: () => void;
}

export function KeyBar({ desk, typing, onOpen, onFinish }: KeyBarProps) {
  const text = useText().console.acts;
  const words = useText().desk;
  const canGoBack = desk !== null && desk.path.asked.length > 0;
  const looking = desk !== null && desk.walk.at !== null;
  // One step from the open question, the arrow does what End does.
  const far = looking && desk.path.steps.indexOf(desk.walk.at ?? '') < desk.path.steps.length - 2;
  const back = () => desk?.back();
  const forward = () => desk?.forward();
  const toOpen = () => desk?.toOpen();
  useKeys([
    { key: 'Backspace', label: text.back, run: back },
    { key: 'ArrowLeft', label: text.back, run: back, hidden: true },
    { key: 'ArrowUp', label: text.back, run: back, hidden: true, inFields: true },
    { key: 'ArrowRight', label: text.forward, run: forward },
    { key: 'ArrowDown', label: text.forward, run: forward, hidden: true, inFields: true },
    { key: 'End', label: text.toOpen, run: toOpen },
  ]);
  return (
    <div className={classes.bar} role="toolbar" aria-label={useText().common.keys.help}>
      {desk !== null && onOpen !== null && (
        <>
          <BarKey
            name={commandKey('R', typing)}
            label={words.refusal.act}
            onPress={() => onOpen('refusal')}
          />
          {desk.question !== null && (
            <BarKey name={commandKey('N', typing)} label={words.notes.act} onPress={() => onOpen('note')} />
          )}
          <BarKey name={commandKey('J', typing)} label={words.jump.act} onPress={() => onOpen('jump')} />
        </>
      )}
      {canGoBack && <BarKey name="Backspace" label={text.back} onPress={back} />}
      {looking && (
        <>
          <BarKey name="ArrowRight" label={text.forward} onPress={forward} />
          {far && <BarKey name="End" label={text.toOpen} onPress={toOpen} />}
        </>
      )}
      <span className={classes.space} />
      <BarKey name="F12" label={text.finish} onPress={onFinish} />
    </div>
  );
}

interface BarKeyProps {
  name: string;
  label: string;
  onPress: () => void;
  /** The act that Enter does. */
  strong?: boolean;
}

/** One act of a key bar. Pressing it with the mouse leaves the focus where it was, so that Enter keeps its meaning. */
export function BarKey({ name, label, onPress, strong = false }: BarKeyProps) {
  return (
    <button
      type="button"
      className={classes.act}
      data-strong={strong || undefined}
      aria-keyshortcuts={name}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPress}
    >
      <KeyHint name={name} /> {label}
    </button>
  );
}
