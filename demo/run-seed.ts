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
import { answerThemselves } from './own-forms.ts';
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
    const supervisor = await signInAs(origin, 'giamsat');
    const { voiceOrigin } = await analyst.call(getWelcome);
    if (voiceOrigin === null) throw new Error('The telephone is not a simulated one');
    // While a room goes on to the next survey, Sở Nội vụ re-calls the one before and publishes it.
    let published = Promise.resolve();
    for (const { survey, surveyId } of ids) {
      const desk: Room = { ctx: base, voiceOrigin, tell: teller(survey) };
      const [clerk, other] = room;
      const own =
        survey.ownForms && clerk && other
          ? await answerThemselves(
              { origin, official, supervisor, clerks: [clerk, other] },
              surveyId,
              survey.ownForms,
            )
          : null;
      // A form that cannot be sent would have the room wait for its case.
      await Promise.all([interview(desk, room, surveyId), own?.sent]);
      const before = published;
      published = (async () => {
        await before;
        await conclude(desk, { office, analyst, official }, { survey, surveyId }, { origin, folder });
      })();
      published.catch(() => undefined);
    }
    await published;
    for (const person of [...room, office, analyst, official, supervisor]) person.leave();
  } finally {
    await database.close();
  }
}

function teller({ name }: DemoSurvey): Room['tell'] {
  const words = { interviews: 'phiếu hoàn thành / interviews', recalls: 'phiếu đã phúc tra / re-called' };
  return (what, done) => progress(`${name}: ${done} ${words[what]}`);
}

/** Phúc tra, figures, report and edition of a survey whose calls are over. */
async function conclude(
  desk: Room,
  { office, analyst, official }: Record<'office' | 'analyst' | 'official', Person>,
  { survey: { name, code }, surveyId }: { survey: DemoSurvey; surveyId: string },
  { origin, folder }: { origin: string; folder: string },
): Promise<void> {
  await office.emit('session:start', { surveyId, purpose: 'backCheck' });
  await office.console(({ session }) => session?.stationUp === true);
  await recall(desk, office, surveyId);
  await office.emit('session:end', {});
  const { interviews, overall } = await analyst.call(getIndex, { params: { surveyId } });
  const score = overall.score === null ? '—' : overall.score.toFixed(2).replace('.', ',');
  progress(`${name}: chỉ số / index ${score} %, ${interviews} phiếu / interviews`);
  const { files, address } = await reportAndPublish(official, { id: surveyId, code }, { origin, folder });
  progress(`${name}: công bố / published: ${address} · ${files.join(' · ')}`);
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
