// Makes the surveys that tests/unit/results-recompute-r.test.ts holds against R: strata, interviews, cases, the figures as
// the product computes them, and the product's own script. Then R is run on each:
//
//   node --import tsx tests/data/make-recompute.ts
//   for name in stratified response staged mixed stages joined channel uniform; do (cd tests/data/recompute/$name && Rscript tinh-lai.R); done
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { areasFile, casesFile, classesFile, interviewsFile, strataFile } from '#domain/bundle/results-files.ts';
import { domainFigures } from '#domain/publication/domain-figures.ts';
import { publishedIndex, type PublicationRule } from '#domain/publication/published-figures.ts';
import type { PublishedArea } from '#domain/publication/public-areas.ts';
import type { PublicData, PublishedStratum } from '#domain/publication/public-data.ts';
import { structureOfCodes } from '#domain/results/index-structure.ts';
import { respondentWeights } from '#domain/samples/weights.ts';
import { aaporOf } from '#domain/attempts/dispositions.ts';
import { figuresFile, labelledFigures } from '#domain/bundle/figures-file.ts';
import { rScript } from '#server/features/publications/r-package.ts';
import { uniformFrom } from '#tests/support/uniform-numbers.ts';

const items = ['CS1.1', 'CS2.1', 'CS2.2', 'DV1.1', 'DV1.2', 'DV2.1'];
const { structure } = structureOfCodes(items);
const rules: Record<string, PublicationRule> = {
  stratified: { item: 'top2_share', rollup: 'factor_mean', weighting: 'none', responseClass: 'stratum', loneUnits: 'adjust', minimumInterviews: 10 },
  response: {
    item: 'scale_mean',
    rollup: 'custom',
    weights: { CS: 0.63, DV: 0.37, CS1: 2, CS2: 1, DV1: 1, DV2: 3 },
    weighting: 'response',
    // Classes of several strata: those of an agency.
    responseClass: 'agency',
    loneUnits: 'average',
    minimumInterviews: 10,
  },
  staged: { item: 'top2_share', rollup: 'answer_pooled', weighting: 'design', responseClass: 'stratum', loneUnits: 'certainty', minimumInterviews: 10 },
  // One part draws areas first, the other persons at once.
  mixed: { item: 'scale_mean', rollup: 'item_mean', weighting: 'design', responseClass: 'stratum', loneUnits: 'adjust', minimumInterviews: 10 },
  // Areas drawn in two stages and in one, with the number of those that they were drawn from; one part draws persons at once.
  stages: { item: 'top2_share', rollup: 'factor_mean', weighting: 'design', responseClass: 'stratum', loneUnits: 'adjust', minimumInterviews: 10 },
  // Small strata are one in errors, over agencies; one has a single interview, one none. Every stratum stands by itself.
  joined: { item: 'top2_share', rollup: 'factor_mean', weighting: 'design', responseClass: 'stratum', loneUnits: 'fail', minimumInterviews: 10 },
  // Classes by how files were handed in, which cut through strata; of some the list does not say it.
  channel: { item: 'scale_mean', rollup: 'factor_mean', weighting: 'response', responseClass: 'channel', loneUnits: 'adjust', minimumInterviews: 10 },
  // All of a stratum say the same, and another stratum something else; in one everybody was asked.
  uniform: { item: 'top2_share', rollup: 'factor_mean', weighting: 'design', responseClass: 'stratum', loneUnits: 'adjust', minimumInterviews: 10 },
};

const changes: Record<string, (data: PublicData) => PublicData> = {
  stages: withStages,
  joined: withJoined,
  uniform: withUniform,
};

/** The stratum of `uniform` where everybody was asked, as they answered. */
const askedWhole = 5;

/** Strata from here on are joined in the survey `joined`. */
const joinedFrom = 5;

/** Of `channel`, as joinedClasses makes them: two by themselves, post with what the list does not say. */
const classesOf = [['inPerson'], ['online'], ['', 'post']];

/** Interviews, persons and other outcomes of each stratum; one with a single interview, one with none. */
const sizes = [
  { agency: 'Xã A', field: 'Hộ tịch', area: 1, interviews: 40, persons: 400 },
  { agency: 'Xã A', field: 'Đất đai', area: 1, interviews: 25, persons: 60 },
  { agency: 'Xã B', field: 'Hộ tịch', area: 2, interviews: 30, persons: 900 },
  { agency: 'Xã B', field: 'Đất đai', area: 2, interviews: 12, persons: 12 },
  { agency: 'Xã C', field: 'Hộ tịch', area: 3, interviews: 8, persons: 31 },
  { agency: 'Xã D', field: 'Hộ tịch', area: 4, interviews: 1, persons: 15 },
  { agency: 'Xã E', field: 'Hộ tịch', area: 5, interviews: 0, persons: 20 },
  { agency: 'Xã G', field: 'Hộ tịch', area: 6, interviews: 9, persons: 70 },
];

/** Where areas were drawn first. */
const areasFirst: Record<string, (area: number) => boolean> = {
  staged: () => true,
  mixed: (area) => area > 3,
  stages: (area) => area !== 3,
};

/**
 * Of 'stages': two districts of two with two communes of five each (areas 1, 2 and 4, 5), and commune 6 drawn by size.
 * Numbers of the file by area.
 */
const drawnAreas: readonly PublishedArea[] = [
  { number: 1, within: null, draw: 1, drawn: 2, of: 2 },
  { number: 2, within: 1, draw: 2, drawn: 2, of: 5 },
  { number: 3, within: 1, draw: 2, drawn: 2, of: 5 },
  { number: 4, within: null, draw: 1, drawn: 2, of: 2 },
  { number: 5, within: 4, draw: 3, drawn: 2, of: 4 },
  { number: 6, within: 4, draw: 3, drawn: 2, of: 4 },
  { number: 7, within: null, draw: 4, drawn: 1, of: null },
];
const numberOfArea: Record<number, number> = { 1: 2, 2: 3, 4: 5, 5: 6, 6: 7 };

for (const [at, [name, rule]] of Object.entries(rules).entries()) {
  const made = surveyOf(rule, areasFirst[name] ?? (() => false), uniformFrom(at + 20_261_127));
  const data = changes[name]?.(made) ?? made;
  const folder = join(import.meta.dirname, 'recompute', name);
  mkdirSync(folder, { recursive: true });
  const figures = [
    ...labelledFigures(publishedIndex(data, structure, rule)),
    ...domainFigures(data, structure, rule),
  ];
  writeFileSync(join(folder, 'strata.csv'), strataFile(data));
  const areas = areasFile(data);
  if (areas !== null) writeFileSync(join(folder, 'areas.csv'), areas);
  const classes = classesFile(data);
  if (classes !== null) writeFileSync(join(folder, 'classes.csv'), classes);
  writeFileSync(join(folder, 'interviews.csv'), interviewsFile(data));
  writeFileSync(join(folder, 'cases.csv'), casesFile(data));
  writeFileSync(join(folder, 'figures.csv'), figuresFile(figures));
  writeFileSync(join(folder, 'tinh-lai.R'), rScript(`Dữ liệu thử: ${name}`, structure, rule, data.domains));
  writeFileSync(join(folder, 'rule.json'), `${JSON.stringify(rule, null, 2)}\n`);
}

function surveyOf(rule: PublicationRule, isStaged: (area: number) => boolean, next: () => number): PublicData {
  const cutsStrata = rule.responseClass === 'channel';
  const agencies = [...new Set(sizes.map(({ agency }) => agency))];
  const classOfStratum = (at: number): number | null =>
    rule.weighting !== 'response' || cutsStrata ? null : agencies.indexOf(sizes[at]?.agency ?? '') + 1;
  const drawClass = (): number | null => (cutsStrata ? 1 + Math.floor(next() * classesOf.length) : null);
  // A respondent and their interview are of one class.
  const classes = sizes.map(({ interviews }) => Array.from({ length: interviews }, drawClass));
  const cases = sizes.flatMap(({ interviews }, at) => {
    const own = (count: number, disposition: 'complete' | 'refusal-hard' | 'no-answer' | 'ineligible' | null) =>
      Array.from({ length: count }, (_, nth) => ({
        stratum: at + 1,
        responseClass: disposition === 'complete' ? (classes[at]?.[nth] ?? null) : drawClass(),
        disposition,
        final: disposition !== null,
      }));
    const others = Math.ceil(interviews / 6) + 1;
    return [...own(interviews, 'complete'), ...own(others, 'refusal-hard'), ...own(at % 3, 'no-answer'), ...own(at % 2, 'ineligible'), ...own(1, null)];
  });
  const mainOf = (at: number) => cases.filter(({ stratum }) => stratum === at + 1).length + (at % 2);
  const units = sizes.map((size, at) => {
    const main = mainOf(at);
    return { main, probability: (isStaged(size.area) ? 0.5 : 1) * Math.min(1, main / (size.persons + main)) };
  });
  const { respondents } = respondentWeights(
    cases.map(({ stratum, responseClass, disposition, final }) => ({
      caseKey: `${stratum} ${responseClass}`,
      stratumKey: String(stratum),
      classKey: String(responseClass ?? classOfStratum(stratum - 1) ?? stratum),
      inclusionProbability: units[stratum - 1]?.probability ?? 1,
      outcome: final && disposition ? aaporOf(disposition, 'named-list').aaporClass : 'UO',
    })),
    new Map(units.map(({ main }, at) => [String(at + 1), main])),
    { adjust: rule.weighting === 'response' },
  );
  const weights = new Map(
    respondents.map(({ caseKey, base, weight }) => [caseKey.split(' ')[0], cutsStrata ? base : weight]),
  );
  const factors = new Map(respondents.map(({ caseKey, adjustment }) => [caseKey.split(' ')[1], adjustment]));
  const strata = sizes.map(
    ({ agency, field, area, interviews, persons }, at): PublishedStratum => ({
      number: at + 1,
      agency,
      field,
      part: isStaged(area) && area > 3 ? 'Vùng cao' : 'Vùng thấp',
      unit: isStaged(area) ? area : null,
      persons: persons + (units[at]?.main ?? 0) * Number(persons !== interviews),
      main: units[at]?.main ?? 0,
      interviews,
      weight: rule.weighting === 'none' ? 1 : (weights.get(String(at + 1)) ?? 1),
      probability: units[at]?.probability ?? null,
      joined: at + 1,
      responseClass: classOfStratum(at),
    }),
  );
  const code = (level: number): number => {
    const odd = next();
    if (odd < 0.12) return odd < 0.04 ? 97 : odd < 0.07 ? 98 : odd < 0.09 ? 99 : -1;
    return Math.min(5, Math.max(1, Math.round(2.2 + level + 3 * next())));
  };
  return {
    strata,
    areas: null,
    classes: cutsStrata
      ? classesOf.map((of, at) => ({
          number: at + 1,
          of,
          respondents: classes.flat().filter((one) => one === at + 1).length,
          adjustment: factors.get(String(at + 1)) ?? null,
        }))
      : [],
    cutsStrata,
    items,
    domains: ['field', 'q:sex'],
    interviews: sizes.flatMap(({ interviews, field, agency }, at) =>
      Array.from({ length: interviews }, (_, nth) => ({
        stratum: at + 1,
        responseClass: classes[at]?.[nth] ?? null,
        codes: items.map(() => code(at / 8)),
        // Nobody of Xã C is a woman.
        domains: [field, agency === 'Xã C' || next() < 0.5 ? 'Nam' : 'Nữ'],
      })),
    ),
    cases,
  };
}

function withStages(data: PublicData): PublicData {
  const strata = data.strata.map((stratum) => ({
    ...stratum,
    unit: stratum.unit === null ? null : (numberOfArea[stratum.unit] ?? null),
  }));
  return { ...data, strata, areas: drawnAreas };
}

/** Strata from `joinedFrom` on are one in errors. */
function withJoined(data: PublicData): PublicData {
  return {
    ...data,
    strata: data.strata.map((stratum) => ({ ...stratum, joined: Math.min(stratum.number, joinedFrom) })),
  };
}

/** Strata with an odd number are satisfied, the others are not. */
function withUniform(data: PublicData): PublicData {
  return {
    ...data,
    strata: data.strata.map((stratum) =>
      stratum.number === askedWhole ? { ...stratum, persons: stratum.interviews } : stratum,
    ),
    interviews: data.interviews.map((interview) =>
      interview.stratum === askedWhole
        ? interview
        : { ...interview, codes: items.map(() => (interview.stratum % 2 === 1 ? 5 : 2)) },
    ),
  };
}
