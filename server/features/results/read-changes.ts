// What changed of a survey's finished interviews since they were last read.
import { escapeLiteral } from 'pg';

import type { PersonClass } from '#domain/results/response-classes.ts';
import type { Context } from '#server/context.ts';
import { type FieldPlaces, readCopiedRows } from '#server/platform/copied-bytes.ts';
import { ChangeWriter } from './change-writer.ts';
import { transactionSql, valueSql } from './class-values.ts';
import type { ColumnsOfVersions, SurveyColumns } from './survey-columns.ts';

/**
 * Reads what changed since the last time: rows whose transaction had not committed then. A row seen twice is only written
 * twice.
 *
 * @param by what classes of persons are of; null where nothing is weighed by it
 * @returns what writes it and gives the positions written; `leave` is told of a position that is known, before it is
 *   written again
 */
export async function readChanges(
  ctx: Context,
  surveyId: string,
  columns: SurveyColumns,
  versions: ColumnsOfVersions,
  by: PersonClass | null,
): Promise<(leave: (place: number) => void) => number[]> {
  const writer = new ChangeWriter(columns, versions);
  const isFirst = columns.seenUpTo === 0n;
  const later: { bytes: Buffer; fields: FieldPlaces }[] = [];
  // Rows as they lie: PostgreSQL reads on while they are taken in here, where any order of its own would come first.
  await readCopiedRows(
    ctx.pool,
    `select c.interview_id, c.stratum_id, c.version_id, c.counts, c.codes${by === null ? '' : `, ${valueSql[by]}`}
     from counted_interviews c ${by === null ? '' : `join interviews i on i.id = c.interview_id join cases k on k.id = i.case_id ${transactionSql}`}
     where c.survey_id = ${escapeLiteral(surveyId)}${isFirst ? '' : ` and c.changed_in >= ${columns.seenUpTo}`}`,
    by === null ? 5 : 6,
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
