// The public pages, without sign-in: what is published, and nothing else can be asked for. Made by the server, without a
// script; an edition never changes, so a page of one is kept by whoever has seen it.
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import express from 'express';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

import type { Context } from '#server/context.ts';
import { bundleOf, publishedSurveys, type StoredEdition, storedEditions } from './editions.ts';
import { editionPage } from './public-edition-page.ts';
import { listPage, noPage } from './public-list-page.ts';
import { languageOf } from './public-words.ts';

/** Pages and bundles that one address may ask for in a minute; a bundle may be large. */
const pagesPerMinute = 120;
const bundlesPerMinute = 10;

/** @param base of the server; nobody is signed in here */
export function publicPages(base: Context): express.Router {
  const router = express.Router();
  const pages = limiter(pagesPerMinute);
  const bundles = limiter(bundlesPerMinute);
  router.use(pages);
  router.get('/', async (request, response) => {
    const language = languageOf(request.query['lang']);
    response.setHeader('Cache-Control', 'public, max-age=60');
    response.type('html').send(listPage(await publishedSurveys(base), language).text);
  });
  router.get(['/:code', '/:code/:number'], async (request, response) => {
    const found = await editionOf(base, request.params);
    const language = languageOf(request.query['lang']);
    if (!found) return void response.status(404).type('html').send(noPage(language).text);
    response.setHeader('Cache-Control', 'public, max-age=60');
    response.type('html').send(editionPage(found.edition, found.all, language).text);
  });
  router.get('/:code/:number/ho-so.zip', bundles, async (request, response) => {
    const found = await editionOf(base, request.params);
    if (!found) return void response.status(404).type('html').send(noPage('vi').text);
    const { id, results } = found.edition;
    response.setHeader('Content-Type', 'application/zip');
    response.setHeader(
      'Content-Disposition',
      `attachment; filename*=UTF-8''${encodeURIComponent(`${results.survey.code}-cong-bo-${found.edition.number}.zip`)}`,
    );
    response.setHeader('Cache-Control', 'public, max-age=86400, immutable');
    await pipeline(Readable.from(bundleOf(base, id)), response);
  });
  router.use((_request, response) => void response.status(404).type('html').send(noPage('vi').text));
  return router;
}

/** The edition that an address names, the latest without a number, and all of its survey. */
async function editionOf(
  base: Context,
  params: { code?: string; number?: string },
): Promise<{ edition: StoredEdition; all: StoredEdition[] } | null> {
  const all = await storedEditions(base, params.code ?? '');
  const edition =
    params.number === undefined ? all[0] : all.find(({ number }) => String(number) === params.number);
  return edition ? { edition, all } : null;
}

function limiter(points: number): express.RequestHandler {
  const limit = new RateLimiterMemory({ points, duration: 60 });
  return (request, response, next) => {
    limit.consume(request.ip ?? 'unknown').then(
      () => next(),
      (refused: unknown) => {
        if (!(refused instanceof RateLimiterRes)) return next(refused);
        const seconds = Math.ceil(refused.msBeforeNext / 1000);
        response.setHeader('Retry-After', String(seconds));
        response
          .status(429)
          .type('text')
          .send(
            `Nhiều yêu cầu quá, hãy thử lại sau ${seconds} giây. / Too many requests, try again in ${seconds} s.\n`,
          );
      },
    );
  };
}
