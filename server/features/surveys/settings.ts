// What of a survey is changed while it runs.
import { callRules } from '#contract/call-rules.ts';
import type { SurveySettings } from '#contract/survey-settings.ts';
import { inTransaction, type Context } from '#server/context.ts';
import { audit } from '#server/platform/audit.ts';
import { dayDate, dayText } from '#server/platform/days.ts';
import { jsonOf } from '#server/platform/json.ts';
import { room } from '#server/platform/rooms.ts';
import { surveyOf } from './queries.ts';

/** @throws 'not-found' */
export async function surveySettings(ctx: Context, surveyId: string): Promise<SurveySettings> {
  const survey = await surveyOf(ctx, surveyId);
  return {
    verificationPhone: survey.verificationPhone,
    startsOn: dayText(survey.startsOn),
    endsOn: dayText(survey.endsOn),
    callRules: callRules.parse(survey.callRules),
  };
}

/**
 * Changes the settings; each changed one is written down with what it was. When a case is called next was reckoned when
 * its last attempt ended and stays; hours and days hold from the next call on.
 * @throws 'not-found'
 */
export async function setSurveySettings(
  ctx: Context,
  surveyId: string,
  settings: SurveySettings,
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await tx.db.$queryRaw`select 1 from surveys where id = ${surveyId}::uuid for no key update`;
    const before = await surveySettings(tx, surveyId);
    const { status } = await tx.db.survey.update({
      where: { id: surveyId },
      data: {
        verificationPhone: settings.verificationPhone,
        startsOn: dayDate(settings.startsOn),
        endsOn: dayDate(settings.endsOn),
        callRules: jsonOf(settings.callRules),
      },
    });
    await audit(tx, 'survey-settings-changed', 'survey', surveyId, changes(before, settings));
    tx.live.publish(room.survey(surveyId), 'survey:changed', { surveyId });
    if (status === 'active') await tx.jobs.enqueue('assign-cases', { surveyId });
  });
}

function changes(before: SurveySettings, after: SurveySettings): Record<string, string> {
  const [was, is] = [before, after].map(({ callRules: rules, ...rest }) => ({ ...rest, ...rules }));
  return Object.fromEntries(
    Object.entries(is ?? {}).flatMap(([name, value]) => {
      const former = JSON.stringify(Object.entries(was ?? {}).find(([other]) => other === name)?.[1]);
      return former === JSON.stringify(value) ? [] : [[name, `${former} → ${JSON.stringify(value)}`]];
    }),
  );
}
