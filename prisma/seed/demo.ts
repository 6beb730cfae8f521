// The demo: a survey of Đắk Glong after plan 59/KH-UBND (2024), one day old. Everything goes through the same commands
// as in earnest, so the demo obeys every rule. The list's people are synthetic.
import { createReadStream } from 'node:fs';

import { defaultCallRules, type CallRules } from '#domain/cases/call-rules.ts';
import { localDay, surveyTimeZone, windowsOn } from '#domain/cases/call-hours.ts';
import type { Context } from '#server/context.ts';
import { readList, uploadList } from '#server/features/lists/commands.ts';
import { confirmSample, drawSample, runDraw } from '#server/features/samples/commands.ts';
import { activateSurvey, createSurvey } from '#server/features/surveys/commands.ts';
import { openDatabase, type OpenDatabase } from '#server/platform/database.ts';
import { dayText } from '#server/platform/days.ts';
import { seedAgencies } from './agencies.ts';
import { seedHistory } from './history.ts';
import { vietnamTime } from './history-clock.ts';
import { seedQuestionnaires } from './questionnaires.ts';
import { offlineContext } from '#server/platform/offline-context.ts';
import { seedStaff } from './staff.ts';
import { seedTimeline } from './timeline.ts';

export interface SeededDemo {
  readonly accounts: readonly { username: string; password: string }[];
}

const listFile = 'tthc-dak-glong-59.xlsx';
const surveyCode = 'dak-glong-2024-dung-thu';

/** A visitor may come at any hour of any day, and re-call whom they have just interviewed; the numbers are simulated. */
const anyTime = windowsOn([1, 2, 3, 4, 5, 6, 7], '00:00', '24:00');
const demoCallRules: CallRules = {
  ...defaultCallRules,
  hours: anyTime,
  appointmentHours: anyTime,
  holidays: [],
  dayParts: [],
  maxAttemptsPerDay: 4,
  maxContactsPerDay: 3,
};

/** Fills an empty database with the demo; one that has it stays as it is. */
export async function seedDemo(databaseUrl: string): Promise<SeededDemo> {
  const database = openDatabase(databaseUrl, 4);
  try {
    return await fill(database);
  } finally {
    await database.close();
  }
}

async function fill(database: OpenDatabase): Promise<SeededDemo> {
  const ctx = offlineContext(database);
  const accounts = await seedStaff(ctx);
  // A form is decided on weeks before the first call, as the plan of time has it.
  const weeksBefore = new Date(ctx.now().getTime() - 21 * 86_400_000);
  const versions = await seedQuestionnaires({ ...ctx, now: () => weeksBefore });
  const there = await ctx.db.survey.findUnique({ where: { code: surveyCode } });
  if (there?.status !== 'active' && there?.status !== 'paused' && there?.status !== 'closed') {
    const supervisor = await ctx.db.user.findUniqueOrThrow({ where: { username: 'giamsat' } });
    await seedSurvey({ ...ctx, actor: { ...supervisor, username: 'giamsat' } }, database, versions, there);
  }
  return { accounts };
}

/** A slow machine takes its time; the day is told whole or not at all. */
const historyTimeoutMs = 600_000;

/**
 * Goes on where a start that was cut off stopped. The survey becomes active together with its first day, in one
 * transaction: an active one is finished.
 */
async function seedSurvey(
  real: Context,
  database: OpenDatabase,
  versions: { interviewVersionId: string; backCheckVersionId: string },
  begun: { id: string; startsOn: Date } | null,
): Promise<void> {
  const day = (offsetDays: number) =>
    localDay(new Date(real.now().getTime() + offsetDays * 86_400_000), surveyTimeZone);
  const startsOn = begun ? dayText(begun.startsOn) : day(-1);
  const beforeWork = vietnamTime(startsOn, '07:30');
  const ctx: Context = { ...real, now: () => beforeWork };
  const surveyId =
    begun?.id ??
    (await createSurvey(
      ctx,
      {
        code: surveyCode,
        name: 'Khảo sát huyện Đắk Glong 2024 (dùng thử)',
        authority: 'UBND huyện Đắk Glong',
        planNumber: '59/KH-UBND',
        verificationPhone: '1022',
        periodFrom: '2024-01-01',
        periodTo: '2024-12-31',
        startsOn,
        endsOn: day(90),
        backCheckRate: 0.3,
        ...versions,
      },
      { callRules: demoCallRules, backCheckSeed: 'dung-thu', demo: true },
    ));
  if ((await ctx.db.timeline.count({ where: { surveyId } })) === 0)
    await seedTimeline(ctx, surveyId, { startsOn, endsOn: day(90) }, { late: 'Tin, bài' });
  const list = await ctx.db.transactionList.findFirst({ where: { surveyId } });
  const listId =
    list?.id ??
    (await uploadList(ctx, database.pool, surveyId, {
      name: listFile,
      content: createReadStream(new URL(listFile, import.meta.url)),
    }));
  await readList(ctx, database.pool, listId);
  await seedAgencies(ctx);
  const confirmed = await ctx.db.sample.count({ where: { surveyId, status: 'confirmed' } });
  if (confirmed === 0) {
    const drawing = await ctx.db.sample.findFirst({ where: { surveyId, status: 'drawing' } });
    const sampleId =
      drawing?.id ?? (await drawSample(ctx, surveyId, { planKey: 'dak-glong-2024', seed: '20240318' }));
    await runDraw(ctx, database.pool, sampleId);
    await confirmSample(ctx, sampleId);
  }
  await ctx.prisma.$transaction(
    async (db) => {
      await activateSurvey({ ...ctx, db }, surveyId);
      await seedHistory({ ...ctx, db }, surveyId, real.now());
    },
    { timeout: historyTimeoutMs },
  );
}
