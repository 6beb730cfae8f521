// The files being sent, one after another, apart from any screen: leaving the page stops nothing.
import { useMemo, useSyncExternalStore } from 'react';

import { call } from '#client/api/client.ts';
import { readAgain } from '#client/api/queries.ts';
import { sendTelling } from '#client/api/sending.ts';
import { getLists, uploadList, type TransactionList } from '#contract/lists.ts';
import { getSurvey } from '#contract/surveys.ts';

export type UploadState =
  | { readonly at: 'queued' }
  | { readonly at: 'sending'; readonly sentBytes: number }
  | { readonly at: 'refused'; readonly fault: unknown };

/** A file on its way; one that has arrived is a list and stands here no more. */
export interface Upload {
  readonly id: number;
  readonly surveyId: string;
  readonly file: File;
  readonly state: UploadState;
}

let uploads: readonly Upload[] = [];
let nextId = 1;
/** The end of the last file's sending: the next one begins there. */
let line: Promise<unknown> = Promise.resolve();
const sendings = new Map<number, AbortController>();
const listeners = new Set<() => void>();

function become(next: readonly Upload[]): void {
  uploads = next;
  for (const listener of listeners) listener();
}

function change(id: number, state: UploadState): void {
  become(uploads.map((upload) => (upload.id === id ? { ...upload, state } : upload)));
}

const remove = (id: number) => become(uploads.filter((upload) => upload.id !== id));

/** Closing the tab now would lose what is on its way. */
const warn = (event: BeforeUnloadEvent) => event.preventDefault();

/** Sends the files after those already waiting. Gives the lists that they became; refused ones stay in the queue. */
export async function sendFiles(surveyId: string, files: readonly File[]): Promise<TransactionList[]> {
  const added = files.map((file): Upload => ({ id: nextId++, surveyId, file, state: { at: 'queued' } }));
  become([...uploads.filter(({ state }) => state.at !== 'refused'), ...added]);
  const sent = line.then(async () => {
    const lists: TransactionList[] = [];
    for (const { id, file } of added) {
      const list = await sendOne(id, surveyId, file);
      if (list !== null) lists.push(list);
    }
    return lists;
  });
  line = sent;
  return sent;
}

async function sendOne(id: number, surveyId: string, file: File): Promise<TransactionList | null> {
  if (!uploads.some((upload) => upload.id === id)) return null;
  const sending = new AbortController();
  sendings.set(id, sending);
  window.addEventListener('beforeunload', warn);
  // The form around the file is some bytes more than the file.
  const onSent = (bytes: number) => change(id, { at: 'sending', sentBytes: Math.min(bytes, file.size) });
  onSent(0);
  try {
    const send = sendTelling(onSent);
    const list = await call(uploadList, { params: { surveyId }, file, send }, sending.signal);
    void readAgain(getLists, getSurvey);
    remove(id);
    return list;
  } catch (fault) {
    if (sending.signal.aborted) remove(id);
    else change(id, { at: 'refused', fault });
    return null;
  } finally {
    sendings.delete(id);
    if (sendings.size === 0) window.removeEventListener('beforeunload', warn);
  }
}

/** Takes a file out of the queue, whatever its state; one that is being sent is stopped. */
export function dropUpload(id: number): void {
  const sending = sendings.get(id);
  if (sending) sending.abort();
  else remove(id);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The files of this survey on their way or refused, in the order in which they were given. */
export function useUploads(surveyId: string): readonly Upload[] {
  const all = useSyncExternalStore(subscribe, () => uploads);
  return useMemo(() => all.filter((upload) => upload.surveyId === surveyId), [all, surveyId]);
}
