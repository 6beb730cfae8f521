// What changed of a survey's finished interviews since they were last read.
import { escapeLiteral } from 'pg';

import type { Context } from '#server/context.ts';
import { type FieldPlaces, readCopiedRows } from '#server/platform/copied-bytes.ts';
import { ChangeWriter } from './change-writer.ts';
import type { ColumnsOfVersions, SurveyColumns } from './survey-columns.ts';

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
  const writer = new ChangeWriter(columns, versions);
  const isFirst = columns.seenUpTo === 0n;
  const later: { bytes: Buffer; fields: FieldPlaces }[] = [];
  // Rows as they lie: PostgreSQL reads on while they are taken in here, where any order of its own would come first.
  await readCopiedRows(
    ctx.pool,
    `select interview_id, stratum_id, version_id, counts, codes from counted_interviews
     where survey_id = ${escapeLiteral(surveyId)}${isFirst ? '' : ` and changed_in >= ${columns.seenUpTo}`}`,
    5,
    (bytes, fields) => {
      // Nobody has seen the columns before they are whole.
      if (isFirst) writer.append(bytes, fields);
      else later.push(copyOf(bytes, fields));
    },
  );
  return (leave) => {
    for (const { bytes, fields } of later) writer.write(bytes, fields, leave);
    columns.changed();
    return writer.written;
  };
}

function copyOf(bytes: Buffer, fields: FieldPlaces): { bytes: Buffer; fields: FieldPlaces } {
  const start = fields[0] ?? 0;
  return {
    bytes: Buffer.from(bytes.subarray(start, fields.at(-1))),
    fields: fields.map((place) => place - start),
  };
}
