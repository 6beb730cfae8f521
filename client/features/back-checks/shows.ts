// The three parts of the queue that can be shown. Pure.
import type { BackCheckQueueItem } from '#contract/back-checks.ts';

export const shows = ['open', 'submitted', 'notReached'] as const;
export type Show = (typeof shows)[number];

export function isShow(value: string | null): value is Show {
  return shows.some((show) => show === value);
}

const parts: Record<BackCheckQueueItem['status'], Show> = {
  waiting: 'open',
  inProgress: 'open',
  submitted: 'submitted',
  notReached: 'notReached',
};

export function belongsTo(show: Show, item: BackCheckQueueItem): boolean {
  return parts[item.status] === show;
}

/** It is not over yet. */
export function isOpen(item: BackCheckQueueItem): boolean {
  return parts[item.status] === 'open';
}

/** The citizen may be called by the rules of the survey. */
export function isDueNow({ callableAt }: BackCheckQueueItem, now = Date.now()): boolean {
  return callableAt !== null && Date.parse(callableAt) <= now;
}

/** Not in somebody else's hands; the server says when it may be called. */
export function isFree(item: BackCheckQueueItem): boolean {
  return item.status === 'waiting' || (item.status === 'inProgress' && item.mine);
}
