// The plan being written: what is typed, kept in this browser, judged as it is typed, with one step back.
import { useState } from 'react';

import { useWho } from '#client/frame/who.ts';
import { readPlan, type PlanReading } from '#domain/samples/read-plan.ts';

import { candidateOf } from './candidate-plan.ts';
import { keptDrafts } from './kept-draft.ts';
import type { PartDraft, PlanDraft } from './plan-draft.ts';

export interface PlanForm {
  draft: PlanDraft;
  change: (fields: Partial<PlanDraft>) => void;
  changePart: (index: number, fields: Partial<PartDraft>) => void;
  /** Takes something away; `what` names it beside the way back. */
  remove: (what: string, next: Partial<PlanDraft>) => void;
  reading: PlanReading;
  /** Typed in and not saved. */
  isChanged: boolean;
  /** Since when it is kept in this browser; null when it cannot be. */
  keptAtMs: number | null;
  /** When the plan had been saved that this began with; null for a new one. */
  basedOn: string | null;
  /** What was taken away last, until something else is typed. */
  removed: string | null;
  undo: () => void;
  /** Back to what is saved; `what` names it beside the way back. */
  discard: (what: string) => void;
  /** The plan was saved as it stands, at that time. */
  settle: (savedAt: string | null) => void;
}

interface Standing {
  draft: PlanDraft;
  isChanged: boolean;
  keptAtMs: number | null;
  basedOn: string | null;
}

interface FormStart {
  /** Under which it is kept in this browser. */
  name: string;
  start: PlanDraft;
  savedAt: string | null;
}

export function usePlanForm({ name, start, savedAt }: FormStart): PlanForm {
  const { username } = useWho();
  const asSaved: Standing = { draft: start, isChanged: false, keptAtMs: null, basedOn: savedAt };
  const [standing, setStanding] = useState<Standing>(() => {
    const kept = keptDrafts.of(username, name);
    return kept === null ? asSaved : { ...kept, isChanged: true };
  });
  // Saved by somebody else while nothing is being typed here: that is what stands now.
  if (!standing.isChanged && savedAt !== null && savedAt > (standing.basedOn ?? '')) setStanding(asSaved);
  const [former, setFormer] = useState<{ what: string; standing: Standing } | null>(null);

  const put = (draft: PlanDraft, { basedOn }: Standing = standing) => {
    const keptAtMs = Date.now();
    const isKept = keptDrafts.keep(username, name, { draft, keptAtMs, basedOn });
    setStanding({ draft, isChanged: true, keptAtMs: isKept ? keptAtMs : null, basedOn });
  };
  const change = (fields: Partial<PlanDraft>) => {
    setFormer(null);
    put({ ...standing.draft, ...fields });
  };
  const { draft } = standing;
  return {
    ...standing,
    change,
    changePart: (index, fields) =>
      change({ parts: draft.parts.map((part, at) => (at === index ? { ...part, ...fields } : part)) }),
    remove(what, next) {
      setFormer({ what, standing });
      put({ ...draft, ...next });
    },
    reading: readPlan(candidateOf(draft)),
    removed: former?.what ?? null,
    undo() {
      if (former === null) return;
      setFormer(null);
      if (former.standing.isChanged) put(former.standing.draft, former.standing);
      else {
        keptDrafts.drop(username, name);
        setStanding(former.standing);
      }
    },
    discard(what) {
      setFormer({ what, standing });
      keptDrafts.drop(username, name);
      setStanding(asSaved);
    },
    settle(at) {
      keptDrafts.drop(username, name);
      setFormer(null);
      setStanding({ draft, isChanged: false, keptAtMs: null, basedOn: at });
    },
  };
}
