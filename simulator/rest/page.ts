// Twilio's paging: the newest first, a page at a time, each page naming the address of the next.

import type { Request } from 'express';

interface Listed {
  sid: string;
}

interface PageRequest {
  path: string;
  query: URLSearchParams;
}

/** The request's own path and query, for the addresses in the page. */
export function pageRequest(request: Request): PageRequest {
  const url = new URL(request.originalUrl, 'http://simulator');
  return { path: url.pathname.replace(/^\/api/, ''), query: url.searchParams };
}

/**
 * One page of `items`, which come newest first. PageSize is 50 unless asked, 1,000 at most; PageToken names the last
 * item of the page before, so that new items do not shift the pages.
 */
export function page<Item extends Listed>(items: readonly Item[], request: PageRequest) {
  const { path, query } = request;
  const size = Math.min(Math.max(Number(query.get('PageSize') ?? 50) || 50, 1), 1000);
  const number = Math.max(Number(query.get('Page') ?? 0) || 0, 0);
  const token = query.get('PageToken');
  const after = token === null ? -1 : items.findIndex((item) => `PA${item.sid}` === token);
  const start = after >= 0 ? after + 1 : number * size;
  const shown = items.slice(start, start + size);
  const last = shown.at(-1);
  const hasNext = last !== undefined && start + size < items.length;

  function address(at: number, pageToken?: string): string {
    const next = new URLSearchParams(query);
    next.set('PageSize', String(size));
    next.set('Page', String(at));
    next.delete('PageToken');
    if (pageToken !== undefined) next.set('PageToken', pageToken);
    return `${path}?${next.toString()}`;
  }

  return {
    items: shown,
    frame: {
      page: number,
      page_size: size,
      start,
      end: Math.max(start + shown.length - 1, 0),
      uri: address(number),
      first_page_uri: address(0),
      next_page_uri: hasNext ? address(number + 1, `PA${last.sid}`) : null,
      previous_page_uri: number > 0 ? address(number - 1) : null,
    },
  };
}
