// F8: a supervisor called into the conversation, withdrawn, or given the conversation.
import { useState } from 'react';

import { useText } from '#client/text/text.ts';
import { useKeys } from '#client/ui/keys.ts';
import { useWho } from '#client/frame/who.ts';
import type { AttemptView, SupervisorCallView } from '#contract/attempts.ts';
import { askSupervisor, handOver, withdrawSupervisor } from '#contract/call-controls.ts';

import { callStateOf } from './disposition-choice.ts';
import { useConsoleAct } from './use-console-act.ts';
import type { InterviewDesk } from './use-interview-desk.ts';

export interface SupervisorDesk {
  /** An operator in an interview may call one in. */
  offered: boolean;
  call: SupervisorCallView | null;
  asking: 'nobody' | 'whom' | 'hand-over';
  open: () => void;
  close: () => void;
  ask: (supervisorId: string) => void;
  withdraw: () => void;
  handOver: () => void;
  state: 'idle' | 'asking' | 'storing' | 'handing';
  fault: unknown;
}

export function useSupervisor(
  attempt: AttemptView,
  desk: InterviewDesk | null,
  then: 'ready' | 'pause',
): SupervisorDesk {
  const text = useText().desk.supervisor;
  const role = useWho().role;
  const [asking, setAsking] = useState<SupervisorDesk['asking']>('nobody');
  const [storing, setStoring] = useState(false);
  const inviting = useConsoleAct(askSupervisor);
  const withdrawing = useConsoleAct(withdrawSupervisor);
  const handing = useConsoleAct(handOver);
  const params = { attemptId: attempt.id };
  const call = attempt.supervisorCall;
  const offered =
    role === 'operator' && attempt.purpose === 'interview' && callStateOf(attempt) === 'in-progress';
  const live = call !== null && call.state !== 'ended';
  const withdraw = () => {
    if (!withdrawing.isPending) withdrawing.mutate({ params });
  };
  const open = () => {
    if (!live) setAsking('whom');
    else if (call.state === 'joined') setAsking('hand-over');
    else withdraw();
  };
  const label = !live ? text.act : call.state === 'joined' ? text.handOver : text.withdraw;
  useKeys(
    [
      { key: 'F8', label, run: open },
      ...(live && call.state === 'joined' ? [{ key: 'Shift+F8', label: text.letGo, run: withdraw }] : []),
    ],
    { enabled: offered },
  );
  return {
    offered,
    call,
    asking,
    open,
    close: () => setAsking('nobody'),
    ask: (supervisorId) => {
      setAsking('nobody');
      inviting.mutate({ params, body: { supervisorId } });
    },
    withdraw,
    handOver: () => {
      if (storing || handing.isPending) return;
      setStoring(true);
      // Whoever takes over must find every answer: what is unsent goes first, with the line cut as late as that.
      void (desk === null ? Promise.resolve() : desk.form.outbox.settled()).then(() => {
        setStoring(false);
        handing.mutate({ params, body: { then } }, { onSettled: () => setAsking('nobody') });
      });
    },
    state: storing ? 'storing' : handing.isPending ? 'handing' : inviting.isPending ? 'asking' : 'idle',
    fault: inviting.error ?? withdrawing.error ?? handing.error,
  };
}
