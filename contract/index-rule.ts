// How a survey's index is computed: settings, said on every output.
import { z } from 'zod';

import { aaporProfiles } from '#domain/attempts/disposition-codes.ts';
import { defaultMinimumCell } from '#domain/publication/public-groups.ts';
import { loneUnitRules } from '#domain/results/estimation/variance.ts';
import { responseClasses } from '#domain/results/response-classes.ts';
import { rollups } from '#domain/results/roll-up.ts';
import { itemRules } from '#domain/results/sipas-index.ts';
import { duplicateRules } from '#domain/results/valid-forms.ts';
import { weightings } from '#domain/results/weighting.ts';

/** Half the width of the 95 % interval of the index that the survey is to reach, in points. */
const targetMargin = z.number().min(0.1).max(50).nullable().default(null);

const share = z.number().min(0).max(1);

export const indexRule = z.object({
  item: z.enum(itemRules),
  rollup: z.enum(rollups),
  /** For the rollup `custom`, by factor or group code. */
  weights: z.record(z.string(), z.number().min(0).max(1000)).exactOptional(),
  /** Agencies with fewer are shown and not ranked. */
  minimumInterviews: z.number().int().min(1).max(10_000),
  // What surveys of before did not say.
  loneUnits: z.enum(loneUnitRules).default('adjust'),
  weighting: z.enum(weightings).default('none'),
  /** Within which classes those who answered stand for those who did not, where weights are adjusted for them. */
  responseClass: z.enum(responseClasses).default('stratum'),
  /** Classes with fewer respondents are joined; 0 joins none, as it was before this could be said. */
  minimumClass: z.number().int().min(0).max(1000).default(0),
  targetMargin,
  /** Fewest interviews behind a figure in public; strata below it are taken together in errors, too. */
  minimumCell: z.number().int().min(3).max(100).default(defaultMinimumCell),
  /** An interview is valid with so many of the items that apply to it rated, in percent; 0 asks for none. */
  minimumRated: z.number().int().min(0).max(100).default(0),
  // The further rules of valid forms: ValidFormRule of domain/results/valid-forms.ts. All off unless the office has them.
  maximumSpecial: z.number().int().min(0).max(100).default(100),
  straightLine: z.number().int().min(0).max(100).default(0),
  minimumSeconds: z.number().int().min(0).max(3600).default(0),
  rejectContradictory: z.boolean().default(false),
  rejectWithoutConsent: z.boolean().default(false),
  duplicates: z.enum(duplicateRules).default('all'),
  /** By which outcome rates count dead numbers, wrong persons and those who deny the transaction. */
  aaporProfile: z.enum(aaporProfiles).default('named-list'),
  /** e of outcome rates, of unknown numbers (UH) and of other unknown cases (UO); null: in proportion to the known ones. */
  eligible: z.object({ UH: share, UO: share }).nullable().default(null),
});
export type IndexRule = z.infer<typeof indexRule>;
