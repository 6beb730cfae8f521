// What tells two editions apart: whoever has both sees the interviews that came, went or were corrected between them.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { parse } from 'csv-parse/sync';

import type { PublicData } from '#domain/publication/public-data.ts';
import type { Context } from '#server/context.ts';
import { openZip } from '#server/platform/tabular/zip-archive.ts';
import { bundleOf } from './editions.ts';

type Row = Readonly<Record<string, string>>;

/** Interviews that an edition of these data would have more, less or otherwise than that one; 0 where that one has none of them. */
export async function changedSince(ctx: Context, editionId: string, data: PublicData): Promise<number> {
  const [strata, interviews] = await tablesOf(ctx, editionId, ['strata.csv', 'interviews.csv']);
  if (!strata || !interviews) return 0;
  const agencyOf = new Map(strata.map((row) => [row['stratum'], row['agency'] ?? '']));
  const now = new Map(data.strata.map(({ number, agency }) => [number, agency]));
  // Of which stratum it was, an edition may have told otherwise; its agency and what it answers stay.
  const balance = new Map<string, number>();
  const count = (agency: string | undefined, codes: readonly string[], by: 1 | -1): void => {
    const key = JSON.stringify([agency, ...codes]);
    balance.set(key, (balance.get(key) ?? 0) + by);
  };
  for (const row of interviews)
    count(
      agencyOf.get(row['stratum']),
      data.items.map((item) => row[item] ?? ''),
      -1,
    );
  for (const { stratum, codes } of data.interviews)
    count(
      now.get(stratum),
      codes.map((code) => (code < 0 ? '' : String(code))),
      1,
    );
  const sum = (sign: 1 | -1): number =>
    [...balance.values()].reduce((total, value) => total + Math.max(0, sign * value), 0);
  return Math.max(sum(1), sum(-1));
}

/** Tables of the bundle of an edition; null for one that was kept back. */
async function tablesOf(
  ctx: Context,
  editionId: string,
  names: readonly string[],
): Promise<(readonly Row[] | null)[]> {
  const folder = await mkdtemp(join(tmpdir(), 'lang-nghe-edition-'));
  try {
    const file = join(folder, 'ho-so.zip');
    await writeFile(file, bundleOf(ctx, editionId));
    const archive = await openZip(file);
    return await Promise.all(
      names.map(async (name) => {
        const part = archive.parts.get(name);
        if (!part) return null;
        const pieces: Uint8Array[] = [];
        for await (const piece of archive.read(part)) pieces.push(piece);
        return parse(Buffer.concat(pieces), { columns: true }) as Row[];
      }),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
