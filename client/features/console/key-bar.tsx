// The foot of the console: the keys that apply to this question beyond its answers, each clickable too.
import { useText } from '#client/text/text.ts';
import { KeyHint } from '#client/ui/key-hint.tsx';
import { useKeys } from '#client/ui/keys.ts';

import classes from './key-bar.module.css';
import { commandBindings, commandKey } from './command-keys.ts';
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
  // While something is searched for, arrows and Backspace belong to the search.
  useKeys(
    [
      { key: 'Backspace', label: text.back, run: back, hidden: typing },
      { key: 'ArrowLeft', label: text.back, run: back, hidden: true },
      { key: 'ArrowUp', label: text.back, run: back, hidden: !typing, inFields: true },
      { key: 'ArrowRight', label: text.forward, run: forward, hidden: typing },
      { key: 'ArrowDown', label: text.forward, run: forward, hidden: !typing, inFields: true },
      ...commandBindings('End', typing, text.toOpen, toOpen),
    ],
    { enabled: onOpen !== null },
  );
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
      {canGoBack && onOpen !== null && (
        <BarKey name={typing ? 'ArrowUp' : 'Backspace'} label={text.back} onPress={back} />
      )}
      {looking && onOpen !== null && (
        <>
          <BarKey name={typing ? 'ArrowDown' : 'ArrowRight'} label={text.forward} onPress={forward} />
          {far && <BarKey name={commandKey('End', typing)} label={text.toOpen} onPress={toOpen} />}
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
