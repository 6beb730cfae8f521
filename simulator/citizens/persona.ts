// The person behind a number: facts and latent opinions that stay the same over calls. Shares are rough national
// proportions, for variety and not for inference.

import { chance, normal, oneByWeight } from './chance.ts';

export const regions = ['north', 'centre', 'south'] as const;
export type Region = (typeof regions)[number];

export type Education =
  | 'primary'
  | 'lower-secondary'
  | 'upper-secondary'
  | 'vocational'
  | 'university'
  | 'postgraduate';
export type Occupation =
  | 'official'
  | 'business'
  | 'self-employed'
  | 'farmer'
  | 'retired'
  | 'student'
  | 'other';
export type Residence = 'urban' | 'rural' | 'upland';

export interface Persona {
  sex: 'male' | 'female';
  ageYears: number;
  ethnicity: string;
  education: Education;
  occupation: Occupation;
  residence: Residence;
  /** Decides the way of speaking. */
  region: Region;
  /** Came for an organisation and not for themselves. */
  forOrganisation: boolean;
  /** How many times they had to come for the last file. */
  visits: number;
  /** General satisfaction in standard deviations from the mean person. */
  satisfaction: number;
}

/** The person who uses this number. */
export function personaOf(seed: number, phoneE164: string): Persona {
  const draw = (fact: string) => chance(seed, 'persona', fact, phoneE164);
  // The clerk's list holds adults; more of them are between 25 and 50 than above.
  const ageYears = 18 + Math.floor(60 * draw('age') ** 1.4);
  const residence = oneByWeight(residences, seed, 'residence', phoneE164);
  return {
    sex: draw('sex') < 0.52 ? 'male' : 'female',
    ageYears,
    ethnicity: oneByWeight(
      residence === 'upland' ? uplandEthnicities : ethnicities,
      seed,
      'ethnicity',
      phoneE164,
    ),
    education: oneByWeight(educations, seed, 'education', phoneE164),
    occupation: occupationAt(ageYears, seed, phoneE164),
    residence,
    region: oneByWeight(regionShares, seed, 'region', phoneE164),
    forOrganisation: draw('organisation') < 0.1,
    visits: 1 + Math.floor(3 * draw('visits') ** 2),
    satisfaction: normal(seed, 'satisfaction', phoneE164),
  };
}

const residences = [
  ['urban', 0.42],
  ['rural', 0.46],
  ['upland', 0.12],
] as const;
const regionShares = [
  ['north', 0.4],
  ['centre', 0.22],
  ['south', 0.38],
] as const;
const ethnicities = [
  ['Kinh', 0.93],
  ['Hoa', 0.02],
  ['Khmer', 0.03],
  ['Tày', 0.02],
] as const;
const uplandEthnicities = [
  ['Kinh', 0.4],
  ['Tày', 0.2],
  ['Mông', 0.15],
  ['Ê Đê', 0.13],
  ['Thái', 0.12],
] as const;
const educations = [
  ['primary', 0.12],
  ['lower-secondary', 0.25],
  ['upper-secondary', 0.29],
  ['vocational', 0.14],
  ['university', 0.17],
  ['postgraduate', 0.03],
] as const;
const occupations = [
  ['official', 0.13],
  ['business', 0.24],
  ['self-employed', 0.33],
  ['farmer', 0.26],
  ['other', 0.04],
] as const;

function occupationAt(ageYears: number, seed: number, phoneE164: string): Occupation {
  const drawn = chance(seed, 'stage of life', phoneE164);
  if (ageYears < 23 && drawn < 0.6) return 'student';
  if (ageYears >= 60 && drawn < 0.7) return 'retired';
  return oneByWeight(occupations, seed, 'occupation', phoneE164);
}
