// What the product gives to whoever computes a survey again in R: R came to the same figures, with this very script.
// tests/data/make-recompute.ts says how the stored files were made; R is not needed to run the tests.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';

import {
  areaOf,
  areasFile,
  caseOf,
  casesFile,
  classesFile,
  classOf,
  interviewColumns,
  interviewOf,
  interviewsFile,
  strataFile,
  stratumOf,
} from '#domain/bundle/results-files.ts';
import { domainFigures } from '#domain/publication/domain-figures.ts';
import { publishedIndex, type PublicationRule } from '#domain/publication/published-figures.ts';
import type { PublicData } from '#domain/publication/public-data.ts';
import { weightsAgain } from '#domain/publication/published-weights.ts';
import { structureOfCodes } from '#domain/results/index-structure.ts';
import { labelledFigures } from '#domain/bundle/figures-file.ts';
import { rScript } from '#server/features/publications/r-package.ts';

const items = ['CS1.1', 'CS2.1', 'CS2.2', 'DV1.1', 'DV1.2', 'DV2.1'];
const domains = ['field', 'q:sex'];
const { structure } = structureOfCodes(items);

function pathOf(survey: string, name: string): string {
  return join(import.meta.dirname, '../data/recompute', survey, name);
}

function fileOf(survey: string, name: string): string {
  return readFileSync(pathOf(survey, name), 'utf8');
}

function rowsOf(survey: string, name: string): string[][] {
  return parse(fileOf(survey, name));
}

/** What a reader gives, or the test fails. */
function read<T extends object>(value: T | { faultIn: string }): T {
  if ('faultIn' in value) throw new Error(`fault in ${value.faultIn}`);
  return value;
}

function dataOf(survey: string): PublicData {
  const cutsStrata = existsSync(pathOf(survey, 'classes.csv'));
  const before = cutsStrata ? 3 : 2;
  return {
    items,
    cutsStrata,
    classes: cutsStrata
      ? rowsOf(survey, 'classes.csv')
          .slice(1)
          .map((cells) => read(classOf(cells)))
      : [],
    domains,
    strata: rowsOf(survey, 'strata.csv')
      .slice(1)
      .map((cells) => read(stratumOf(cells))),
    areas: existsSync(pathOf(survey, 'areas.csv'))
      ? rowsOf(survey, 'areas.csv')
          .slice(1)
          .map((cells) => read(areaOf(cells)))
      : null,
    cases: rowsOf(survey, 'cases.csv')
      .slice(1)
      .map((cells) => read(caseOf(cells, { cutsStrata }))),
    interviews: rowsOf(survey, 'interviews.csv')
      .slice(1)
      .map((cells) => ({
        ...read(
          interviewOf([...cells.slice(0, before), ...cells.slice(before + domains.length)], {
            items,
            cutsStrata,
          }),
        ),
        domains: cells.slice(before, before + domains.length),
      })),
  };
}

describe.each(['stratified', 'response', 'staged', 'mixed', 'stages', 'joined', 'channel', 'uniform'])(
  '%s',
  (survey) => {
    const rule = JSON.parse(fileOf(survey, 'rule.json')) as PublicationRule;
    const data = dataOf(survey);

    test('index, errors, intervals and breakdowns are what R computed from the same files, to 1e-9', () => {
      const found = [
        ...labelledFigures(publishedIndex(data, structure, rule)),
        ...domainFigures(data, structure, rule),
      ];
      const ofR: Record<string, string>[] = parse(fileOf(survey, 'figures-R.csv'), { columns: true });
      const computed = new Map(ofR.map((row) => [`${row['by']}|${row['label']}|${row['code']}`, row]));
      const wrong: string[] = [];
      expect(found.length).toBeGreaterThan(50);
      for (const { by, label, figure } of found) {
        const row = computed.get(`${by}|${label}|${figure.code}`);
        for (const value of ['score', 'se', 'low', 'high'] as const) {
          const [ours, theirs] = [figure[value], row?.[value] || null];
          const far = Math.abs((ours ?? 0) - Number(theirs ?? 0)) >= 1e-9;
          if (far || (ours === null) !== (theirs === null))
            wrong.push(`${by} ${label} ${figure.code} ${value}: ${ours}, R ${theirs}`);
        }
      }
      expect(wrong).toEqual([]);
    });

    test('the script that R ran is the one that is given out, and the files are read as they are written', () => {
      expect(fileOf(survey, 'tinh-lai.R')).toBe(rScript(`Dữ liệu thử: ${survey}`, structure, rule, domains));
      expect(rowsOf(survey, 'interviews.csv')[0]).toEqual(interviewColumns(data));
      expect(interviewsFile(data)).toBe(fileOf(survey, 'interviews.csv'));
      expect(strataFile(data)).toBe(fileOf(survey, 'strata.csv'));
      expect(casesFile(data)).toBe(fileOf(survey, 'cases.csv'));
      if (data.cutsStrata) expect(classesFile(data)).toBe(fileOf(survey, 'classes.csv'));
      if (data.areas) expect(areasFile(data)).toBe(fileOf(survey, 'areas.csv'));
    });

    test('weights and factors of classes follow from draw and cases', () => {
      if (rule.weighting === 'none') return;
      const again = weightsAgain(data, rule.weighting === 'response');
      const used = data.strata.filter(({ interviews }) => interviews > 0);
      for (const { number, weight } of used) expect(again?.strata.get(number)).toBeCloseTo(weight, 9);
      for (const { number, adjustment } of data.classes)
        expect(again?.classes.get(number)).toBeCloseTo(adjustment ?? NaN, 9);
    });
  },
);
