// What asks for a supervisor now: raised hands, and conversations that one was called into. First on the right, with a
// key for the one that waits longest.
import { Button } from '@mantine/core';
import { Link, useNavigate } from 'react-router';

import { useAct } from '#client/api/queries.ts';
import { useWho } from '#client/frame/who.ts';
import { paths } from '#client/paths.ts';
import { useText } from '#client/text/text.ts';
import { Elapsed } from '#client/ui/elapsed.tsx';
import { FaultNote } from '#client/ui/fault-note.tsx';
import { KeyHint } from '#client/ui/key-hint.tsx';
import { useKeys } from '#client/ui/keys.ts';
import { StatusMark } from '#client/ui/status-mark.tsx';
import { lowerHand, seeHand } from '#contract/call-controls.ts';
import { getFloor, type FloorView } from '#contract/monitoring.ts';

import classes from './attention.module.css';
import { Panel } from './panel.tsx';

interface AttentionPanelProps {
  view: FloorView;
  since: (at: string) => number;
}

export function AttentionPanel({ view, since }: AttentionPanelProps) {
  const text = useText().monitoring.attention;
  const { id: me, role } = useWho();
  const navigate = useNavigate();
  const seeing = useAct(seeHand, { invalidates: [getFloor] });
  const lowering = useAct(lowerHand, { invalidates: [getFloor] });
  const { hands, supervisorCalls } = view;
  const unseen = hands.find(({ seenBy }) => seenBy === null);
  const seen = hands.find(({ seenBy }) => seenBy !== null);
  const mine = supervisorCalls.find(({ supervisorId }) => supervisorId === me);
  const see = (handId: string) => seeing.mutate({ params: { handId } });
  const lower = (handId: string) => lowering.mutate({ params: { handId } });
  const open = () => void navigate(paths.console());
  const taken = mine?.state === 'handed-over';
  useKeys(
    [
      ...(unseen ? [{ key: 'T', label: text.come, run: () => see(unseen.id) }] : []),
      ...(seen ? [{ key: 'H', label: text.lower, run: () => lower(seen.id) }] : []),
      ...(taken ? [{ key: 'B', label: text.open, run: open }] : []),
    ],
    { group: text.title },
  );
  if (hands.length === 0 && supervisorCalls.length === 0) return null;
  return (
    <Panel title={text.title}>
      <ul className={classes.list} aria-live="polite">
        {supervisorCalls.map((call) => (
          <li key={call.id} className={classes.item}>
            <StatusMark kind={call.state === 'ringing' ? 'waiting' : 'live'}>
              {text[call.state === 'handed-over' ? 'taken' : call.state === 'joined' ? 'joined' : 'ringing'](
                call.operatorName,
                call.supervisorName,
              )}
            </StatusMark>{' '}
            <Elapsed since={since(call.since)} />
            <p className={classes.about}>
              {call.respondentName} · {call.tthcName}
            </p>
            {call.supervisorId === me && call.state === 'ringing' && (
              <p className={classes.about}>{text.pickUp}</p>
            )}
            {call.supervisorId === me && call.state === 'joined' && (
              <p className={classes.about}>{text.listen}</p>
            )}
            {call.supervisorId === me && call.state === 'handed-over' && role === 'supervisor' && (
              <Button
                component={Link}
                to={paths.console()}
                size="compact-sm"
                rightSection={<KeyHint name="B" />}
              >
                {text.open}
              </Button>
            )}
          </li>
        ))}
        {hands.map((hand) => (
          <li key={hand.id} className={classes.item}>
            <StatusMark kind={hand.seenBy === null ? 'trouble' : 'live'}>
              {text.hand(hand.operatorName)}
              {hand.seenBy !== null && ` · ${text.seen(hand.seenBy)}`}
            </StatusMark>{' '}
            <Elapsed since={since(hand.raisedAt)} />
            <div className={classes.acts}>
              {hand.seenBy === null && (
                <Button
                  size="compact-sm"
                  onClick={() => see(hand.id)}
                  rightSection={hand === unseen && <KeyHint name="T" />}
                >
                  {text.come}
                </Button>
              )}
              <Button
                size="compact-sm"
                variant="default"
                onClick={() => lower(hand.id)}
                rightSection={hand === seen && <KeyHint name="H" />}
              >
                {text.lower}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      <FaultNote fault={seeing.error ?? lowering.error} />
    </Panel>
  );
}
