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

/** May be called now by whoever looks: nobody else holds it and it is not over. */
export function isCallable(item: BackCheckQueueItem): boolean {
  return item.status === 'waiting' || (item.status === 'inProgress' && item.mine);
}
