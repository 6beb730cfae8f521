// Outcomes at which nobody was met: the cases that a letter goes to after the telephone has failed.
import { type DispositionCode, dispositionCodes } from './disposition-codes.ts';
import { dispositionOf } from './dispositions.ts';

/** Contact with somebody, whoever it was. A voided interview was one, as far as anybody knows. */
export const notReached: readonly DispositionCode[] = dispositionCodes.filter(
  (code) => code !== 'voided' && !dispositionOf(code).contact,
);

/** A case that was given up so takes an answer that comes after all. */
export function isNotReached(disposition: string | null): boolean {
  return notReached.some((code) => code === disposition);
}
