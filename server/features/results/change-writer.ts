// Puts what was read of finished interviews into the columns, row by row.
import type { FieldPlaces } from '#server/platform/copied-bytes.ts';
import { IdPlaces } from './id-places.ts';
import type { ColumnsOfVersions, SurveyColumns } from './survey-columns.ts';

const codeBytes = 2;

export class ChangeWriter {
  /** Positions, in the order in which they were written. */
  readonly written: number[] = [];
  private readonly columns: SurveyColumns;
  private readonly strata: IdPlaces;
  private readonly versions: IdPlaces;
  /** By place of the version: where each of its codes belongs, and whether some question has none of its own. */
  private readonly targets: readonly VersionTargets[];

  constructor(columns: SurveyColumns, versions: ColumnsOfVersions) {
    const { questions, strata } = columns;
    this.columns = columns;
    this.strata = placesOf(strata);
    this.versions = placesOf([...versions.keys()]);
    this.targets = [...versions.values()].map((names) => {
      const places = Int32Array.from(names, (name) => (name === null ? -1 : questions.indexOf(name)));
      return {
        places,
        leavesSome: questions.some((_, place) => !places.includes(place)),
        isInOrder: places.every((place, at) => place === at),
      };
    });
  }

  /** An interview that is not known. */
  append(bytes: Buffer, fields: FieldPlaces): void {
    const { columns } = this;
    columns.makeRoom(1);
    columns.places.append(bytes, fields[0] ?? 0);
    this.put(bytes, fields, columns.size);
    columns.size += 1;
  }

  /** @param leave is told of a position that is known, before it is written again */
  write(bytes: Buffer, fields: FieldPlaces, leave: (place: number) => void): void {
    const { columns } = this;
    columns.makeRoom(1);
    const place = columns.places.placeOf(bytes, fields[0] ?? 0);
    if (place < columns.size) leave(place);
    else columns.size += 1;
    this.put(bytes, fields, place);
  }

  private put(bytes: Buffer, fields: FieldPlaces, place: number): void {
    const { codes, questions, stratum, counts, value } = this.columns;
    stratum[place] = this.strata.find(bytes, fields[2] ?? 0);
    counts[place] = bytes[fields[6] ?? 0] ?? 0;
    const { places, leavesSome, isInOrder } = this.targetsOf(bytes, fields[4] ?? 0);
    const first = questions.length * place;
    if (leavesSome) codes.fill(-1, first, first + questions.length);
    let at = fields[8] ?? 0;
    if (isInOrder)
      for (let to = first; to < first + places.length; to += 1, at += codeBytes)
        codes[to] = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
    else
      for (let column = 0; column < places.length; column += 1, at += codeBytes) {
        const target = places[column] ?? -1;
        if (target >= 0) codes[first + target] = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
      }
    if (fields.length > 10) value[place] = this.valueOf(bytes, fields[10] ?? 0, fields[11] ?? 0);
    this.written.push(place);
  }

  /** Place of a value among those of the columns. */
  private valueOf(bytes: Buffer, from: number, to: number): number {
    const { values } = this.columns;
    const value = bytes.toString('utf8', from, to);
    const known = values.indexOf(value);
    return known >= 0 ? known : values.push(value) - 1;
  }

  private targetsOf(bytes: Buffer, at: number): VersionTargets {
    const targets = this.targets[this.versions.find(bytes, at)];
    if (targets) return targets;
    throw new Error(
      `Interviews of version ${bytes.toString('hex', at, at + 16)}, which the survey never had`,
    );
  }
}

interface VersionTargets {
  /** -1 for a code that is not comparable. */
  readonly places: Int32Array;
  readonly leavesSome: boolean;
  /** The codes stand as the columns do: so it is with the present version, which most interviews are of. */
  readonly isInOrder: boolean;
}

function placesOf(ids: readonly string[]): IdPlaces {
  const places = new IdPlaces();
  for (const id of ids) places.append(Buffer.from(id.replaceAll('-', ''), 'hex'), 0);
  return places;
}
