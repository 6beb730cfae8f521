// What an edition says: results.json, made of the published data alone as far as they go, of the survey's tables beyond.
import type { PublishedResults } from '#contract/publications.ts';
import { resultsFormat } from '#contract/publications.ts';
import { inOrderOfForm } from '#domain/publication/order-of-groups.ts';
import { publishedIndex } from '#domain/publication/published-figures.ts';
import { publishedRates } from '#domain/publication/published-rates.ts';
import { shownCells } from '#domain/publication/small-cells.ts';
import type { QuestionnaireDefinition } from '#domain/questionnaire/definition.ts';
import { hasOptions, optionsOf, questionsOf } from '#domain/questionnaire/questions.ts';
import { type DomainColumn, noLabel } from '#domain/results/estimation/frame.ts';
import { nameInForm } from '#domain/results/form-structure.ts';
import { planTexts } from '#domain/samples/plan-texts.ts';
import type { Context } from '#server/context.ts';
import { openVerdicts } from '#server/features/back-checks/commands.ts';
import { domainColumn, surveyBreakdown, surveyFieldwork } from '#server/features/results/queries.ts';
import { sampleOf } from '#server/features/samples/queries.ts';
import { dayText } from '#server/platform/days.ts';
import type { SurveyPublicData } from './public-data.ts';
import { publishedShares } from './published-shares.ts';

/** Breakdowns that a publication has, in this order, as far as the survey has them. */
const broken = [
  ['field', { vi: 'Lĩnh vực', en: 'Field' }],
  ['channel', { vi: 'Hình thức nộp', en: 'How it was handed in' }],
  ['timeliness', { vi: 'Đúng hay trễ hạn', en: 'In time or late' }],
  ['mode', { vi: 'Cách trả lời', en: 'How it was answered' }],
  ['q:sex', { vi: 'Giới tính', en: 'Sex' }],
  ['q:age-group', { vi: 'Nhóm tuổi', en: 'Age group' }],
] as const;

export interface EditionFacts {
  readonly number: number;
  readonly supersedes: number | null;
  readonly reason: string;
}

/** @param withheld files that are kept back */
export async function publishedResultsOf(
  ctx: Context,
  taken: SurveyPublicData,
  edition: EditionFacts,
  minimum: number,
  withheld: PublishedResults['withheld'],
): Promise<PublishedResults> {
  const { data, results, joined, weights, classes } = taken;
  const { survey, rule, structure, definition, strata, items } = results;
  const forms = (await surveyFieldwork(ctx, survey.id)).forms;
  const codes = structure.groups.flatMap((group) => [group.code, ...group.factors.map(({ code }) => code)]);
  const inBoth = ({ vi, en }: { vi: string; en?: string }) => ({ vi, en: en ?? vi });
  return {
    format: resultsFormat,
    survey: {
      code: survey.code,
      name: survey.name,
      authority: survey.authority,
      planNumber: survey.planNumber,
      periodFrom: dayText(survey.periodFrom),
      periodTo: dayText(survey.periodTo),
      startsOn: dayText(survey.startsOn),
      endsOn: dayText(survey.endsOn),
    },
    edition,
    takenAt: ctx.now().toISOString(),
    minimumCell: minimum,
    rule,
    structure: {
      groups: structure.groups.map((group) => ({
        code: group.code,
        factors: group.factors.map(({ code, itemCodes }) => ({ code, itemCodes: [...itemCodes] })),
      })),
    },
    names: Object.fromEntries([
      ...codes.map((code) => [code, inBoth(nameInForm(definition, code))] as const),
      ...items.map(({ item, label }) => [item, inBoth(label)] as const),
    ]),
    ...(await planOf(ctx, survey.id)),
    target: strata.reduce((sum, { main }) => sum + main, 0),
    strata: {
      number: strata.length,
      joined,
      withoutInterviews: results.rowsOfStratum.filter((rows) => rows.length === 0).length,
    },
    areas: data.areas ? 'stages' : data.strata.some(({ unit }) => unit !== null) ? 'first' : null,
    classes,
    index: publishedIndex(data, structure, rule, weights),
    profile: rule.aaporProfile,
    rates: publishedRates(data.cases, rule.aaporProfile, rule.eligible),
    forms: { issued: forms.issued, collected: forms.collected, valid: forms.valid },
    modes: forms.modes.filter(({ valid }) => valid > 0).map(({ mode }) => mode),
    breakdowns: await breakdownsOf(ctx, taken, minimum),
    shares: await publishedShares(ctx, results, minimum),
    english: englishOf(definition),
    openVerdicts: await openOf(ctx, survey.id),
    withheld,
  };
}

async function openOf(ctx: Context, surveyId: string): Promise<PublishedResults['openVerdicts']> {
  const { until, ...counts } = await openVerdicts(ctx, surveyId);
  return { ...counts, until: until?.toISOString() ?? null };
}

/** The plan that the sample was drawn by, in sentences. */
async function planOf(
  ctx: Context,
  surveyId: string,
): Promise<Pick<PublishedResults, 'design' | 'notCovered'>> {
  const plan = (await sampleOf(ctx, surveyId))?.plan;
  if (plan === undefined) return { design: [], notCovered: [] };
  return { design: planTexts(plan), notCovered: [...plan.notCovered] };
}

/** What the form says in English for its questions and options. */
function englishOf(definition: QuestionnaireDefinition): Record<string, string> {
  const texts = questionsOf(definition).flatMap((question) => [
    question.label,
    ...('options' in question && hasOptions(question)
      ? optionsOf(definition, question).map(({ label }) => label)
      : []),
  ]);
  return Object.fromEntries(texts.flatMap(({ vi, en }) => (en === undefined || en === vi ? [] : [[vi, en]])));
}

async function breakdownsOf(
  ctx: Context,
  { results, rowsOfGroups }: SurveyPublicData,
  minimum: number,
): Promise<PublishedResults['breakdowns']> {
  const surveyId = results.survey.id;
  const tables: PublishedResults['breakdowns'] = [];
  for (const [key, label] of broken) {
    const known = results.columns.questions.includes(key.replace('q:', ''));
    if (key.startsWith('q:') && !known) continue;
    const view = await surveyBreakdown(ctx, surveyId, { by: key, measure: 'overall' });
    // One group that everybody is in tells what the whole tells.
    if (view.cells.length < 2 && view.without === 0) continue;
    const cells = view.cells.map(({ labels, interviews, shown, error }) => ({
      label: labels[0] ?? '',
      interviews,
      shown,
      low: error.low,
      high: error.high,
    }));
    // Strata are of what the list says: who knows which of it a public stratum is takes one from the other.
    const crossed = ofLists.has(key)
      ? crossedWith(await domainColumn(ctx, surveyId, results, key), rowsOfGroups)
      : [];
    const shown = shownCells(inOrderOfForm(results.definition, key, cells), view.without, minimum, crossed);
    if (shown.length === 0) continue;
    tables.push({
      key,
      label,
      hidden: cells.length - shown.length,
      cells: shown.map(({ label: name, interviews, shown: score, low, high }) => ({
        label: name,
        interviews,
        shown: score,
        low,
        high,
      })),
    });
  }
  return tables;
}

/** Breakdowns by what the list says of a transaction. */
const ofLists: ReadonlySet<string> = new Set(['field', 'channel', 'timeliness']);

function crossedWith(
  { labels, codes }: DomainColumn,
  rowsOfGroups: SurveyPublicData['rowsOfGroups'],
): Map<string, number>[] {
  return rowsOfGroups.map((rows) => {
    const own = new Map<string, number>();
    for (const row of rows) {
      // In no cell: no label is empty.
      const label = labels[codes[row] ?? noLabel] ?? '';
      own.set(label, (own.get(label) ?? 0) + 1);
    }
    return own;
  });
}
