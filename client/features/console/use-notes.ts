// The notes beside the questions of the form in hand: those it came with and those written here, sent or not yet.
import { useEffect, useState } from 'react';

import { keepNote, keptNotes, sendKeptNotes } from '#client/api/kept-notes.ts';
import { useConnection } from '#client/api/live.ts';
import { useWho } from '#client/frame/who.ts';
import type { InterviewNote } from '#contract/notes.ts';

import type { InterviewForm } from './interview-form.ts';

export interface ShownNote extends InterviewNote {
  stored: boolean;
}

export interface Notes {
  of: (questionName: string) => ShownNote[];
  write: (questionName: string, text: string) => void;
}

export function useNotes(form: InterviewForm | null, attemptId: string): Notes {
  const { id: me, name } = useWho();
  const connection = useConnection();
  const [written, setWritten] = useState<readonly ShownNote[]>(() =>
    keptNotes(me)
      .filter((kept) => kept.attemptId === attemptId)
      .map(({ note }) => ({ ...note, authorName: name, stored: false })),
  );
  const send = () =>
    sendKeptNotes(me).then((ids) => {
      if (ids.length > 0)
        setWritten((former) =>
          former.map((note) => (ids.includes(note.id) ? { ...note, stored: true } : note)),
        );
    });
  useEffect(() => {
    if (connection.state !== 'connected') return;
    let wanted = true;
    void sendKeptNotes(me).then((ids) => {
      if (wanted && ids.length > 0)
        setWritten((former) =>
          former.map((note) => (ids.includes(note.id) ? { ...note, stored: true } : note)),
        );
    });
    return () => {
      wanted = false;
    };
  }, [connection.state, me]);
  const before = form?.notes ?? [];
  const here = written.filter(({ id }) => !before.some((note) => note.id === id));
  return {
    of: (questionName) =>
      [...before.map((note) => ({ ...note, stored: true })), ...here].filter(
        (note) => note.questionName === questionName,
      ),
    write: (questionName, text) => {
      const note = { id: crypto.randomUUID(), questionName, text, writtenAt: new Date().toISOString() };
      keepNote(me, { attemptId, note });
      form?.paradata.did('noted', questionName);
      setWritten((former) => [...former, { ...note, authorName: name, stored: false }]);
      void send();
    },
  };
}
