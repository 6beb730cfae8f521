import { type CallerReason, callerReasons } from '#domain/samples/eligibility.ts';
import type { FrameTransaction } from '#domain/samples/frame.ts';
import { agencyLevels } from '#domain/samples/plan.ts';

/*
 * frame.csv of a published draw: every accepted transaction as the draw saw it, without name and number. Persons appear
 * as running numbers, which only say which transactions belong together.
 */

export const frameColumns = [
  'transactionKey',
  'person',
  'resultOn',
  'level',
  'district',
  'commune',
  'agency',
  'field',
  'tthc',
  'channel',
  'timeliness',
  'organisation',
  'excludedBecause',
  'village',
] as const;

/** Of frames drawn before villages were read. */
export const formerFrameColumns: readonly string[] = frameColumns.slice(0, -1);

/** The transaction in the order of `frameColumns`; what is not stated is empty. */
export function frameCells(transaction: FrameTransaction): string[] {
  const { transactionKey, personKey, resultOn, agency, field, tthcName } = transaction;
  const {
    level = '',
    district = '',
    commune = '',
    channel = '',
    timeliness = '',
    village = '',
  } = transaction;
  const organisation = transaction.organisation === true ? '1' : '0';
  const excludedBecause = transaction.excludedBecause ?? '';
  return [
    transactionKey,
    personKey,
    resultOn,
    level,
    district,
    commune,
    agency,
    field,
    tthcName,
    channel,
    timeliness,
    organisation,
    excludedBecause,
    village,
  ];
}

/** The transaction that `frameCells` wrote, or the first column that holds what it never writes. */
export function frameTransactionOf(
  cells: readonly string[],
): { transaction: FrameTransaction } | { faultIn: (typeof frameColumns)[number] } {
  const [transactionKey = '', personKey = '', resultOn = '', levelText = '', district = '', commune = ''] =
    cells;
  const [
    agency = '',
    field = '',
    tthcName = '',
    channel = '',
    timeliness = '',
    organisation,
    excluded = '',
    village = '',
  ] = cells.slice(6);
  const level = agencyLevels.find((known) => known === levelText);
  const excludedBecause: CallerReason | undefined = callerReasons.find((known) => known === excluded);
  if (personKey === '') return { faultIn: 'person' };
  if (levelText !== '' && level === undefined) return { faultIn: 'level' };
  if (organisation !== '0' && organisation !== '1') return { faultIn: 'organisation' };
  if (excluded !== '' && excludedBecause === undefined) return { faultIn: 'excludedBecause' };
  return {
    transaction: {
      transactionKey,
      personKey,
      agency,
      field,
      tthcName,
      resultOn,
      ...(level && { level }),
      ...(district !== '' && { district }),
      ...(commune !== '' && { commune }),
      ...(village !== '' && { village }),
      ...(channel !== '' && { channel }),
      ...(timeliness !== '' && { timeliness }),
      organisation: organisation === '1',
      ...(excludedBecause && { excludedBecause }),
    },
  };
}
