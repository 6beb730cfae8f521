// The finished interviews of a survey as columns of codes in memory: read once, then only what changed since.
import type { NamedNow } from '#server/features/questionnaires/queries.ts';
import type { Context } from '#server/context.ts';

/** Positions of interviews stand for ever; a void one stays and does not count. */
export interface SurveyColumns {
  /** Names of the present version's single and scale questions. */
  readonly questions: readonly string[];
  readonly ids: string[];
  readonly places: Map<string, number>;
  readonly strata: readonly string[];
  size: number;
  stratum: Int32Array;
  counts: Uint8Array;
  /** By question: codes, -1 for not asked. */
  readonly codes: Map<string, Int16Array>;
  /** Everything that committed before this transaction has been read. */
  seenUpTo: bigint;
}

interface Chunk {
  stratum: string;
  version: string;
  ids: Buffer;
  counts: Buffer;
  codes: Buffer;
  interviews: number;
}

/** How the columns of each version's codes are named in the present version; null where they are not comparable. */
export type ColumnsOfVersions = ReadonlyMap<string, readonly (string | null)[]>;

export async function columnsOfVersions(
  ctx: Context,
  versionIds: readonly string[],
  names: readonly NamedNow[],
): Promise<ColumnsOfVersions> {
  const rows = await ctx.db.$queryRaw<{ version: string; names: string[] }[]>`
    select v.id as version, array_agg(c.name order by c.place) as names
    from unnest(${[...versionIds]}::uuid[]) as v (id), coded_questions(v.id) c
    group by v.id`;
  const now = new Map(names.map((one) => [`${one.versionId} ${one.question}`, one.now]));
  return new Map(
    rows.map((row) => [row.version, row.names.map((name) => now.get(`${row.version} ${name}`) ?? null)]),
  );
}

export function noColumns(questions: readonly string[], strata: readonly string[]): SurveyColumns {
  return {
    questions,
    ids: [],
    places: new Map(),
    strata,
    size: 0,
    stratum: new Int32Array(0),
    counts: new Uint8Array(0),
    codes: new Map(questions.map((name) => [name, new Int16Array(0)])),
    seenUpTo: 0n,
  };
}

/**
 * Reads what changed since the last time: rows whose transaction had not committed then. A row seen twice is only
 * written twice. Gives the positions that were written.
 */
export async function refreshColumns(
  ctx: Context,
  surveyId: string,
  columns: SurveyColumns,
  versions: ColumnsOfVersions,
): Promise<number[]> {
  // One statement, so that the horizon belongs to the snapshot that the rows are read at.
  const rows = await ctx.db.$queryRaw<(Chunk & { horizon: string })[]>`
    with horizon as (select pg_snapshot_xmin(pg_current_snapshot())::text::bigint as xmin)
    select h.xmin::text as horizon, c.stratum_id as stratum, c.version_id as version, count(c.*)::int as interviews,
           string_agg(uuid_send(c.interview_id), ''::bytea order by c.interview_id) as ids,
           string_agg(case when c.counts then '\\x01'::bytea else '\\x00'::bytea end, ''::bytea order by c.interview_id) as counts,
           string_agg(c.codes, ''::bytea order by c.interview_id) as codes
    from horizon h
    left join counted_interviews c on c.survey_id = ${surveyId}::uuid and c.changed_in >= ${columns.seenUpTo}
    group by h.xmin, c.stratum_id, c.version_id`;
  const written: number[] = [];
  const stratumPlaces = new Map(columns.strata.map((id, place) => [id, place]));
  const arriving = rows.reduce((sum, { interviews }) => sum + interviews, 0);
  makeRoom(columns, columns.size + arriving);
  for (const row of rows) {
    if (row.interviews === 0) continue;
    const names = versions.get(row.version);
    if (!names) throw new Error(`Interviews of version ${row.version}, which the survey never had`);
    writeChunk(columns, row, names, stratumPlaces.get(row.stratum) ?? -1, written);
  }
  const [first] = rows;
  if (first) columns.seenUpTo = BigInt(first.horizon);
  return written;
}

function writeChunk(
  columns: SurveyColumns,
  chunk: Chunk,
  names: readonly (string | null)[],
  stratum: number,
  written: number[],
): void {
  const codes = Buffer.from(chunk.codes);
  const targets = names.map((name) => (name === null ? undefined : columns.codes.get(name)));
  for (let at = 0; at < chunk.interviews; at += 1) {
    const id = Buffer.from(chunk.ids.buffer, chunk.ids.byteOffset + 16 * at, 16).toString('hex');
    const place = placeOf(columns, id);
    columns.stratum[place] = stratum;
    columns.counts[place] = chunk.counts[at] ?? 0;
    for (let column = 0; column < targets.length; column += 1) {
      const target = targets[column];
      if (target) target[place] = codes.readInt16BE(2 * (at * targets.length + column));
    }
    written.push(place);
  }
}

function placeOf(columns: SurveyColumns, id: string): number {
  const known = columns.places.get(id);
  if (known !== undefined) return known;
  const place = columns.size;
  columns.places.set(id, place);
  columns.ids.push(id);
  columns.size += 1;
  return place;
}

function makeRoom(columns: SurveyColumns, wanted: number): void {
  if (wanted <= columns.stratum.length) return;
  const capacity = Math.max(wanted, 2 * columns.stratum.length, 1024);
  const stratum = new Int32Array(capacity);
  stratum.set(columns.stratum);
  columns.stratum = stratum;
  const counts = new Uint8Array(capacity);
  counts.set(columns.counts);
  columns.counts = counts;
  for (const [name, codes] of columns.codes) {
    const larger = new Int16Array(capacity).fill(-1);
    larger.set(codes);
    columns.codes.set(name, larger);
  }
}
