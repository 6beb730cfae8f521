/*
 * The AAPOR class of a case's final outcome as files state it: our code ("refusal-soft"), an AAPOR code ("2.112") or
 * the class itself ("R").
 */

import { aaporClasses, type AaporClass, type AaporProfile } from '#domain/attempts/disposition-codes.ts';
import { aaporOf, dispositions } from '#domain/attempts/dispositions.ts';

/**
 * The class under a profile; null when the text is none of the three.
 *
 * AAPOR codes go by the ranges of the telephone table: 1.1 I, 1.2 P, 2.1 R, 2.2 NC, 2.3 O, 3.1 UH, 3.2, 3.3 and 3.9 UO, 4 NE. In
 * a list of named persons, codes that say something of the number and nothing of the person (4.2 fax or data line, 4.3
 * not working, 4.4 special line, 4.5 not a residence) leave eligibility unknown: UO, as AAPOR 3.30 (disposition-table.ts
 * has the reason). Headings such as 2.0 name no class.
 */
export function outcomeClassOf(text: string, profile: AaporProfile): AaporClass | null {
  const bare = text.trim();
  const disposition = dispositions.find(({ code }) => code === bare.toLowerCase());
  if (disposition) return aaporOf(disposition.code, profile).aaporClass;
  const named = aaporClasses.find((aaporClass) => aaporClass === bare.toUpperCase());
  if (named) return named;
  // Excel in Vietnamese writes 2,112.
  const [, division = ''] = /^([1-4][.,]\d)\d*$/.exec(bare) ?? [];
  return divisions[division.replace(',', '.')]?.[profile] ?? null;
}

/** First two digits of the AAPOR code; the class under each profile. */
const divisions: Readonly<Record<string, Readonly<Record<AaporProfile, AaporClass>>>> = {
  '1.1': bothProfiles('I'),
  '1.2': bothProfiles('P'),
  '2.1': bothProfiles('R'),
  '2.2': bothProfiles('NC'),
  '2.3': bothProfiles('O'),
  '3.1': bothProfiles('UH'),
  '3.2': bothProfiles('UO'),
  '3.3': bothProfiles('UO'),
  '3.9': bothProfiles('UO'),
  '4.1': bothProfiles('NE'),
  '4.2': { rdd: 'NE', 'named-list': 'UO' },
  '4.3': { rdd: 'NE', 'named-list': 'UO' },
  '4.4': { rdd: 'NE', 'named-list': 'UO' },
  '4.5': { rdd: 'NE', 'named-list': 'UO' },
  '4.7': bothProfiles('NE'),
  '4.8': bothProfiles('NE'),
  '4.9': bothProfiles('NE'),
};

function bothProfiles(aaporClass: AaporClass): Record<AaporProfile, AaporClass> {
  return { rdd: aaporClass, 'named-list': aaporClass };
}
