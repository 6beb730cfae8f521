// The mapping being worked out on the screen, kept at every change, and how the first rows read with it.
import { useState } from 'react';

import type { ListInspection } from '#contract/lists.ts';

import { keepDraft, keptDraftOf } from './kept-draft.ts';
import { draftOf, mappingOf, type MappingDraft } from './mapping-draft.ts';
import { useMappingPreview, type MappingPreview } from './use-mapping-preview.ts';

export interface MappingForm {
  inspection: ListInspection;
  draft: MappingDraft;
  /** The list was read like this: nothing can be changed. */
  isRead: boolean;
  change: (next: MappingDraft) => void;
  trial: MappingPreview;
  /** Rows looked at with a number that may be an old landline, as far as the telephone columns are known. */
  doubtful: number;
}

export function useMappingForm(listId: string, inspection: ListInspection, isRead: boolean): MappingForm {
  const [draft, setDraft] = useState(() => (isRead ? null : keptDraftOf(listId)) ?? draftOf(inspection));
  const mapping = isRead ? inspection.proposal : mappingOf(draft);
  const trial = useMappingPreview(listId, mapping);
  // Read as mobile numbers they carry the warning; until somebody answers this is the same question to the server.
  const asMobile = useMappingPreview(listId, { ...mapping, ambiguousLandlines: 'mobile' });
  const doubtful =
    asMobile.preview?.rows.filter(({ warnings }) => warnings.includes('ambiguousOldLandline')).length ?? 0;
  return {
    inspection,
    draft: isRead ? { ...draft, ambiguousLandlines: mapping.ambiguousLandlines } : draft,
    isRead,
    change: (next) => {
      setDraft(next);
      keepDraft(listId, next);
    },
    trial,
    doubtful: Math.max(inspection.ambiguousLandlines, doubtful),
  };
}
