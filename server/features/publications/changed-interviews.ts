// What tells an edition from the former one: whoever has both sees the interviews that came, went or were corrected.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline, Readable } from 'node:stream';

import { parse } from 'csv-parse';

import type { PublishedResults } from '#contract/publications.ts';
import {
  fewChanged,
  fewCountsChanged,
  ToldCounter,
  type ToldInterviews,
} from '#domain/publication/changed-between.ts';
import type { Context } from '#server/context.ts';
import { openZip } from '#server/platform/tabular/zip-archive.ts';
import { bundleOf, storedResults } from './editions.ts';
import type { SurveyPublicData } from './public-data.ts';

/** How many editions stay counted, the last asked for. */
const kept = 4;

/** By id of the edition, which never changes; null where its interviews are kept back. */
const counted = new Map<string, Promise<ToldInterviews | null>>();

/**
 * Interviews in which an edition of these data would differ from that one, where they are fewer than the minimum; else 0.
 *
 * @param former the edition with its results.json
 */
export async function fewChangedSince(
  ctx: Context,
  former: { id: string; results: unknown },
  { data, weightsTell }: SurveyPublicData,
  { index, minimumCell }: Pick<PublishedResults, 'index' | 'minimumCell'>,
): Promise<number> {
  const { index: formerIndex } = storedResults(former.results);
  const before = await toldBy(
    ctx,
    former.id,
    formerIndex.counts.map(({ code }) => code),
  );
  const few = before ? fewChanged(before, toldNow(data), minimumCell) : 0;
  return before && !weightsTell ? few : Math.max(few, fewCountsChanged(formerIndex, index, minimumCell));
}

function toldNow({ items, strata, interviews }: SurveyPublicData['data']): ToldInterviews {
  const agencyOf = new Map(strata.map(({ number, agency }) => [number, agency]));
  const counter = new ToldCounter(items);
  for (const { stratum, codes } of interviews)
    counter.add(
      agencyOf.get(stratum) ?? '',
      codes.map((code) => (code < 0 ? '' : String(code))),
    );
  return counter;
}

function toldBy(ctx: Context, editionId: string, items: readonly string[]): Promise<ToldInterviews | null> {
  const told = counted.get(editionId) ?? readTold(ctx, editionId, items);
  counted.delete(editionId);
  counted.set(editionId, told);
  for (const oldest of counted.keys()) if (counted.size > kept) counted.delete(oldest);
  told.catch(() => counted.delete(editionId));
  return told;
}

async function readTold(
  ctx: Context,
  editionId: string,
  items: readonly string[],
): Promise<ToldInterviews | null> {
  const folder = await mkdtemp(join(tmpdir(), 'lang-nghe-edition-'));
  try {
    const file = join(folder, 'ho-so.zip');
    await writeFile(file, bundleOf(ctx, editionId));
    const archive = await openZip(file);
    const [strata, interviews] = ['strata.csv', 'interviews.csv'].map((name) => archive.parts.get(name));
    if (!strata || !interviews) return null;
    const agencyOf = new Map<string, string>();
    for await (const row of rowsOf(archive.read(strata)))
      agencyOf.set(row['stratum'] ?? '', row['agency'] ?? '');
    const counter = new ToldCounter(items);
    for await (const row of rowsOf(archive.read(interviews)))
      counter.add(
        agencyOf.get(row['stratum'] ?? '') ?? '',
        items.map((item) => row[item] ?? ''),
      );
    return counter;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Portion by portion, so that others are served meanwhile. */
function rowsOf(bytes: AsyncIterable<Uint8Array>): AsyncIterable<Readonly<Record<string, string>>> {
  const parser = parse({ columns: true });
  // A failure of any part destroys the parser, and whoever reads it is told.
  pipeline(Readable.from(bytes), parser, () => undefined);
  return parser;
}
