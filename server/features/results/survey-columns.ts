// The finished interviews of a survey as columns of codes in memory: read once, then only what changed since.
import { escapeLiteral } from 'pg';

import type { Context } from '#server/context.ts';
import type { NamedNow } from '#server/features/questionnaires/queries.ts';
import { type FieldPlaces, readCopiedRows } from '#server/platform/copied-bytes.ts';
import { InterviewPlaces } from './interview-places.ts';

/** Positions of interviews stand for ever; a void one stays and does not count. */
export class SurveyColumns {
  /** Names of the present version's single and scale questions. */
  readonly questions: readonly string[];
  readonly strata: readonly string[];
  readonly places = new InterviewPlaces();
  size = 0;
  stratum = new Int32Array(0);
  counts = new Uint8Array(0);
  /** Codes of each interview in the order of the questions, -1 for not asked. */
  codes = new Int16Array(0);
  /** Everything that committed before this transaction has been read. */
  seenUpTo = 0n;
  private readonly columns = new Map<string, Int16Array>();

  constructor(questions: readonly string[], strata: readonly string[]) {
    this.questions = questions;
    this.strata = strata;
  }

  /** The codes of one question by interview; made when it is asked for. */
  column(question: string): Int16Array | undefined {
    const place = this.questions.indexOf(question);
    if (place < 0) return undefined;
    const known = this.columns.get(question);
    if (known) return known;
    const width = this.questions.length;
    const column = Int16Array.from({ length: this.size }, (_, at) => this.codes[width * at + place] ?? -1);
    this.columns.set(question, column);
    return column;
  }

  /** Columns that were made before are not those of now. */
  changed(): void {
    this.columns.clear();
  }

  /** Room for one more than there are. */
  makeRoom(): void {
    if (this.size < this.stratum.length) return;
    const capacity = Math.max(2 * this.size, 1024);
    const [stratum, counts, codes] = [this.stratum, this.counts, this.codes];
    this.stratum = new Int32Array(capacity);
    this.stratum.set(stratum);
    this.counts = new Uint8Array(capacity);
    this.counts.set(counts);
    this.codes = new Int16Array(capacity * this.questions.length);
    this.codes.set(codes);
  }
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

/**
 * Reads what changed since the last time: rows whose transaction had not committed then. A row seen twice is only written
 * twice.
 *
 * @returns what writes it and gives the positions written; `leave` is told of a position that is known, before it is
 *   written again
 */
export async function readChanges(
  ctx: Context,
  surveyId: string,
  columns: SurveyColumns,
  versions: ColumnsOfVersions,
): Promise<(leave: (place: number) => void) => number[]> {
  // Taken before the rows are read, so that it is not later than what they show.
  const horizon = await ctx.pool.query<{ xmin: string }>(
    'select pg_snapshot_xmin(pg_current_snapshot())::text as xmin',
  );
  const writer = new Writer(columns, versions);
  const isFirst = columns.seenUpTo === 0n;
  const later: { bytes: Buffer; fields: FieldPlaces }[] = [];
  await readCopiedRows(
    ctx.pool,
    `select interview_id, stratum_id, version_id, counts, codes from counted_interviews
     where survey_id = ${escapeLiteral(surveyId)} and changed_in >= ${columns.seenUpTo}`,
    5,
    (bytes, fields) => {
      // Nobody has seen the columns before they are whole.
      if (isFirst) writer.write(bytes, fields, () => undefined);
      else later.push(copyOf(bytes, fields));
    },
  );
  return (leave) => {
    for (const { bytes, fields } of later) writer.write(bytes, fields, leave);
    if (writer.written.length > 0) columns.changed();
    columns.seenUpTo = BigInt(horizon.rows[0]?.xmin ?? 0);
    return writer.written;
  };
}

function copyOf(bytes: Buffer, fields: FieldPlaces): { bytes: Buffer; fields: FieldPlaces } {
  const start = startOf(fields, 0);
  return {
    bytes: Buffer.from(bytes.subarray(start, fields.at(-1))),
    fields: fields.map((place) => place - start),
  };
}

const idBytes = 16;

/** An id as the database sends it, as a key. */
function keyOf(id: string): string {
  return Buffer.from(id.replaceAll('-', ''), 'hex').toString('latin1');
}

function idAt(bytes: Buffer, at: number): string {
  return bytes.toString('latin1', at, at + idBytes);
}

function startOf(fields: FieldPlaces, field: number): number {
  return fields[2 * field] ?? 0;
}

/** Puts rows of the database into the columns. */
class Writer {
  readonly written: number[] = [];
  private readonly columns: SurveyColumns;
  private readonly strata: ReadonlyMap<string, number>;
  /** By version, where each of its codes belongs. */
  private readonly targets: ReadonlyMap<string, Int32Array>;

  constructor(columns: SurveyColumns, versions: ColumnsOfVersions) {
    const { questions, strata } = columns;
    this.columns = columns;
    this.strata = new Map(strata.map((id, place) => [keyOf(id), place]));
    this.targets = new Map(
      [...versions].map(([id, names]) => [
        keyOf(id),
        Int32Array.from(names, (name) => (name === null ? -1 : questions.indexOf(name))),
      ]),
    );
  }

  write(bytes: Buffer, fields: FieldPlaces, leave: (place: number) => void): void {
    const { columns } = this;
    columns.makeRoom();
    const place = columns.places.placeOf(bytes, startOf(fields, 0));
    if (place < columns.size) leave(place);
    else columns.size += 1;
    columns.stratum[place] = this.strata.get(idAt(bytes, startOf(fields, 1))) ?? -1;
    columns.counts[place] = bytes[startOf(fields, 3)] ?? 0;
    const targets = this.targets.get(idAt(bytes, startOf(fields, 2)));
    if (!targets) throw new Error('Interviews of a version that the survey never had');
    const width = columns.questions.length;
    columns.codes.fill(-1, width * place, width * (place + 1));
    let code = startOf(fields, 4);
    for (let column = 0; column < targets.length; column += 1, code += 2) {
      const target = targets[column] ?? -1;
      if (target >= 0)
        columns.codes[width * place + target] = ((bytes[code] ?? 0) << 8) | (bytes[code + 1] ?? 0);
    }
    this.written.push(place);
  }
}
