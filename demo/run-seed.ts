// One seed: people and surveys by commands, then the work of a room and of Sở Nội vụ through the running product.
import { getIndex } from '#contract/results.ts';
import { getWelcome } from '#contract/staff.ts';
import { progress } from '#launcher/progress.mjs';
import { seedStaff } from '#prisma/seed/staff.ts';
import type { Context } from '#server/context.ts';
import { demoPassword } from '#server/demo-password.ts';
import { loadAdministrativeUnits } from '#server/features/agencies/commands.ts';
import { createStaffMember } from '#server/features/staff/commands.ts';
import { openDatabase } from '#server/platform/database.ts';
import { offlineContext } from '#server/platform/offline-context.ts';
import { reportAndPublish } from './office.ts';
import { interview, recall, type Room } from './fieldwork.ts';
import { signInAs, type Person } from './person.ts';
import { setUpSurvey } from './set-up.ts';
import type { DemoSeed, DemoSurvey } from './surveys.ts';

const operators = 12;

/**
 * Carries every survey of the seed through, to report and edition, whose files are written to `folder`.
 * `startProduct` settles when server, worker and telephone network are up.
 */
export async function runSeed(
  seed: DemoSeed,
  { databaseUrl, origin, folder }: { databaseUrl: string; origin: string; folder: string },
  startProduct: () => Promise<void>,
): Promise<void> {
  const database = openDatabase(databaseUrl, 8);
  try {
    const base = offlineContext(database);
    const names = await hire(base);
    await loadAdministrativeUnits(base);
    const ids: { survey: DemoSurvey; surveyId: string }[] = [];
    for (const [people, survey] of seed.surveys.entries()) {
      progress(`${survey.name}: danh sách, mẫu / list and draw`);
      ids.push({ survey, surveyId: await setUpSurvey(await as(base, 'giamsat'), database, survey, people) });
    }
    progress('Khởi động các phần / starting simulator, server and worker');
    await startProduct();
    const room = await Promise.all(names.map((name) => signInAs(origin, name)));
    const office = await signInAs(origin, 'phuctra');
    const analyst = await signInAs(origin, 'phantich');
    const official = await signInAs(origin, 'sonoivu');
    for (const { survey, surveyId } of ids) {
      await carryThrough(base, { room, office, analyst }, { name: survey.name, surveyId });
      const { files, address } = await reportAndPublish(
        official,
        { id: surveyId, code: survey.code },
        { origin, folder },
      );
      progress(`${survey.name}: công bố / published: ${address} · ${files.join(' · ')}`);
    }
    for (const person of [...room, office, analyst, official]) person.leave();
  } finally {
    await database.close();
  }
}

interface People {
  room: readonly Person[];
  office: Person;
  analyst: Person;
}

async function carryThrough(
  ctx: Context,
  { room, office, analyst }: People,
  { name, surveyId }: { name: string; surveyId: string },
): Promise<void> {
  const { voiceOrigin } = await analyst.call(getWelcome);
  if (voiceOrigin === null) throw new Error('The telephone is not a simulated one');
  const desk: Room = {
    ctx,
    voiceOrigin,
    tell: (what, done) =>
      progress(
        what === 'interviews'
          ? `${name}: ${done} phiếu hoàn thành / interviews`
          : `${name}: ${done} phiếu đã phúc tra / re-called`,
      ),
  };
  await interview(desk, room, surveyId);
  await office.emit('session:start', { surveyId, purpose: 'backCheck' });
  await office.console(({ session }) => session?.stationUp === true);
  await recall(desk, office, surveyId);
  await office.emit('session:end', {});
  const { interviews, overall } = await analyst.call(getIndex, { params: { surveyId } });
  const score = overall.score === null ? '—' : overall.score.toFixed(2).replace('.', ',');
  progress(`${name}: chỉ số / index ${score} %, ${interviews} phiếu / interviews`);
}

/** The demo's people, and as many operators as a room has. Gives the operators' account names. */
async function hire(ctx: Context): Promise<string[]> {
  await seedStaff(ctx);
  const names = Array.from({ length: operators }, (_, index) => `dtv${String(index + 1).padStart(2, '0')}`);
  for (const username of names)
    if ((await ctx.db.user.count({ where: { username } })) === 0)
      await createStaffMember(ctx, {
        username,
        name: `Điện thoại viên ${username.slice(3)}`,
        password: demoPassword,
        role: 'operator',
        unit: 'Tổ khảo sát',
        demo: true,
      });
  return names;
}

async function as(ctx: Context, username: string): Promise<Context> {
  const user = await ctx.db.user.findUniqueOrThrow({ where: { username } });
  return { ...ctx, actor: { ...user, username } };
}
