// The files of a published edition, made without a server by the functions that the server publishes with.
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { PublishedResults } from '#contract/publications.ts';
import { indexRule } from '#contract/index-rule.ts';
import { csvLine } from '#domain/bundle/csv-text.ts';
import { figuresFile, labelledFigures } from '#domain/bundle/figures-file.ts';
import { casesFile, interviewsFile, strataFile } from '#domain/bundle/results-files.ts';
import { sampleCells, sampleColumns } from '#domain/bundle/sample-file.ts';
import type { PublicData } from '#domain/publication/public-data.ts';
import { publishedIndex } from '#domain/publication/published-figures.ts';
import { publishedRates } from '#domain/publication/published-rates.ts';
import { structureOfCodes } from '#domain/results/index-structure.ts';
import { drawSample } from '#domain/samples/draw.ts';
import type { FrameTransaction } from '#domain/samples/frame.ts';
import type { SamplePlan } from '#domain/samples/plan.ts';
import { uniformFrom } from './uniform-numbers.ts';

export type Files = Map<string, string>;

const madeAt = '2026-11-20T03:00:00.000Z';
const items = ['DV1.1', 'DV1.2', 'DV2.1'];
const { structure } = structureOfCodes(items);
const rule = indexRule.parse({ item: 'top2_share', rollup: 'factor_mean', minimumInterviews: 12 });
const plan: SamplePlan = {
  id: 'thu',
  title: 'Thử',
  source: 'thử',
  notCovered: [],
  parts: [
    {
      name: 'P',
      eligibility: {},
      stages: [],
      strata: ['agency'],
      allocation: { kind: 'fixed', perStratum: 14 },
    },
  ],
  selection: 'simple-random',
  reserveFactor: 0.5,
  replicates: 1,
};

/** Three agencies of 40 persons; 14 of each were drawn, 12 of these answered, one refused and one was never reached. */
export function madeEdition(): Files {
  const frame = ['A', 'B', 'C'].flatMap((name) =>
    Array.from({ length: 40 }, (_, at): FrameTransaction => ({
      transactionKey: `H-${name}-${at}`,
      personKey: `${name} ${at}`,
      agency: `Sở ${name}`,
      field: '',
      tthcName: '',
      resultOn: '2026-03-01',
    })),
  );
  const draw = drawSample(frame, plan, '20261120');
  const next = uniformFrom(5);
  const numbers = draw.strata.map((_, at) => at + 1);
  const data: PublicData = {
    strata: draw.strata.map(({ persons, n }, at) => ({
      number: at + 1,
      agency: `Sở ${'ABC'[at]}`,
      field: '',
      part: 'P',
      unit: null,
      persons,
      main: n,
      interviews: 12,
      weight: 1,
      probability: n / persons,
      joined: at + 1,
      responseClass: null,
    })),
    areas: null,
    classes: [],
    cutsStrata: false,
    items,
    domains: [],
    interviews: numbers.flatMap((stratum) =>
      Array.from({ length: 12 }, () => ({
        stratum,
        responseClass: null,
        codes: items.map(() => 1 + Math.floor(5 * next())),
        domains: [],
      })),
    ),
    cases: numbers.flatMap((stratum) =>
      [...Array<'complete'>(12).fill('complete'), 'refusal-hard' as const, null].map((disposition) => ({
        stratum,
        responseClass: null,
        disposition,
        final: disposition !== null,
      })),
    ),
  };
  const survey = {
    code: 'thu',
    name: 'Khảo sát thử',
    authority: 'Sở Nội vụ',
    planNumber: '1/KH',
    periodFrom: '2026-01-01',
    periodTo: '2026-06-30',
  };
  const edition = { number: 1, supersedes: null, reason: '' };
  const results: PublishedResults = {
    format: 'lang-nghe-results-1',
    survey: { ...survey, startsOn: '2026-11-01', endsOn: '2026-11-30' },
    edition,
    takenAt: madeAt,
    minimumCell: rule.minimumCell,
    rule,
    structure: {
      groups: structure.groups.map(({ code, factors }) => ({
        code,
        factors: factors.map((factor) => ({ code: factor.code, itemCodes: [...factor.itemCodes] })),
      })),
    },
    names: {},
    design: [],
    notCovered: [],
    target: draw.total,
    strata: { number: 3, joined: 0, withoutInterviews: 0 },
    areas: null,
    classes: [],
    index: publishedIndex(data, structure, rule),
    profile: rule.aaporProfile,
    rates: publishedRates(data.cases, rule.aaporProfile, rule.eligible),
    forms: { issued: data.cases.length, collected: 36, valid: 36 },
    modes: ['telephone'],
    breakdowns: [
      {
        key: 'q:sex',
        label: { vi: 'Giới tính', en: 'Sex' },
        hidden: 0,
        cells: [{ label: 'Nam', interviews: 20, shown: 50, low: 40, high: 60 }],
      },
    ],
    shares: [],
    english: {},
    openVerdicts: null,
    withheld: [{ file: 'frame.csv', because: 'frame-identifies' }],
  };
  const manifest = {
    format: 'lang-nghe-bundle-1',
    survey,
    madeAt,
    draw: {
      algorithm: draw.algorithm,
      seed: draw.seed,
      frameDigest: draw.frameDigest,
      sampleDigest: draw.sampleDigest,
      transactions: draw.transactions,
      persons: draw.persons,
      excluded: draw.excluded,
      main: draw.total,
      reserve: draw.units.length - draw.total,
      replicates: 1,
      drawnAt: madeAt,
      confirmedAt: madeAt,
      rules: { restMonths: 0, sharedPhoneNames: 0 },
      draws: [],
      closedFrame: null,
      commitment: null,
    },
    edition: { ...edition, publishedAt: madeAt },
    withheld: ['frame.csv'],
    files: {},
  };
  return signed(
    new Map([
      ['plan.json', JSON.stringify(plan)],
      ['sample.csv', [sampleColumns, ...draw.units.map(sampleCells)].map((row) => csvLine(row)).join('')],
      ['strata.csv', strataFile(data)],
      ['interviews.csv', interviewsFile(data)],
      ['cases.csv', casesFile(data)],
      ['results.json', JSON.stringify(results)],
      ['figures.csv', figuresFile(labelledFigures(results.index))],
      ['phuong-phap.md', '# Phương pháp\n'],
      ['manifest.json', JSON.stringify(manifest)],
    ]),
  );
}

/** With the digests of its files in the manifest, as whoever forges it puts them there; files taken out leave it. */
export function signed(files: Files): Files {
  const digests = [...files]
    .filter(([name]) => name !== 'manifest.json')
    .map(([name, text]) => [name, createHash('sha256').update(text).digest('hex')] as const);
  const manifest = JSON.parse(files.get('manifest.json') ?? '{}') as object;
  return new Map([
    ...files,
    ['manifest.json', JSON.stringify({ ...manifest, files: Object.fromEntries(digests) })],
  ]);
}

/** Writes them into a folder of their own and gives it. */
export function writeFiles(files: Files, into: string): string {
  mkdirSync(into, { recursive: true });
  for (const [name, text] of files) writeFileSync(join(into, name), text);
  return into;
}
