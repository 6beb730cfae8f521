// The finished interviews of a survey as columns of codes in memory: read once, then only what changed since.
import type { Context } from '#server/context.ts';
import type { NamedNow } from '#server/features/questionnaires/queries.ts';
import { IdPlaces } from './id-places.ts';

/** Positions of interviews stand for ever; a void one stays and does not count. */
export class SurveyColumns {
  /** Names of the present version's single and scale questions. */
  readonly questions: readonly string[];
  readonly strata: readonly string[];
  readonly places = new IdPlaces();
  size = 0;
  stratum = new Int32Array(0);
  counts = new Uint8Array(0);
  /** Codes of each interview in the order of the questions, -1 for not asked. */
  codes = new Int16Array(0);
  /** What the list says of the persons, each value once: see class-values.ts. None where nothing is weighed by it. */
  readonly values: string[] = [];
  /** Of each interview the place of its value among these. */
  value = new Uint8Array(0);
  /** Everything that committed before this transaction has been read. */
  seenUpTo = 0n;
  private readonly columns = new Map<string, Int16Array>();

  /** @param expected interviews: their room is taken at once, and costs memory only where something is written */
  constructor(questions: readonly string[], strata: readonly string[], expected: number) {
    this.questions = questions;
    this.strata = strata;
    this.makeRoom(expected);
    this.places.makeRoom(expected);
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

  /** What the list says of the person, where classes are made by it; else empty. */
  valueAt(place: number): string {
    return this.values[this.value[place] ?? 0] ?? '';
  }

  /** Columns that were made before are not those of now. */
  changed(): void {
    this.columns.clear();
  }

  /** Room for some more than there are. */
  makeRoom(more: number): void {
    if (this.size + more <= this.stratum.length) return;
    const capacity = Math.max(2 * this.size, this.size + more, 1024);
    const [stratum, counts, codes, value] = [this.stratum, this.counts, this.codes, this.value];
    this.stratum = new Int32Array(capacity);
    this.stratum.set(stratum);
    this.counts = new Uint8Array(capacity);
    this.counts.set(counts);
    this.codes = new Int16Array(capacity * this.questions.length);
    this.codes.set(codes);
    this.value = new Uint8Array(capacity);
    this.value.set(value);
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
