// Decisions about shared numbers: shown at once, marked as being saved until the server has them.
import { useState } from 'react';

import { useAct } from '#client/api/queries.ts';
import { decideSharedPhone, getFrame, type FrameView } from '#contract/samples.ts';

export type SharedPhone = FrameView['sharedPhones'][number];
export type Decision = 'keep' | 'exclude';

export interface DecidedPhone extends SharedPhone {
  isSaving: boolean;
}

export function usePhoneDecisions(
  frame: FrameView,
  surveyId: string,
): { phones: DecidedPhone[]; decide: (key: string, decision: Decision) => void; fault: Error | null } {
  const [sent, setSent] = useState<ReadonlyMap<string, Decision>>(new Map());
  const act = useAct(decideSharedPhone, { invalidates: [getFrame] });
  const decide = (key: string, decision: Decision) => {
    setSent((former) => new Map(former).set(key, decision));
    act.mutate(
      { params: { surveyId }, body: { key, decision } },
      {
        onSettled: () =>
          setSent((former) => {
            const left = new Map(former);
            // Decided differently in the meantime: that one is still on its way.
            if (left.get(key) === decision) left.delete(key);
            return left;
          }),
      },
    );
  };
  const phones = frame.sharedPhones.map((phone) => {
    const decision = sent.get(phone.key);
    return { ...phone, decision: decision ?? phone.decision, isSaving: decision !== undefined };
  });
  return { phones, decide, fault: act.error };
}
