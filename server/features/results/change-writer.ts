// Puts what was read of finished interviews into the columns: groups of interviews of one stratum and one version.
import type { FieldPlaces } from '#server/platform/copied-bytes.ts';
import type { ColumnsOfVersions, SurveyColumns } from './survey-columns.ts';

const idBytes = 16;
const codeBytes = 2;

/** The fields of a group; the last three hold one interview after the other. */
interface Group {
  stratum: number;
  count: number;
  ids: number;
  counts: number;
  codes: number;
  /** Codes of one interview in the group's version, and where each belongs; -1 for one that is not comparable. */
  targets: Int32Array;
}

export class ChangeWriter {
  /** Positions, in the order in which they were written. */
  readonly written: number[] = [];
  private readonly columns: SurveyColumns;
  private readonly strata: ReadonlyMap<string, number>;
  private readonly targets: ReadonlyMap<string, Int32Array>;

  constructor(columns: SurveyColumns, versions: ColumnsOfVersions) {
    const { questions, strata } = columns;
    this.columns = columns;
    this.strata = new Map(strata.map((id, place) => [id.replaceAll('-', ''), place]));
    this.targets = new Map(
      [...versions].map(([id, names]) => [
        id.replaceAll('-', ''),
        Int32Array.from(names, (name) => (name === null ? -1 : questions.indexOf(name))),
      ]),
    );
  }

  /** Interviews of which none is known. */
  append(bytes: Buffer, fields: FieldPlaces): void {
    const { columns } = this;
    const group = this.groupOf(bytes, fields);
    const { count, ids, counts, codes, stratum, targets } = group;
    const first = columns.size;
    columns.makeRoom(count);
    columns.places.append(bytes, ids, count);
    columns.stratum.fill(stratum, first, first + count);
    columns.counts.set(bytes.subarray(counts, counts + count), first);
    const width = columns.questions.length;
    if (targets.length === width && targets.every((target, column) => target === column)) {
      const own = Buffer.from(bytes.subarray(codes, codes + codeBytes * width * count)).swap16();
      columns.codes.set(new Int16Array(own.buffer, own.byteOffset, width * count), width * first);
    } else
      for (let at = 0; at < count; at += 1)
        this.putCodes(bytes, codes + codeBytes * targets.length * at, targets, first + at);
    columns.size += count;
    for (let at = 0; at < count; at += 1) this.written.push(first + at);
  }

  /** @param leave is told of a position that is known, before it is written again */
  write(bytes: Buffer, fields: FieldPlaces, leave: (place: number) => void): void {
    const { columns } = this;
    const { count, ids, counts, codes, stratum, targets } = this.groupOf(bytes, fields);
    columns.makeRoom(count);
    for (let at = 0; at < count; at += 1) {
      const place = columns.places.placeOf(bytes, ids + idBytes * at);
      if (place < columns.size) leave(place);
      else columns.size += 1;
      columns.stratum[place] = stratum;
      columns.counts[place] = bytes[counts + at] ?? 0;
      this.putCodes(bytes, codes + codeBytes * targets.length * at, targets, place);
      this.written.push(place);
    }
  }

  private putCodes(bytes: Buffer, at: number, targets: Int32Array, place: number): void {
    const { codes, questions } = this.columns;
    const first = questions.length * place;
    codes.fill(-1, first, first + questions.length);
    for (let column = 0; column < targets.length; column += 1) {
      const target = targets[column] ?? -1;
      if (target >= 0) codes[first + target] = bytes.readInt16BE(at + codeBytes * column);
    }
  }

  private groupOf(bytes: Buffer, fields: FieldPlaces): Group {
    const startOf = (field: number): number => fields[2 * field] ?? 0;
    const hex = (field: number): string => bytes.toString('hex', startOf(field), startOf(field) + idBytes);
    const targets = this.targets.get(hex(1));
    if (!targets) throw new Error(`Interviews of version ${hex(1)}, which the survey never had`);
    return {
      stratum: this.strata.get(hex(0)) ?? -1,
      count: ((fields[5] ?? 0) - startOf(2)) / idBytes,
      ids: startOf(2),
      counts: startOf(3),
      codes: startOf(4),
      targets,
    };
  }
}
