// The words being written: kept in the browser at each key, checked as the server checks them, saved when asked.
import { useState } from 'react';

import { useAct } from '#client/api/queries.ts';
import { useWho } from '#client/frame/who.ts';
import { getReport, saveReport, type ReportView } from '#contract/reports.ts';
import { placeholdersOf } from '#domain/report/placeholders.ts';
import {
  blockNames,
  headNames,
  mayHoldTypedFigures,
  type ReportTexts,
  type TextName,
} from '#domain/report/text-blocks.ts';
import { faultsOfWords, type WordFault } from '#domain/report/words.ts';

import { keptReports } from './kept-texts.ts';

const allNames: readonly TextName[] = [...headNames, ...blockNames];

export function useReportTexts(report: ReportView) {
  const { username } = useWho();
  const [kept, setKept] = useState(() => keptReports.of(username, report.id));
  const texts: ReportTexts = { ...report.texts, ...kept?.texts };
  const placeholders = placeholdersOf(report.figures);
  const faults = new Map<TextName, WordFault[]>();
  for (const name of allNames) {
    const found = faultsOfWords(texts[name], placeholders, { typing: mayHoldTypedFigures(name) });
    if (found.length > 0) faults.set(name, found);
  }
  const drop = () => {
    keptReports.drop(username, report.id);
    setKept(null);
  };
  const saving = useAct(saveReport, { invalidates: [getReport], onDone: drop });
  const isChanged = kept !== null && allNames.some((name) => texts[name] !== report.texts[name]);
  return {
    texts,
    placeholders,
    faults,
    isChanged,
    saving,
    write: (name: TextName, value: string) => {
      const draft = { texts: { ...texts, [name]: value }, version: kept?.version ?? report.version };
      keptReports.keep(username, report.id, draft);
      setKept(draft);
    },
    save: () => {
      if (!isChanged || faults.size > 0) return;
      const version = kept?.version ?? report.version;
      saving.mutate({ params: { reportId: report.id }, body: { version, texts } });
    },
    takeSaved: () => {
      drop();
      saving.reset();
    },
  };
}

export type WrittenTexts = ReturnType<typeof useReportTexts>;
