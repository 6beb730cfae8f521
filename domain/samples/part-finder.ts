import { remembered } from '#domain/lists/remembered.ts';

import { agencyLevel } from './agency-level.ts';
import type { FrameTransaction } from './frame.ts';
import type { AgencyLevel, Eligibility, SamplePlan } from './plan.ts';
import { spellingKey } from './spelling.ts';

/* Which part of a plan takes a transaction, by the eligibility of the parts. */

/** More different names than a province's lists hold. */
const mostNames = 20_000;

/** Gives the index of the first part that takes the transaction, −1 when none does. */
export function partFinder({ parts }: SamplePlan): (transaction: FrameTransaction) => number {
  const takes = parts.map(({ eligibility }) => takenBy(eligibility));
  return (transaction) => takes.findIndex((isTaken) => isTaken(transaction));
}

function takenBy(eligibility: Eligibility): (transaction: FrameTransaction) => boolean {
  const { levels, channels, timeliness, persons } = eligibility;
  const isAgency = oneOf(eligibility.agencies);
  const isField = oneOf(eligibility.fields);
  const isTthc = oneOf(eligibility.tthcNames);
  return (transaction) =>
    (levels?.includes(levelOf(transaction)) ?? true) &&
    isAgency(transaction.agency) &&
    isField(transaction.field) &&
    isTthc(transaction.tthcName) &&
    (channels?.some((channel) => channel === transaction.channel) ?? true) &&
    (timeliness?.some((each) => each === transaction.timeliness) ?? true) &&
    (persons === undefined || (persons === 'organisations') === (transaction.organisation ?? false));
}

function oneOf(names: readonly string[] | undefined): (name: string) => boolean {
  if (!names) return () => true;
  const keys = new Set(names.map(spellingKey));
  return remembered((name) => keys.has(spellingKey(name)), mostNames);
}

const levelByName = remembered(agencyLevel, mostNames);

/** The stated level, else the one that the agency's name shows. */
export function levelOf({ level, agency }: FrameTransaction): AgencyLevel {
  return level ?? levelByName(agency);
}
