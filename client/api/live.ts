// The one socket. Server events are hints to read again; client events are acknowledged or refused.
// After a cut it joins the watched surveys again and everything on screen is read again.
import { useEffect, useEffectEvent, useSyncExternalStore } from 'react';
import { io, type Socket } from 'socket.io-client';

import type {
  Ack,
  ClientEventName,
  ClientEventPayload,
  ClientEventReply,
  ServerEventName,
  ServerEventPayload,
} from '#contract/live-events.ts';
import { getMe } from '#contract/staff.ts';

import { Refusal } from './client.ts';
import { readAgain } from './queries.ts';

export type ConnectionState = 'connecting' | 'connected' | 'cut';
export interface Connection {
  state: ConnectionState;
  /** When this state began, milliseconds since the epoch. */
  sinceMs: number;
}

const replyWaitMs = 8_000;

// Untyped by name on purpose: emitLive and useLiveEvent below are the typed doors, generic over the contract's names.
const socket: Socket = io({
  autoConnect: false,
  transports: ['websocket'],
  reconnectionDelay: 300,
  reconnectionDelayMax: 3_000,
});

let connection: Connection = { state: 'connecting', sinceMs: Date.now() };
const connectionListeners = new Set<() => void>();
const watchedSurveys = new Map<string, number>();

function become(state: ConnectionState): void {
  if (connection.state === state) return;
  connection = { state, sinceMs: Date.now() };
  for (const listener of connectionListeners) listener();
}

socket.on('connect', () => {
  become('connected');
  for (const surveyId of watchedSurveys.keys()) watch(surveyId);
  // What was read before may have changed unheard, also between the page's first reads and its first connection.
  void readAgain();
});
socket.on('disconnect', () => become('cut'));
socket.on('connect_error', () => {
  become('cut');
  // Either the server is away or the session ended; reading `me` tells which.
  void readAgain(getMe);
  // A refusal by the server's middleware stops socket.io's own retries.
  if (!socket.active) setTimeout(() => socket.connect(), 3_000);
});

/** Opens the socket for whoever is signed in now. */
export function connectLive(): void {
  if (socket.active) return;
  become('connecting');
  socket.connect();
}

/** Closes the socket, at sign-out. */
export function disconnectLive(): void {
  socket.disconnect();
}

/**
 * Sends an event, once the page's first connection is up or has failed, and waits for its acknowledgement (8 s).
 * Throws Refusal: the server's problem, or `unreachable` when the line is cut, before or meanwhile, or no acknowledgement came.
 * Nothing is kept for later: whoever must not lose a message resends it (client/features/console/outbox.ts).
 */
export async function emitLive<E extends ClientEventName>(
  event: E,
  payload: ClientEventPayload<E>,
): Promise<ClientEventReply<E>> {
  if (connection.state === 'connecting') await anotherState();
  if (!socket.connected) throw new Refusal('unreachable');
  return new Promise((resolve, reject) => {
    // An acknowledgement does not outlive the connection that it was to come by.
    const giveUp = () => {
      clearTimeout(late);
      socket.off('disconnect', giveUp);
      reject(new Refusal('unreachable'));
    };
    const late = setTimeout(giveUp, replyWaitMs);
    socket.once('disconnect', giveUp);
    const acknowledge = (ack: Ack<ClientEventReply<E>>) => {
      clearTimeout(late);
      socket.off('disconnect', giveUp);
      if (ack.ok) resolve(ack.data);
      else reject(new Refusal(ack.problem.code, ack.problem.details, ack.problem.requestId));
    };
    socket.emit(event, payload, acknowledge);
  });
}

/** A key may be pressed as soon as the page stands there, before it is connected; that is no cut line. */
function anotherState(): Promise<void> {
  return new Promise((resolve) => {
    const unsubscribe = subscribe(() => {
      unsubscribe();
      resolve();
    });
  });
}

function watch(surveyId: string): void {
  // Refused only when the session has ended, which the reads on the same screen show.
  emitLive('survey:watch', { surveyId }).catch(() => undefined);
}

/** Runs `handler` for each event of this name while the component is shown. */
export function useLiveEvent<E extends ServerEventName>(
  name: E,
  handler: (payload: ServerEventPayload<E>) => void,
): void {
  const current = useEffectEvent(handler);
  useEffect(() => {
    const listener = (payload: ServerEventPayload<E>) => current(payload);
    socket.on<string>(name, listener);
    return () => {
      socket.off<string>(name, listener);
    };
  }, [name]);
}

/** Joins the survey's rooms while the component is shown, again after each reconnect. */
export function useSurveyWatch(surveyId: string | undefined): void {
  useEffect(() => {
    if (surveyId === undefined) return;
    watchedSurveys.set(surveyId, (watchedSurveys.get(surveyId) ?? 0) + 1);
    if (socket.connected) watch(surveyId);
    return () => {
      const left = (watchedSurveys.get(surveyId) ?? 1) - 1;
      if (left === 0) watchedSurveys.delete(surveyId);
      else watchedSurveys.set(surveyId, left);
    };
  }, [surveyId]);
}

function subscribe(listener: () => void): () => void {
  connectionListeners.add(listener);
  return () => connectionListeners.delete(listener);
}

/** Whether the line to the server is up, and since when. */
export function useConnection(): Connection {
  return useSyncExternalStore(subscribe, () => connection);
}
