// The controls of the call, each with its key and what it is now: hold, mute, supervisor, hand.
import { useText } from '#client/text/text.ts';
import { Elapsed } from '#client/ui/elapsed.tsx';
import { FaultNote } from '#client/ui/fault-note.tsx';
import { KeyHint } from '#client/ui/key-hint.tsx';
import { StatusMark } from '#client/ui/status-mark.tsx';

import classes from './call-acts.module.css';
import { commandKey } from './command-keys.ts';
import type { CallControls } from './use-call-controls.ts';
import type { Hand } from './use-hand.ts';
import type { SupervisorDesk } from './use-supervisor.ts';

interface CallActsProps {
  controls: CallControls;
  supervisor: SupervisorDesk;
  hand: Hand;
  typing: boolean;
}

export function CallActs({ controls, supervisor, hand, typing }: CallActsProps) {
  const text = useText().desk;
  const { heldSince, mutedSince } = controls;
  return (
    <div className={classes.acts}>
      {controls.talking && (
        <>
          <Act
            name={commandKey('H', typing)}
            label={heldSince === null ? text.hold.act : text.hold.back}
            pressed={heldSince !== null}
            onPress={controls.toggleHold}
          />
          <Act
            name={commandKey('M', typing)}
            label={mutedSince === null ? text.mute.act : text.mute.back}
            pressed={mutedSince !== null}
            onPress={controls.toggleMute}
          />
        </>
      )}
      <SupervisorPart supervisor={supervisor} />
      {hand.offered && <HandPart hand={hand} />}
      <p className={classes.quiet} role="status">
        {(controls.pending || supervisor.state === 'asking') && text.asking}
      </p>
      <FaultNote fault={controls.fault ?? supervisor.fault ?? hand.fault} />
    </div>
  );
}

function SupervisorPart({ supervisor }: { supervisor: SupervisorDesk }) {
  const text = useText().desk.supervisor;
  const { call, offered } = supervisor;
  const act = call === null || call.state === 'ended' ? text.act : text.withdraw;
  const joined = call?.state === 'joined';
  return (
    <>
      <div role="status">
        {call !== null && call.state === 'ringing' && (
          <p className={classes.said}>
            <StatusMark kind="waiting">{text.ringing(call.supervisorName)}</StatusMark>{' '}
            <Elapsed since={call.askedAt} />
          </p>
        )}
        {call !== null && joined && (
          <p className={classes.said}>
            <StatusMark kind="live">{text.joined(call.supervisorName)}</StatusMark>
          </p>
        )}
        {call !== null && call.state === 'handed-over' && (
          <p className={classes.said}>
            <StatusMark kind="live">{text.taken(call.askedByName)}</StatusMark>
          </p>
        )}
        {call !== null && call.outcome !== null && (
          <p className={classes.said}>{text.outcomes[call.outcome](call.supervisorName)}</p>
        )}
      </div>
      {offered && <Act name="F8" label={joined ? text.handOver : act} onPress={supervisor.open} />}
      {offered && joined && <Act name="Shift+F8" label={text.letGo} onPress={supervisor.withdraw} />}
    </>
  );
}

/** F6: the hand and whether anybody has seen it. */
export function HandPart({ hand }: { hand: Hand }) {
  const text = useText().desk.hand;
  return (
    <>
      <Act
        name="F6"
        label={hand.up === null ? text.raise : text.lower}
        pressed={hand.up !== null}
        onPress={hand.toggle}
      />
      <div role="status">
        {hand.up !== null && (
          <p className={classes.said}>
            <StatusMark kind={hand.up.seenBy === null ? 'waiting' : 'live'}>
              {text.up} <Elapsed since={hand.up.raisedAt} /> ·{' '}
              {hand.up.seenBy === null ? text.unseen : text.seen(hand.up.seenBy)}
            </StatusMark>{' '}
            <span className={classes.quiet}>{hand.endsWithAttempt ? text.endsWithAttempt : text.stays}</span>
          </p>
        )}
      </div>
    </>
  );
}

interface ActProps {
  name: string;
  label: string;
  pressed?: boolean;
  onPress: () => void;
}

function Act({ name, label, pressed, onPress }: ActProps) {
  return (
    <button
      type="button"
      className={classes.act}
      aria-pressed={pressed}
      aria-keyshortcuts={name}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPress}
    >
      <KeyHint name={name} /> {label}
    </button>
  );
}
