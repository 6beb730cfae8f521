// The editions of a survey, the latest first.
import { z } from 'zod';

import { publishedResults, type EditionView, type PublishedResults } from '#contract/publications.ts';
import type { Context } from '#server/context.ts';

const storedFiles = z.array(z.object({ name: z.string(), sha256: z.string(), bytes: z.number() }));

export async function editionsOf(ctx: Context, surveyId: string): Promise<EditionView[]> {
  const editions = await ctx.db.edition.findMany({
    where: { surveyId },
    orderBy: { number: 'desc' },
    include: { publishedBy: { select: { name: true } } },
  });
  return editions.map((edition) => {
    const results = storedResults(edition.results);
    return {
      id: edition.id,
      number: edition.number,
      supersedes: results.edition.supersedes,
      reason: edition.reason,
      publishedAt: edition.publishedAt.toISOString(),
      publishedBy: edition.publishedBy.name,
      minimumCell: edition.minimumCell,
      manifestDigest: edition.manifestDigest,
      overall: results.index.figures.find(({ code }) => code === 'overall')?.shown ?? null,
      interviews: results.index.interviews,
      files: storedFiles.parse(edition.files),
    };
  });
}

export function storedResults(value: unknown): PublishedResults {
  return publishedResults.parse(value);
}

/** The bundle's bytes, piece by piece. */
export async function* bundleOf(ctx: Context, editionId: string): AsyncGenerator<Uint8Array> {
  for (let position = 0; ; position += 1) {
    const piece = await ctx.db.editionPiece.findUnique({
      where: { editionId_position: { editionId, position } },
    });
    if (!piece) return;
    yield piece.bytes;
  }
}

/** An edition as the public pages show it. */
export interface StoredEdition {
  readonly id: string;
  readonly number: number;
  readonly publishedAt: Date;
  readonly manifestDigest: string;
  readonly bundleBytes: number;
  readonly results: PublishedResults;
}

/** All editions of a published survey by its code, the latest first; none of one that is not published. */
export async function storedEditions(ctx: Context, code: string): Promise<StoredEdition[]> {
  const rows = await ctx.db.edition.findMany({
    where: { survey: { code } },
    orderBy: { number: 'desc' },
  });
  return Promise.all(rows.map((row) => storedEdition(ctx, row)));
}

/** The latest edition of every published survey, the last published first. */
export async function publishedSurveys(ctx: Context): Promise<StoredEdition[]> {
  const rows = await ctx.db.edition.findMany({
    where: { supersededBy: null },
    orderBy: { publishedAt: 'desc' },
    take: 200,
  });
  return Promise.all(rows.map((row) => storedEdition(ctx, row)));
}

async function storedEdition(
  ctx: Context,
  row: { id: string; number: number; publishedAt: Date; manifestDigest: string; results: unknown },
): Promise<StoredEdition> {
  const [size] = await ctx.db.$queryRaw<{ bytes: number }[]>`
    select coalesce(sum(length(bytes)), 0)::float8 as bytes from edition_pieces where edition_id = ${row.id}::uuid`;
  const { id, number, publishedAt, manifestDigest, results } = row;
  return {
    id,
    number,
    publishedAt,
    manifestDigest,
    bundleBytes: size?.bytes ?? 0,
    results: storedResults(results),
  };
}
