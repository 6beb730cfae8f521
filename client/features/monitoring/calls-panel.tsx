// The calls that are alive now. A new call takes a free place; the others stay where they are.
import { useFormat, useText } from '#client/text/text.ts';
import { Elapsed } from '#client/ui/elapsed.tsx';
import { useSteadyPlaces } from '#client/ui/steady.ts';
import type { FloorView } from '#contract/monitoring.ts';

import classes from './calls.module.css';
import { useCallStateWord } from './operator-state.tsx';
import { Panel, PanelNote } from './panel.tsx';

interface CallsPanelProps {
  calls: FloorView['calls'];
  since: (at: string) => number;
}

export function CallsPanel({ calls, since }: CallsPanelProps) {
  const text = useText().monitoring.calls;
  const format = useFormat();
  const callWord = useCallStateWord();
  const places = useSteadyPlaces(calls, (call) => call.callId, { reuse: true });
  return (
    <Panel title={text.title} aside={format.number(calls.length)} grows>
      {calls.length === 0 ? (
        <PanelNote>{text.none}</PanelNote>
      ) : (
        <ul className={classes.calls}>
          {places.map((call, index) => (
            <li key={call?.callId ?? `free ${index}`} data-free={call === null || undefined}>
              {call !== null && (
                <>
                  <span className={classes.who}>
                    {call.phoneMasked} · {call.agencyName}
                  </span>
                  <span className={classes.clock}>
                    <Elapsed since={since(call.since)} />
                  </span>
                  <span className={classes.state}>
                    {callWord(call.state)} · {call.operatorName}
                  </span>
                </>
              )}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
