// The questionnaire being written: what stands, kept in this browser as it is typed, with every step back.
import { useLayoutEffect, useState } from 'react';

import { useWho } from '#client/frame/who.ts';
import type { DraftView } from '#contract/questionnaire-drafts.ts';
import type { QuestionnaireDefinition } from '#domain/questionnaire/definition.ts';

import { keptDrafts } from './kept-draft.ts';

export interface DraftForm {
  definition: QuestionnaireDefinition;
  /** Makes a change; changes of one `what` in a row are one step back. */
  change: (next: QuestionnaireDefinition, what: string) => void;
  undo: () => void;
  redo: () => void;
  canUndo: boolean;
  canRedo: boolean;
  /** Conditions typed as text that mean nothing yet, by place. */
  unread: Readonly<Record<string, string>>;
  setUnread: (place: string, text: string | null) => void;
  /** Typed in and not saved. */
  isChanged: boolean;
  /** Since when it is kept in this browser; null when it cannot be. */
  keptAtMs: number | null;
  /** The revision that was open when this was begun. */
  revision: number;
  /** Somebody saved after this was begun. */
  isOvertaken: boolean;
  /** What was sent is saved; what was typed since is not. */
  settle: (saved: DraftView, sent: QuestionnaireDefinition) => void;
  /** Takes what is saved; what was typed is one step back. */
  takeSaved: () => void;
}

interface Standing {
  definition: QuestionnaireDefinition;
  unread: Readonly<Record<string, string>>;
  revision: number;
  isChanged: boolean;
  /** When it was last typed in; 0 while it is as saved. */
  keptAtMs: number;
}

interface History {
  past: readonly Standing[];
  future: readonly Standing[];
  what: string;
}
const noHistory: History = { past: [], future: [], what: '' };
const mostSteps = 200;

const asSaved = ({ definition, revision }: DraftView): Standing => ({
  definition,
  unread: {},
  revision,
  isChanged: false,
  keptAtMs: 0,
});

export function useDraftForm(draft: DraftView): DraftForm {
  const { username } = useWho();
  const [standing, setStanding] = useState<Standing>(() => {
    const kept = keptDrafts.of(username, draft.id);
    return kept === null ? asSaved(draft) : { ...kept, isChanged: true };
  });
  const [history, setHistory] = useState(noHistory);
  // Saved by somebody else while nothing is being typed here: that is what stands now.
  if (!standing.isChanged && draft.revision > standing.revision) setStanding(asSaved(draft));

  const [isKept, setKept] = useState(true);
  useLayoutEffect(() => {
    const { definition, unread, revision, isChanged, keptAtMs } = standing;
    if (isChanged)
      setKept(keptDrafts.keep(username, draft.id, { definition, unread: { ...unread }, revision, keptAtMs }));
  }, [standing, username, draft.id]);
  // Changes of one key press come one after another: each goes on from the one before.
  const put = (fields: Partial<Pick<Standing, 'definition' | 'unread' | 'revision'>>) => {
    const keptAtMs = Date.now();
    setStanding((former) => ({ ...former, ...fields, isChanged: true, keptAtMs }));
  };
  const remember = (what: string) => {
    if (what !== history.what || what === '' || history.past.length === 0)
      setHistory({ past: [...history.past, standing].slice(-mostSteps), future: [], what });
  };
  const [before] = history.past.slice(-1);
  const [after] = history.future;
  return {
    ...standing,
    keptAtMs: isKept ? standing.keptAtMs : null,
    change(definition, what) {
      remember(what);
      put({ definition });
    },
    undo() {
      if (before === undefined) return;
      setHistory({ past: history.past.slice(0, -1), future: [standing, ...history.future], what: '' });
      put(before);
    },
    redo() {
      if (after === undefined) return;
      setHistory({ past: [...history.past, standing], future: history.future.slice(1), what: '' });
      put(after);
    },
    canUndo: before !== undefined,
    canRedo: after !== undefined,
    setUnread(place, text) {
      const { [place]: _former, ...others } = standing.unread;
      if (text === null && _former === undefined) return;
      put({ unread: text === null ? others : { ...others, [place]: text } });
    },
    isOvertaken: standing.isChanged && draft.revision > standing.revision,
    settle({ revision }, sent) {
      if (standing.definition !== sent) {
        put({ revision });
        return;
      }
      const hasUnread = Object.keys(standing.unread).length > 0;
      if (hasUnread) put({ revision });
      else {
        keptDrafts.drop(username, draft.id);
        setStanding({ ...standing, revision, isChanged: false, keptAtMs: 0 });
      }
    },
    takeSaved() {
      setHistory({ past: [...history.past, standing], future: [], what: '' });
      keptDrafts.drop(username, draft.id);
      setStanding(asSaved(draft));
    },
  };
}
