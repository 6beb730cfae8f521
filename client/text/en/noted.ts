// Notes and contradicting answers of interviews, for those who supervise and check.
import type { Text } from '../vi.ts';

export const noted: Text['noted'] = {
  title: 'Notes and contradictions',
  lead: 'What operators noted and what the rules of the form speak against, the latest first.',
  having: {
    notes: 'Interviews with notes',
    contradictions: 'Interviews with contradictions',
    warnings: 'Interviews with warnings',
  },
  show: {
    label: 'Show',
    all: 'All',
    notes: 'With notes',
    contradictions: 'With contradictions',
    warnings: 'With warnings',
  },
  columns: {
    number: 'No.',
    unfinished: 'unfinished',
    at: 'At',
    operator: 'Operator',
    nobody: 'citizen’s own form',
    agency: 'Agency',
    notes: 'Notes',
    contradictions: 'Contradictions',
    warnings: 'Warnings',
  },
  exportName: 'notes-and-contradictions',
  empty: {
    title: 'No such interview yet',
    text: 'Operators write a note with N while they ask; contradictions and warnings come from the rules of the form.',
  },
  one: 'Unfinished interview',
  numbered: (number) => `Interview no. ${number}`,
  close: 'Close',
  nothing: 'No notes and no contradictions in this interview.',
  contradictions: 'Answers that rules speak against',
  standing: {
    hard: 'contradiction',
    confirmed: 'warning, asked again and let stand',
    unconfirmed: 'warning, not asked again',
  },
  notes: 'Notes beside questions',
  attempts: 'Left for the next caller',
  more: (count) => `${count} more; J shows them at their questions`,
};
