import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { type Estimate, estimateIndex, ratedInterviews } from '#domain/results/estimation/estimate.ts';
import { frameOfRows, type InterviewRow } from '#domain/results/estimation/frame-of-rows.ts';
import {
  type CodedInterviews,
  countInterviews,
  type Moments,
  type MomentShape,
  momentShape,
  noMoments,
} from '#domain/results/estimation/moments.ts';
import { strataOf } from '#domain/results/estimation/strata-of-moments.ts';
import { loneUnitRules } from '#domain/results/estimation/variance.ts';
import { structureOfCodes } from '#domain/results/index-structure.ts';
import { rollups } from '#domain/results/roll-up.ts';
import { itemRules } from '#domain/results/sipas-index.ts';

/* The index from the sums of its strata is the index of the interviews, whatever the design. */

const itemCodes = ['CS1.1', 'DV1.1', 'DV1.2', 'DV2.1', 'DV2.2', 'DV2.3'];
const { structure } = structureOfCodes(itemCodes);
const answers = fc.record(
  Object.fromEntries(itemCodes.map((code) => [code, fc.constantFrom(-1, 1, 2, 3, 4, 5, 5, 97, 98, 99)])),
);
const stratum = fc.record({
  // Strata without anybody, and with one, are as frequent as others.
  interviews: fc.oneof(fc.array(answers, { maxLength: 1 }), fc.array(answers, { maxLength: 40 })),
  weight: fc.oneof(fc.constant(1), fc.constant(0), fc.double({ min: 0.01, max: 900, noNaN: true })),
  // What classes that cut through strata multiply it by: of every other interview.
  factor: fc.oneof(fc.constant(1), fc.double({ min: 0.1, max: 9, noNaN: true })),
  notReached: fc.oneof(fc.constant(0), fc.nat(5_000)),
  area: fc.nat(3),
  part: fc.nat(1),
});
const survey = fc.record({
  strata: fc.array(stratum, { minLength: 1, maxLength: 8 }),
  isStaged: fc.boolean(),
  areasThereAre: fc.constantFrom(null, 40),
  rule: fc.record({
    item: fc.constantFrom(...itemRules),
    rollup: fc.constantFrom(...rollups),
    weights: fc.constant({ CS: 0.63, DV: 0.37 }),
    loneUnits: fc.constantFrom(...loneUnitRules),
  }),
});
type Survey = typeof survey extends fc.Arbitrary<infer Value> ? Value : never;

/** The two classes of a stratum are two places. */
function interviewsIn({ strata, isStaged, areasThereAre }: Survey): (InterviewRow & { place: number })[] {
  return strata.flatMap(({ interviews, weight, factor, notReached, area, part }, at) =>
    interviews.map((own, number) => ({
      place: 2 * at + (number % 2),
      stages: [
        ...(isStaged
          ? [{ stratum: `part ${part}`, unit: `area ${part}.${area}`, population: areasThereAre }]
          : []),
        { stratum: `stratum ${at}`, unit: null, population: interviews.length + notReached },
      ],
      weight: number % 2 === 0 ? weight : factor * weight,
      domains: {},
      answers: own,
    })),
  );
}

function sourceOf(rows: ReturnType<typeof interviewsIn>, { strata, rule }: Survey) {
  const frame = frameOfRows(rows);
  const shape = momentShape(structure, rule.item);
  const coded = codedInterviews(
    rows.map((row) => row.answers),
    shape,
  );
  const membersOf = strata.flatMap((_, at) =>
    [2 * at, 2 * at + 1].map((place) => rows.flatMap((row, of) => (row.place === place ? [of] : []))),
  );
  const moments = membersOf.map((members) => momentsOf(shape, coded, members));
  // What an interview of the place has in the frame.
  const ofPlaces = (values: ArrayLike<number>): Int32Array =>
    Int32Array.from(membersOf, ([first]) => (first === undefined ? 0 : (values[first] ?? 0)));
  const stages = frame.stages.map((stage) => ({
    ...stage,
    stratum: ofPlaces(stage.stratum),
    unit: stage.unit && ofPlaces(stage.unit),
  }));
  const places = moments.map((own, place) => ({
    place,
    moments: own,
    weight: rows[membersOf[place]?.[0] ?? -1]?.weight ?? 0,
  }));
  return { frame, shape, membersOf, places, stages };
}

describe('the index from the sums of strata', () => {
  test('has the scores and errors that its interviews give, to 1e-9', () => {
    fc.assert(
      fc.property(survey, fc.func(fc.boolean()), (drawn, isAsked) => {
        const rows = interviewsIn(drawn);
        const { frame, shape, membersOf, places, stages } = sourceOf(rows, drawn);
        // All of it, and some strata as of one agency.
        for (const strata of [
          drawn.strata.map((_, at) => at),
          drawn.strata.flatMap((_, at) => (isAsked(at) ? [at] : [])),
        ]) {
          const own = Int32Array.from(
            strata.flatMap((at) => [...(membersOf[2 * at] ?? []), ...(membersOf[2 * at + 1] ?? [])]),
          );
          const wanted = estimateIndex(ratedInterviews(frame, own, drawn.rule), structure, drawn.rule);
          const summed = places.filter(({ place }) => strata.includes(Math.floor(place / 2)));
          const found = estimateIndex(strataOf(shape, stages, summed), structure, drawn.rule);
          for (const part of ['items', 'factors', 'groups'] as const) {
            expect([...found[part].keys()]).toEqual([...wanted[part].keys()]);
            for (const [code, estimate] of wanted[part]) expectSame(found[part].get(code), estimate);
          }
          expectSame(found.overall, wanted.overall);
        }
      }),
      { numRuns: 150 },
    );
  });

  test('is the same after interviews came and went in any order', () => {
    fc.assert(
      fc.property(fc.array(answers, { maxLength: 70 }), fc.constantFrom(...itemRules), (all, item) => {
        const shape = momentShape(structure, item);
        const coded = codedInterviews(all, shape);
        const kept = all.flatMap((_, at) => (at % 3 === 0 ? [] : [at]));
        const moments = noMoments(shape);
        for (const at of all.keys()) countInterviews(moments, shape, coded, [at], 1);
        for (const at of all.keys()) if (at % 3 === 0) countInterviews(moments, shape, coded, [at], -1);
        expect(moments).toEqual(momentsOf(shape, coded, kept));
      }),
    );
  });
});

function momentsOf(shape: MomentShape, coded: CodedInterviews, rows: readonly number[]): Moments {
  const moments = noMoments(shape);
  countInterviews(moments, shape, coded, rows, 1);
  return moments;
}

function codedInterviews(
  all: readonly Readonly<Record<string, number>>[],
  { items }: MomentShape,
): CodedInterviews {
  return {
    codes: all.flatMap((own) => items.map((code) => own[code] ?? -1)),
    width: items.length,
    places: [...items.keys()],
  };
}

function expectSame(found: Estimate | undefined, wanted: Estimate): void {
  for (const name of ['interviews', 'degreesOfFreedom'] as const) expect(found?.[name]).toBe(wanted[name]);
  // Where all linearised values are the same, a difference of squares is left that is nothing but rounding: errors below
  // two millionths of a point are not told from none (survey-estimates.R does the same), and the effect is nothing over nothing.
  const isExact = (wanted.se ?? 0) < 2e-6 && (found?.se ?? 0) < 2e-6;
  const errors = isExact ? [] : (['se', 'designEffect'] as const);
  for (const name of ['score', 'low', 'high', ...errors] as const) {
    const [value, reference] = [found?.[name] ?? null, wanted[name]];
    const tolerance = isExact && name !== 'score' ? 1e-5 : 1e-9;
    if (reference === null || value === null) expect({ name, value }).toEqual({ name, value: reference });
    else if (!(Math.abs(value - reference) < tolerance * Math.max(1, Math.abs(reference))))
      throw new Error(`${name}: ${value}, interviews say ${reference}`);
  }
}
