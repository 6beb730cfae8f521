import type { BundleManifest } from '#contract/bundle.ts';
import { resultsFormat, publishedResults, type PublishedResults } from '#contract/publications.ts';
import {
  areaColumns,
  areaOf,
  caseColumns,
  caseOf,
  type CellFault,
  classColumns,
  classOf,
  formerStrataColumns,
  interviewColumns,
  interviewOf,
  strataColumns,
  stratumOf,
} from '#domain/bundle/results-files.ts';
import type { PublicData, PublishedCase } from '#domain/publication/public-data.ts';
import { weightsAgain } from '#domain/publication/published-weights.ts';
import { publishedIndex } from '#domain/publication/published-figures.ts';
import { publishedRates } from '#domain/publication/published-rates.ts';
import { personClassOf } from '#domain/results/response-classes.ts';

import { checkFacts, checkFiguresFile, checkStatedIndex } from './check-stated.ts';
import { checkTogether, checkWithheld } from './check-together.ts';
import type { BundlePart, Findings } from './difference.ts';
import { errorRule, formerInterval, formerKeys, isByFormerInterval } from './error-rule.ts';
import { type Bundle, readJson, UnreadableFile } from './open-bundle.ts';
import { tableRows } from './tables.ts';

/* Computes the index and the outcome rates of a publication again, from its interviews and cases, and holds every figure of
 * results.json against them. Nothing of the published figures is used but the rule. */

const resultsName = 'results.json';
/** Figures are doubles of the same computation; rounding alone may differ. */
const tolerance = 1e-9;
const mostNamed = 40;

export async function checkResults(
  bundle: Bundle,
  manifest: BundleManifest,
  findings: Findings,
): Promise<void> {
  const read = await readable(findings, ['index', 'rates'], () => readResults(bundle));
  if (!read) return;
  const { results, says } = read;
  checkFacts(manifest, results, findings);
  checkWithheld(bundle, manifest, results, findings);
  if (says.profile) findings.compare(`${resultsName} profile`, results.profile, results.rule.aaporProfile);
  await readable(findings, [], () => checkFiguresFile(bundle, results, findings));
  findings.leaveOut('documents', 'digests-alone');
  if (results.breakdowns.length + results.shares.length > 0)
    findings.leaveOut('breakdowns', 'not-in-interviews');
  const items = results.structure.groups.flatMap(({ factors }) =>
    factors.flatMap(({ itemCodes }) => itemCodes),
  );
  const isPersonal =
    results.rule.weighting === 'response' && personClassOf(results.rule.responseClass) !== null;
  const isWithheld = results.withheld.some(({ file }) => file === 'interviews.csv');
  const cutsStrata = isPersonal && !isWithheld;
  const strata = await readable(findings, [], () =>
    rowsOf(bundle, 'strata.csv', strataColumns, stratumOf, formerStrataColumns),
  );
  const classes = bundle.names.has('classes.csv')
    ? await readable(findings, [], () => rowsOf(bundle, 'classes.csv', classColumns, classOf))
    : [];
  const areas = bundle.names.has('areas.csv')
    ? await readable(findings, [], () => rowsOf(bundle, 'areas.csv', areaColumns, areaOf))
    : undefined;
  if (strata) {
    const hasAreas = strata.some(({ unit }) => unit !== null);
    const tellsAreas = areas !== undefined;
    findings.rules.push(...errorRule({ results, hasAreas, tellsAreas, isBefore: !says.minimum }));
  }
  const cases = await checkRates(bundle, results, cutsStrata, findings);
  if (results.rule.weighting !== 'none' && strata && classes && cases)
    checkWeights({ strata, classes, cases, cutsStrata }, results, findings);
  const interviews = isWithheld
    ? null
    : await readable(findings, [], () =>
        rowsOf(
          bundle,
          'interviews.csv',
          interviewColumns({ items: itemsInOrder(results), domains: [], cutsStrata }),
          (cells) => interviewOf(cells, { items, cutsStrata }),
        ),
      );
  if (strata) checkTogether({ strata, cases, interviews }, manifest, results, says.minimum, findings);
  if (isWithheld) {
    if (strata) checkStatedIndex(results, strata, findings);
    findings.leaveOut('index', 'withheld');
    return;
  }
  if (!strata || !classes || !interviews || areas === null) {
    findings.leaveOut('index', 'not-readable');
    return;
  }
  const data = {
    strata,
    areas: areas ?? null,
    classes,
    cutsStrata,
    interviews,
    items: itemsInOrder(results),
    domains: [],
    cases: [],
  };
  checkCounts(data, findings);
  compareIndex(results, data, findings);
  findings.checked.push('index');
}

/** The items in the order of the columns, which results.json has its counts in, too. */
function itemsInOrder({ index }: PublishedResults): string[] {
  return index.counts.map(({ code }) => code);
}

/** @returns the cases; null when they cannot be read */
async function checkRates(
  bundle: Bundle,
  results: PublishedResults,
  cutsStrata: boolean,
  findings: Findings,
): Promise<PublishedCase[] | null> {
  const cases = await readable(findings, ['rates'], () =>
    rowsOf(bundle, 'cases.csv', caseColumns({ cutsStrata }), (cells) => caseOf(cells, { cutsStrata })),
  );
  if (!cases) return null;
  const found = publishedRates(cases, results.profile, results.rule.eligible);
  const where = `${resultsName} rates`;
  findings.compare(`${where}.cases`, results.rates.cases, found.cases);
  for (const [name, count] of Object.entries(found.counts))
    findings.compare(
      `${where}.counts.${name}`,
      results.rates.counts[name as keyof typeof found.counts] ?? null,
      count,
    );
  for (const [name, value] of Object.entries(found.rates))
    near(`${where}.rates.${name}`, results.rates.rates[name] ?? null, value, findings);
  for (const kind of ['UH', 'UO'] as const)
    near(`${where}.e.${kind}`, results.rates.e?.[kind] ?? null, found.e?.[kind] ?? null, findings);
  findings.compare(`${resultsName} forms.issued`, results.forms.issued, found.cases);
  findings.checked.push('rates');
  return cases;
}

/** Weights of strata and factors of classes against those that follow from draw and cases. */
function checkWeights(
  data: Pick<PublicData, 'strata' | 'classes' | 'cases' | 'cutsStrata'>,
  { rule }: PublishedResults,
  findings: Findings,
): void {
  const isUntold = personClassOf(rule.responseClass) !== null && !data.cutsStrata;
  const adjusted = rule.weighting === 'response';
  const found = adjusted && isUntold ? null : weightsAgain(data, adjusted);
  if (!found) {
    findings.leaveOut('weights', 'joined-over');
    return;
  }
  for (const { number, interviews, weight } of data.strata)
    if (interviews > 0)
      near(`strata.csv tầng ${number}, weight`, weight, found.strata.get(number) ?? 1, findings);
  for (const { number, adjustment } of data.classes)
    near(`classes.csv lớp ${number}, adjustment`, adjustment, found.classes.get(number) ?? null, findings);
  findings.checked.push('weights');
}

/** What strata.csv says of the interviews of each stratum. */
function checkCounts({ strata, interviews }: PublicData, findings: Findings): void {
  const counts = new Map<number, number>();
  for (const { stratum } of interviews) counts.set(stratum, (counts.get(stratum) ?? 0) + 1);
  for (const { number, interviews: published } of strata)
    findings.compare(`strata.csv tầng ${number}, interviews`, published, counts.get(number) ?? 0);
}

function compareIndex(results: PublishedResults, data: PublicData, findings: Findings): void {
  const { index, rule, structure } = results;
  const found = publishedIndex(data, structure, rule);
  const before = findings.differences.length;
  const where = `${resultsName} index`;
  findings.compare(`${where}.interviews`, index.interviews, found.interviews);
  findings.compare(`${resultsName} forms.valid`, results.forms.valid, found.interviews);
  findings.compare(`${where}.notShown`, index.notShown, found.notShown);
  compareFigures(`${where}`, index.figures, found.figures, findings);
  for (const [at, one] of found.counts.entries())
    for (const key of ['valid', 'notApplicable', 'dontKnow', 'refused', 'blank'] as const)
      findings.compare(`${where} ${one.code}.${key}`, index.counts[at]?.[key] ?? null, one[key]);
  const published = new Map(index.agencies.map((agency) => [agency.name, agency]));
  findings.compare(
    `${where}.agencies`,
    index.agencies.map(({ name }) => name).toSorted(),
    found.agencies.map(({ name }) => name).toSorted(),
  );
  for (const agency of found.agencies) {
    const own = published.get(agency.name);
    if (!own) continue;
    findings.compare(`${where} ${agency.name}.interviews`, own.interviews, agency.interviews);
    findings.compare(`${where} ${agency.name}.rank`, own.rank, agency.rank);
    compareFigures(`${where} ${agency.name}`, own.figures, agency.figures, findings);
  }
  // One changed answer is felt in many figures; the first of them are enough.
  const further = findings.differences.length - before - mostNamed;
  if (further <= 0) return;
  findings.differences.splice(before + mostNamed);
  findings.add('more-values-differ', resultsName, null, further);
}

type Figures = PublishedResults['index']['figures'];

function compareFigures(where: string, published: Figures, found: Figures, findings: Findings): void {
  const own = new Map(published.map((figure) => [figure.code, figure]));
  findings.compare(
    `${where}.codes`,
    published.map(({ code }) => code),
    found.map(({ code }) => code),
  );
  for (const figure of found) {
    const told = own.get(figure.code);
    const isFormer = told !== undefined && isByFormerInterval(told, figure);
    if (isFormer && !findings.rules.includes(formerInterval)) findings.rules.push(formerInterval);
    for (const key of ['score', 'shown', 'se', 'low', 'high', 'designEffect', 'interviews'] as const)
      if (!isFormer || !formerKeys.has(key))
        near(`${where} ${figure.code}.${key}`, told?.[key] ?? null, figure[key], findings);
  }
}

function near(where: string, published: number | null, found: number | null, findings: Findings): void {
  const isSame =
    published === null || found === null
      ? published === found
      : Math.abs(published - found) <= tolerance * Math.max(1, Math.abs(found));
  if (!isSame) findings.add('value-differs', where, published, found);
}

/** `says`: what bundles of before left to be understood, the fewest interviews of a stratum and the profile of rates. */
async function readResults(
  bundle: Bundle,
): Promise<{ results: PublishedResults; says: { minimum: boolean; profile: boolean } }> {
  const value = await readJson(bundle, resultsName);
  const reading = publishedResults.safeParse(value);
  if (reading.success) {
    const { rule } = value as { rule: object };
    const says = { minimum: 'minimumCell' in rule, profile: 'aaporProfile' in rule };
    return { results: reading.data, says };
  }
  const faults = reading.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new UnreadableFile(resultsName, `${faults.join('; ')} (${resultsFormat})`);
}

async function rowsOf<T extends object>(
  bundle: Bundle,
  name: string,
  columns: readonly string[],
  read: (cells: readonly string[]) => T | CellFault,
  former: readonly string[] = columns,
): Promise<T[]> {
  const rows: T[] = [];
  for await (const { row, cells } of tableRows(bundle, name, columns, former)) {
    const reading = read(cells);
    if ('faultIn' in reading) throw new UnreadableFile(name, `dòng ${row}, cột ${reading.faultIn}`);
    rows.push(reading);
  }
  return rows;
}

/** Null, with a difference noted, when a file is not what it should be. */
async function readable<T>(
  findings: Findings,
  parts: readonly BundlePart[],
  read: () => Promise<T>,
): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    findings.unreadable(error.file, error.found);
    for (const part of parts) findings.leaveOut(part, 'not-readable');
    return null;
  }
}
