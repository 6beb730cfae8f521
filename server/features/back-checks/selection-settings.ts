// The settings of the choice: the last entry of the survey holds, and every interview keeps by which it was chosen.
import { selectionSettings } from '#contract/selection-settings.ts';
import { defaultSelectionSettings, type SelectionSettings } from '#domain/back-checks/selection-settings.ts';
import type { Survey } from '#prisma/generated/client.ts';
import { actorOf, inTransaction, type Context } from '#server/context.ts';
import { surveyOf } from '#server/features/surveys/queries.ts';
import { audit } from '#server/platform/audit.ts';
import { jsonOf } from '#server/platform/json.ts';
import { hintBackChecks } from './hints.ts';

export interface SettingsInForce {
  /** Null while the defaults hold that nobody has been chosen by. */
  readonly id: bigint | null;
  readonly settings: SelectionSettings;
}

/** What a survey begins with: the rate that was set with it is the least probability of any interview. */
function initialSettings({ backCheckRate }: Pick<Survey, 'backCheckRate'>): SelectionSettings {
  return {
    ...defaultSelectionSettings,
    risk: { ...defaultSelectionSettings.risk, floor: backCheckRate },
  };
}

export async function settingsInForce(
  ctx: Context,
  survey: Pick<Survey, 'id' | 'backCheckRate'>,
): Promise<SettingsInForce> {
  const last = await ctx.db.selectionSettingsEntry.findFirst({
    where: { surveyId: survey.id },
    orderBy: { id: 'desc' },
  });
  return last === null
    ? { id: null, settings: initialSettings(survey) }
    : { id: last.id, settings: selectionSettings.parse(last.settings) };
}

/** By which an interview was chosen; for one of before the choice by evidence, those in force. */
export async function settingsOfChoice(
  ctx: Context,
  interviewId: string,
  survey: Pick<Survey, 'id' | 'backCheckRate'>,
): Promise<SelectionSettings> {
  const [entry] = await ctx.db.$queryRaw<{ settings: unknown }[]>`
    select e.settings from back_check_selections s join selection_settings e on e.id = s.settings_id
    where s.interview_id = ${interviewId}::uuid`;
  return entry ? selectionSettings.parse(entry.settings) : (await settingsInForce(ctx, survey)).settings;
}

/** The same with an entry that a choice can refer to. Runs in the caller's transaction. */
export async function writtenSettings(
  ctx: Context,
  survey: Pick<Survey, 'id' | 'backCheckRate'>,
): Promise<{ id: bigint; settings: SelectionSettings }> {
  const { id, settings } = await settingsInForce(ctx, survey);
  if (id !== null) return { id, settings };
  const entry = await ctx.db.selectionSettingsEntry.create({
    data: { surveyId: survey.id, settings: jsonOf(settings), setAt: ctx.now() },
  });
  return { id: entry.id, settings };
}

/** Holds for interviews completed from now on; those completed keep their probability. @throws 'not-found' */
export async function setSelectionSettings(
  ctx: Context,
  surveyId: string,
  settings: SelectionSettings,
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const { id: setById } = actorOf(tx);
    const before = await settingsInForce(tx, await surveyOf(tx, surveyId));
    await tx.db.selectionSettingsEntry.create({
      data: { surveyId, settings: jsonOf(settings), setById, setAt: tx.now() },
    });
    await audit(tx, 'selection-settings-set', 'survey', surveyId, {
      before: JSON.stringify(before.settings),
      after: JSON.stringify(settings),
    });
    hintBackChecks(tx, surveyId);
  });
}
