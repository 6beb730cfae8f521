// A demo survey up to the moment at which citizens may be called: form, list, plan, draw, by the commands of earnest work.
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';

import { localDay, surveyTimeZone, windowsOn } from '#domain/cases/call-hours.ts';
import { defaultCallRules, retryDispositions, type CallRules } from '#domain/cases/call-rules.ts';
import { seedTimeline } from '#prisma/seed/timeline.ts';
import { readList, uploadList } from '#server/features/lists/commands.ts';
import { savePlan } from '#server/features/plans/commands.ts';
import { publishQuestionnaire } from '#server/features/questionnaires/commands.ts';
import { confirmSample, drawSample, releaseReplicate, runDraw } from '#server/features/samples/commands.ts';
import { activateSurvey, createSurvey } from '#server/features/surveys/commands.ts';
import type { Context } from '#server/context.ts';
import type { OpenDatabase } from '#server/platform/database.ts';
import { citizenList } from './citizen-list.ts';
import type { DemoSurvey } from './surveys.ts';

const anyTime = windowsOn([1, 2, 3, 4, 5, 6, 7], '00:00', '24:00');

/** A month of calling in some minutes: whoever is not reached is called again at once, three times in all. */
const fastCallRules: CallRules = {
  ...defaultCallRules,
  hours: anyTime,
  appointmentHours: anyTime,
  holidays: [],
  dayParts: [],
  maxAttempts: 3,
  maxAttemptsPerDay: 20,
  maxContactsPerDay: 20,
  minDaysSpread: 0,
  numberNotInUseProofs: 1,
  refusalConversions: 0,
  wrapUpSeconds: 0,
  retryAfterMinutes: Object.fromEntries(
    retryDispositions.map((disposition) => [disposition, 0]),
  ) as CallRules['retryAfterMinutes'],
};

/** Least probability of a phúc tra: the floor that the statistics need. */
const backCheckRate = 0.05;
const day = (offset: number) => localDay(new Date(Date.now() + offset * 86_400_000), surveyTimeZone);

/** Makes the survey, active with a confirmed sample. Gives its id. `people`: lists with another number have others. */
export async function setUpSurvey(
  ctx: Context,
  database: OpenDatabase,
  survey: DemoSurvey,
  people: number,
): Promise<string> {
  const surveyId = await createSurvey(
    ctx,
    {
      code: survey.code,
      name: survey.name,
      authority: survey.authority,
      planNumber: survey.planNumber,
      verificationPhone: '1022',
      periodFrom: survey.period.from,
      periodTo: survey.period.to,
      startsOn: day(0),
      endsOn: day(30),
      backCheckRate,
      interviewVersionId: await formOf(ctx, survey.form),
      backCheckVersionId: await formOf(ctx, survey.backCheckForm),
    },
    { callRules: fastCallRules, backCheckSeed: survey.code, demo: true },
  );
  await seedTimeline(ctx, surveyId, { code: survey.code, startsOn: day(0), endsOn: day(30) });
  const listId = await uploadList(ctx, database.pool, surveyId, listOf(survey, people));
  await readList(ctx, database.pool, listId);
  const planKey =
    typeof survey.plan === 'string'
      ? survey.plan
      : (await savePlan(ctx, { key: null, definition: survey.plan })).key;
  const sampleId = await drawSample(ctx, surveyId, { planKey, seed: survey.code });
  await runDraw(ctx, database.pool, sampleId);
  await confirmSample(ctx, sampleId);
  await activateSurvey(ctx, surveyId);
  await releaseAll(ctx, sampleId);
  return surveyId;
}

/** An office releases one lot after the other, so that a good answer rate saves calls; the demo calls them all. */
async function releaseAll(ctx: Context, sampleId: string): Promise<void> {
  const waiting = await ctx.db.replicate.findMany({
    where: { sampleId, releasedAt: null },
    orderBy: { number: 'asc' },
  });
  for (const { number } of waiting)
    await releaseReplicate(ctx, sampleId, { number, reason: 'Bản trình diễn gọi hết mẫu chính' });
}

function listOf(
  { list, period, area, code }: DemoSurvey,
  people: number,
): { name: string; content: Readable } {
  if ('file' in list)
    return {
      name: list.file,
      content: createReadStream(new URL(`../prisma/seed/${list.file}`, import.meta.url)),
    };
  const bytes = Buffer.from(`\uFEFF${citizenList(list, { period, area, people })}`);
  return { name: `${code}.csv`, content: Readable.from([bytes]) };
}

async function formOf(ctx: Context, name: string): Promise<string> {
  const file = new URL(`../prisma/questionnaires/${name}.json`, import.meta.url);
  return publishQuestionnaire(ctx, JSON.parse(await readFile(file, 'utf8')));
}
