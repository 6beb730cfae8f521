// Saying what a name is, and taking it back. The name leaves the list at once; if the server refuses, it comes back.
import { useState } from 'react';

import { useAct } from '#client/api/queries.ts';
import {
  getAgencies,
  getNewAgencyNames,
  removeAgency,
  reopenAgencyName,
  reviewAgencyName,
  type AgencyView,
  type NewAgencyName,
} from '#contract/agencies.ts';
import { getFrame } from '#contract/samples.ts';
import { nameId } from '#domain/agencies/name-key.ts';

// The frame tells how many names wait.
const changes = { invalidates: [getAgencies, getNewAgencyNames, getFrame] };

export interface LastReview {
  readonly name: NewAgencyName;
  readonly agency: AgencyView;
  readonly isNew: boolean;
}

export interface Review {
  /** Names that were said and are on their way, by their nameId. */
  readonly sent: ReadonlySet<string>;
  readonly last: LastReview | null;
  readonly isUndone: boolean;
  readonly fault: unknown;
  /** @param agencyId null for a new agency; gives it, or null when it was refused */
  decide(name: NewAgencyName, agencyId: string | null): Promise<AgencyView | null>;
  undo(): Promise<void>;
}

export function useReview(): Review {
  const link = useAct(reviewAgencyName, changes);
  const reopen = useAct(reopenAgencyName, changes);
  const remove = useAct(removeAgency, changes);
  const [sent, setSent] = useState<ReadonlySet<string>>(new Set());
  const [last, setLast] = useState<LastReview | null>(null);
  const [isUndone, setUndone] = useState(false);
  const [fault, setFault] = useState<unknown>(null);
  const comeBack = (id: string) => setSent((former) => new Set([...former].filter((each) => each !== id)));
  return {
    sent,
    last,
    isUndone,
    fault,
    async decide(name, agencyId) {
      setFault(null);
      setUndone(false);
      setSent((former) => new Set([...former, nameId(name)]));
      try {
        const agency = await link.mutateAsync({ body: { system: name.system, key: name.key, agencyId } });
        setLast({ name, agency, isNew: agencyId === null });
        return agency;
      } catch (refused) {
        setFault(refused);
        return null;
      } finally {
        // After the lists were read again: the name is gone from them, or is offered anew.
        comeBack(nameId(name));
      }
    },
    async undo() {
      if (!last) return;
      setFault(null);
      try {
        if (last.isNew) await remove.mutateAsync({ params: { agencyId: last.agency.id } });
        else await reopen.mutateAsync({ body: { system: last.name.system, key: last.name.key } });
        setLast(null);
        setUndone(true);
      } catch (refused) {
        setFault(refused);
      }
    },
  };
}
