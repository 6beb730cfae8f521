// Results of a survey kept in memory, brought up to date at each reading.
import { setImmediate } from 'node:timers/promises';

import { looksAtFacts } from '#domain/results/valid-forms.ts';
import type { PrismaClient } from '#prisma/generated/client.ts';
import type { Context } from '#server/context.ts';
import { definitionOf, questionNamesOf } from '#server/features/questionnaires/queries.ts';
import { indexRuleOf, surveyOf } from '#server/features/surveys/queries.ts';
import { changedOutcomes } from './case-outcomes.ts';
import { type ConsentQuestion, consentQuestions, formFacts } from './form-facts.ts';
import { duplicatesOf } from './duplicate-forms.ts';
import { readChanges } from './read-changes.ts';
import type { SurveyResults } from './results-shape.ts';
import { ResultsState } from './results-state.ts';
import { columnsOfVersions, type ColumnsOfVersions } from './survey-columns.ts';
import { strataOfSurvey } from './survey-design.ts';

/** How many surveys stay in memory, the last asked for. */
const kept = 8;

interface Kept {
  readonly key: string;
  readonly versions: ColumnsOfVersions;
  /** Null where the rules of valid forms look at no facts. */
  readonly consent: readonly ConsentQuestion[] | null;
  readonly state: ResultsState;
  turn: Promise<unknown>;
}

const memory = new WeakMap<PrismaClient, Map<string, Kept>>();

/** The results as of now. @throws 'not-found' */
export async function surveyResults(ctx: Context, surveyId: string): Promise<SurveyResults> {
  const survey = await surveyOf(ctx, surveyId);
  const [names, sample] = await Promise.all([
    questionNamesOf(ctx, surveyId),
    ctx.db.sample.findFirst({ where: { surveyId, status: 'confirmed' }, select: { id: true } }),
  ]);
  const rule = indexRuleOf(survey);
  const versionIds = [...new Set(names.map(({ versionId }) => versionId))];
  // What the columns and counts hang on; a name, a title or a phone number may change without it.
  const key = JSON.stringify([sample?.id, survey.interviewVersionId, names, rule]);
  const surveys = memory.get(ctx.prisma) ?? new Map<string, Kept>();
  memory.set(ctx.prisma, surveys);
  let entry = surveys.get(surveyId);
  if (entry?.key !== key) {
    const [definition, versions, strata, consent] = await Promise.all([
      definitionOf(ctx, survey.interviewVersionId),
      columnsOfVersions(ctx, versionIds, names),
      strataOfSurvey(ctx, surveyId),
      looksAtFacts(rule) ? consentQuestions(ctx, versionIds) : null,
    ]);
    const state = new ResultsState(survey, rule, definition, strata);
    entry = { key, versions, consent, state, turn: Promise.resolve() };
  }
  const own = entry;
  surveys.delete(surveyId);
  surveys.set(surveyId, own);
  for (const oldest of surveys.keys()) if (surveys.size > kept) surveys.delete(oldest);
  // A reading that failed in the middle is nothing to go on from: whoever waits behind it fails with it.
  own.turn = own.turn.then(() => refresh(ctx, surveyId, own));
  own.turn.catch(() => surveys.get(surveyId) === own && surveys.delete(surveyId));
  await own.turn;
  return own.state;
}

async function refresh(ctx: Context, surveyId: string, { state, versions, consent }: Kept): Promise<void> {
  const since = state.columns.seenUpTo;
  // Taken before anything is read, so that it is not later than what the rows show.
  const horizon = await ctx.pool.query<{ xmin: string }>(
    'select pg_snapshot_xmin(pg_current_snapshot())::text as xmin',
  );
  const readOutcomes = () => changedOutcomes(ctx, surveyId, since, state.personClass);
  const [write, papers, changed] = await Promise.all([
    readChanges(ctx, surveyId, state.columns, versions, state.personClass),
    ctx.db.paperForm.findFirst({ where: { surveyId, takenBackAt: null }, select: { interviewId: true } }),
    since === 0n ? null : readOutcomes(),
  ]);
  // After the columns, so that every interview in them has its facts.
  const facts = consent === null ? null : await formFacts(ctx, surveyId, since, consent);
  // All of them: a form stops being a second one when another is void, and nothing of it changes.
  const duplicates = await duplicatesOf(ctx, surveyId, state.rule.duplicates);
  // Without a pause: whoever computes meanwhile finds all of a change or nothing.
  const take = (): void => {
    state.columns.seenUpTo = BigInt(horizon.rows[0]?.xmin ?? 0);
    const written = write((place) => state.leave(place));
    state.onPaper = papers !== null;
    if (facts) state.know(facts);
    if (changed) state.standing(changed);
    const moved = state.knowDuplicates(duplicates);
    for (const place of moved) state.leave(place);
    state.take([...written, ...moved]);
  };
  if (changed) return take();
  // Nobody has results before the first reading ends: PostgreSQL goes through the cases while interviews are counted.
  const [outcomes] = await Promise.all([readOutcomes(), setImmediate().then(take)]);
  state.standing(outcomes);
}
